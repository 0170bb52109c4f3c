/**
 * Sixty texts that a spreadsheet might run, typed everywhere into an engagement: no workbook made from it holds a live one,
 * and each of them is one by the schemas, so that Excel opens it without offering a repair.
 */
import { readFileSync } from 'node:fs';
import Excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFilledEngagement, type FilledEngagement } from '../builders/filled-engagement.ts';
import { partsOf } from '../builders/zip.ts';
import { problemsOfWorkbook } from './ooxml.ts';

const bodies = [
  '1+1',
  'HYPERLINK("https://example.invalid","open")',
  "cmd|' /C calc'!A0",
  'DDE("cmd";"/C calc";"1")',
  'IMPORTXML("https://example.invalid","//a")',
  'IMPORTDATA("https://example.invalid")',
  'WEBSERVICE("https://example.invalid")',
  'FILTERXML("<a/>","//a")',
  "'file:///etc/passwd'#$Sheet1.A1",
  '[other.xlsx]Sheet1!A1',
  'SUM(A1:A9)*cmd|x!A',
  'INDIRECT("A1")',
  'CALL("kernel32","WinExec","JCJ","calc",0)',
  'REGISTER.ID("kernel32","WinExec")',
  'EXEC("calc")',
];
const starts = ['=', '+', '-', '@'];
const payloads = starts.flatMap((start) => bodies.map((body) => `${start}${body}`));

let world: FilledEngagement;
const books = new Map<string, Buffer>();

beforeAll(async () => {
  world = await aFilledEngagement();
  const { call, audits } = world;
  const at = (index: number) => payloads[index % payloads.length] ?? '';
  await call('engagement.update', {
    clientName: at(0),
    clientAddress: at(1),
    representativeName: at(2),
    bodyName: at(3),
    scopeStatement: at(4),
    clientDescription: at(5),
  });
  await call('audits.update', { id: audits.stage2, criteria: at(6), objectives: at(7), places: at(8) });
  const itemId = await world.row(audits.stage2, '5.2');
  await call('checklist.addNote', { id: itemId, text: payloads.join('\n') });
  // Each in a cell of its own: title and version of evidence, name and purpose of systems.
  for (let index = 0; index < 15; index += 1) {
    await call('evidence.addSeen', { auditId: audits.stage2, title: at(index), versionOrDate: at(index + 15) });
    await call('scope.addSystem', { name: at(index + 30), purpose: at(index + 45), inScope: true });
  }
  await call('interviews.add', { auditId: audits.stage2, title: at(16), place: at(17) });
  await call('reports.setText', { auditId: audits.stage2, section: 'summary', text: payloads.join('\n') });
  const finding = await world.findingIn('issued', { title: at(20) });
  const written = async (name: string, work: (to: { path: string }) => Promise<unknown>) => {
    await work({ path: world.ports.path(name) });
    books.set(name, readFileSync(world.ports.path(name)));
  };
  await written('book.xlsx', (to) => call('reports.workbook', { auditId: audits.stage2, to }));
  await written('all.xlsx', (to) => call('reports.workbook', { to }));
  await written('client.xlsx', (to) => call('reports.workbook', { auditId: audits.stage2, to, copy: 'client' }));
  await call('checklist.addQuestion', { auditId: audits.stage2, requirement: '42001:5.2', list: 'ask', text: at(21) });
  await call('plan.addSession', {
    auditId: audits.stage2,
    day: '2026-11-17',
    startMinute: 540,
    endMinute: 600,
    title: at(22),
    room: at(23),
  });
  await written('questions.xlsx', (to) => call('checklist.exportQuestions', { auditId: audits.stage2, to }));
  await written('response.xlsx', (to) => call('findings.exportResponse', { auditId: audits.stage2, findings: [finding.id], to }));
}, 400_000);
afterAll(() => world.close());

describe('a workbook made from an engagement full of formulas', () => {
  it('is tried with sixty of them', () => {
    expect(new Set(payloads).size).toBe(60);
    expect(books.size).toBe(5);
  });

  it('holds no formula, no link to the outside and nothing that is run, in any of its parts', async () => {
    for (const [name, bytes] of books) {
      const parts = await partsOf(bytes);
      const names = [...parts.keys()];
      expect(
        names.filter((part) => /externalLink|vbaProject|connections|queryTables|activeX|embeddings|macrosheets/i.test(part)),
        name,
      ).toEqual([]);
      for (const [part, content] of parts) {
        const xml = content.toString('utf8');
        expect(/<f[ >/]/.test(xml), `${name} ${part} has a formula`).toBe(false);
        expect(/<hyperlink|ddeLink|oleLink|TargetMode="External"/.test(xml), `${name} ${part} leads outside`).toBe(false);
      }
    }
  });

  it('is one by the schemas of Excel, whatever stands in its cells', async () => {
    for (const [name, bytes] of books) expect(await problemsOfWorkbook(bytes), name).toEqual([]);
  }, 120_000);

  it('shows each of them word for word, as text', async () => {
    const book = new Excel.Workbook();
    await book.xlsx.load(books.get('book.xlsx') as unknown as ArrayBuffer);
    const texts: string[] = [];
    book.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.type, `${sheet.name} ${cell.address}`).not.toBe(Excel.ValueType.Formula);
          texts.push(cell.text);
        }),
      ),
    );
    const all = texts.join('\n');
    expect(payloads.filter((payload) => !all.includes(payload))).toEqual([]);
  });
});
