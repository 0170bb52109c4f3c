import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFilledEngagement, type FilledEngagement } from '../builders/filled-engagement.ts';
import { hasPdfToText, leftOut, textOfPdf } from './read-pdf.ts';

if (!hasPdfToText()) console.warn(leftOut);

const received = { path: join(import.meta.dirname, '../../resources/sample/evidence/soa-3-2-sheet-annex-a.csv') };

describe('report and workbook of an audit that pins a Statement of Applicability', () => {
  let e: FilledEngagement;
  beforeAll(async () => {
    e = await aFilledEngagement();
    const { version } = await e.call('soa.import', {
      file: received,
      number: '3.2',
      approvedBy: 'Chief risk officer',
      approvedOn: '2026-09-14',
    });
    const { items } = await e.call('soa.show', { id: version.id });
    const item = items.find((one) => one.controlRef === 'A.9.4');
    await e.call('soa.updateItem', {
      id: item?.id ?? '',
      exclusionGround: 'risk_assessment',
      exclusionText: 'Own use is limited to the decision desk.',
      linkedRisks: 'R-26, R-27',
    });
    await e.call('soa.raiseConcern', { of: { versionId: version.id, requirement: '42001:A.8.5' }, note: 'Reporting duties exist.' });
    await e.call('soa.pin', { auditId: e.audits.stage2, versionId: version.id });
    await e.call('soa.applyToChecklist', { auditId: e.audits.stage2 });
  });
  afterAll(() => e.close());

  it.runIf(hasPdfToText())(
    'prints version, approval, excluded controls with the client’s justification, missing ones and concerns',
    async () => {
      const to = { path: e.ports.path('report.pdf') };
      await e.call('reports.export', { auditId: e.audits.stage2, to, task: 'report-soa' });
      const text = textOfPdf(readFileSync(to.path)).replaceAll(/\s+/g, ' ');
      expect(text).toContain('3.2 · approved by Chief risk officer, 14 Sep 2026');
      expect(text).toContain('38 controls: 37 apply, 1 excluded');
      expect(text).toContain('Own use is limited to the decision desk.');
      expect(text).toContain('A.8.5, A.10.4');
      expect(text).toContain('A.8.5: Reporting duties exist.');
    },
  );

  it('fills the sheet SoA with a row per control, what is not named included', async () => {
    const to = { path: e.ports.path('book.xlsx') };
    await e.call('reports.workbook', { auditId: e.audits.stage2, to, task: 'workbook-soa' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(to.path);
    const sheet = book.getWorksheet('SoA');
    const rows = (sheet?.getSheetValues() ?? []).flatMap((row) =>
      Array.isArray(row) ? [Array.from(row.slice(1), (cell) => String(cell ?? ''))] : [],
    );
    expect(rows[0]).toEqual(['SoA version', 'Control', 'Title', 'Applies', 'Reason', 'Text or ground', 'Implementation', 'Auditor’s note']);
    expect(rows).toHaveLength(1 + 40 + 1);
    expect(rows.find((row) => row[1] === 'A.9.4')?.slice(0, 6)).toEqual([
      '3.2',
      'A.9.4',
      'Intended use of the AI system',
      'No',
      'Not needed by the risk assessment',
      'Own use is limited to the decision desk.\nRisks: R-26, R-27',
    ]);
    expect(rows.find((row) => row[1] === 'A.5.4')?.[2]).toBe(
      'Assessing AI system impact on individuals or groups of individuals (as written: Bias assessment)',
    );
    expect(rows.find((row) => row[1] === 'A.8.5')).toEqual([
      '3.2',
      'A.8.5',
      'Information for interested parties',
      '',
      '',
      'The statement does not name this control.',
      '',
      'Area of concern: Reporting duties exist.',
    ]);
  });
});
