import { expect, it } from 'vitest';
import { systemsSheet } from '../../electron/core/export/workbook/sheets/facts.ts';
import { aReportModel } from './a-report-model.ts';

it('lists AI systems in words, with sites, the day of the impact assessment as a day, and the class of the AI Act', () => {
  const sheet = systemsSheet({ reports: [aReportModel()], people: [], onAudits: new Map(), history: [], plans: new Map() });
  const head = sheet.columns.map(({ header }) => header);
  const cell = (row: number, header: string) => sheet.rows[row]?.cells[head.indexOf(header)];
  expect(sheet.columns[head.indexOf('Impact assessment')]?.kind).toBe('date');
  expect(
    ['System', 'AI role', 'Sites', 'Impact assessment', 'AI Act class', 'Risk level', 'Status'].map((header) => cell(0, header)),
  ).toEqual(['LendScore', 'AI provider', 'Utrecht', '2026-03-02', 'High-risk, Annex III', 'High', 'In production']);
  expect(cell(1, 'Impact assessment')).toBeNull();
});
