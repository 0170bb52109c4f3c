/** Own checklists go to a spreadsheet program and come back: what is new is added once, what is wrong is named by its place. */
import { readFileSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';
import { aWorkbook, type Cell } from '../../builders/sheet.ts';

let world: FilledEngagement;
beforeEach(async () => {
  world = await aFilledEngagement();
});
afterEach(() => world.close());

async function aList(rows: readonly (readonly Cell[])[], name = 'own.xlsx'): Promise<string> {
  const path = world.ports.path(name);
  writeFileSync(path, await aWorkbook({ Cover: [['Checklist of the body']], Questions: rows }));
  return path;
}
const entries = () => world.dispatch.session.file?.ledger.entries() ?? -1;

it('adds the questions of a list, each to its unit, with the hint beside it and the row of the file in its source', async () => {
  const { call, audits, row } = world;
  const path = await aList([
    ['Requirement', 'Unit', 'Kind', 'Question', 'Hint'],
    ['8.4', '', '', 'Who may stop a release?', 'Minutes of the release meeting'],
    ['Clause 8.4', 'LendScore', 'Look at', 'Log of stops', ''],
  ]);
  const input = { auditId: audits.stage2, file: { path } };
  const preview = await call('checklist.previewQuestions', input);
  expect(preview).toMatchObject({ sheet: 'Questions', ready: 2, wrong: 0, addedRows: 0, counts: { new: 2, hint: 0, known: 0, row: 0 } });
  const before = entries();
  expect(await call('checklist.importQuestions', input)).toEqual({ added: 2, changed: 0, known: 0, addedRows: 0 });
  expect(entries()).toBe(before + 2);

  const lend = await call('checklist.show', { id: await row(audits.stage2, '8.4', 'LendScore 4.2') });
  const docu = await call('checklist.show', { id: await row(audits.stage2, '8.4', 'DocuSift 2.8') });
  expect(lend.ask.at(-1)).toMatchObject({ text: 'Who may stop a release?', hint: 'Minutes of the release meeting' });
  expect(lend.lookAt.at(-1)).toMatchObject({ text: 'Log of stops' });
  expect(docu.ask.at(-1)).toMatchObject({ text: 'Who may stop a release?' });
  expect(docu.lookAt.map(({ text }) => text)).not.toContain('Log of stops');
  const [change] = (await call('ledger.history', { entity: 'own_question', limit: 1 })).changes;
  expect(change?.after).toContain('own.xlsx, sheet ‘Questions’, row 3');

  const questionId = lend.lookAt.at(-1)?.own ?? '';
  const elsewhere = await refusalWithoutWrite(world.path, () =>
    call('checklist.tickQuestion', { id: docu.row.id, questionId, done: true }),
  );
  expect(elsewhere.code).toBe('RULE');
});

it('changes nothing when the same file is read again, and only the hint when only the hint is another', async () => {
  const { call, audits } = world;
  const rows = [
    ['Requirement', 'Question', 'Hint'],
    ['8.4', 'Who may stop a release?', 'Minutes'],
    ['8.4', 'who may  stop a release?', 'Minutes'],
  ];
  const input = { auditId: audits.stage2, file: { path: await aList(rows) } };
  expect(await call('checklist.importQuestions', input)).toMatchObject({ added: 1, known: 1 });
  const before = entries();
  expect(await call('checklist.importQuestions', input)).toEqual({ added: 0, changed: 0, known: 2, addedRows: 0 });
  expect(entries()).toBe(before);
  const other = await aList([rows[0] ?? [], ['8.4', 'Who may stop a release?', 'Minutes and log']], 'other.xlsx');
  expect(await call('checklist.importQuestions', { auditId: audits.stage2, file: { path: other } })).toMatchObject({
    added: 0,
    changed: 1,
  });
  expect(await call('ledger.verify')).toMatchObject({ ok: true });
});

it('makes the row of the checklist that a line is for when the audit has none', async () => {
  const { call } = world;
  const { id: auditId } = await call('audits.create', { kind: 'special' });
  const path = await aList([
    ['Requirement', 'Unit', 'Question'],
    ['8.4', 'LendScore 4.2', 'Who may stop a release?'],
    ['A.6.2.6', '', ''],
  ]);
  expect(await call('checklist.importQuestions', { auditId, file: { path } })).toEqual({ added: 1, changed: 0, known: 0, addedRows: 2 });
  const { rows } = await call('checklist.list', { auditId });
  expect(rows.map(({ ref, unit }) => `${ref} ${unit.label}`)).toEqual(['8.4 LendScore 4.2', 'A.6.2.6 Whole organization']);
});

it('names sheet, row and column of what is wrong and writes nothing until it is left out', async () => {
  const { call, audits } = world;
  const path = await aList([
    ['Requirement', 'Unit', 'Kind', 'Question'],
    ['8.4', '', '', 'Who may stop a release?'],
    ['99.1', '', '', 'Nothing there?'],
    ['8.4', 'Nowhere', '', 'Where?'],
    ['8', '', 'Listen', `${'x'.repeat(301)}`],
  ]);
  const input = { auditId: audits.stage2, file: { path } };
  const { problems, ready, wrong, sheet } = await call('checklist.previewQuestions', input);
  expect({ ready, wrong, sheet }).toEqual({ ready: 1, wrong: 3, sheet: 'Questions' });
  expect(problems.map(({ row, title }) => `${row} ${title}`)).toEqual(['3 Requirement', '4 Unit', '5 Requirement', '5 Kind', '5 Question']);
  expect(problems[1]?.message).toContain('LendScore 4.2');
  const refused = await refusalWithoutWrite(world.path, () => call('checklist.importQuestions', input));
  expect(refused.code).toBe('ROWS_REFUSED');
  expect(refused.message).toContain('Row 3, column ‘Requirement’');
  const corrected = { ...input, corrections: [{ row: 3, column: 0, value: '8.1' }], leaveOut: [4, 5] };
  expect(await call('checklist.importQuestions', corrected)).toMatchObject({ added: 2 });
});

it('writes a workbook that reads back as nothing new, keeps references as text, and holds no formula', async () => {
  const { call, audits } = world;
  const trap = '=HYPERLINK("https://evil.example","Open")';
  await call('checklist.addQuestion', { auditId: audits.stage2, requirement: '42001:8.4', list: 'lookAt', text: trap });
  const path = world.ports.path('list.xlsx');
  const { rows, fileName } = await call('checklist.exportQuestions', { auditId: audits.stage2, to: { path } });
  expect(fileName).toBe('list.xlsx');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(path) as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('Checklist');
  expect(sheet?.rowCount).toBe(rows + 1);
  const cells: ExcelJS.Cell[] = [];
  for (const one of book.worksheets) one.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  expect(cells.filter(({ type }) => type === ExcelJS.ValueType.Formula || type === ExcelJS.ValueType.Hyperlink)).toEqual([]);
  const trapped = cells.find(({ value }) => value === trap);
  expect(trapped?.type).toBe(ExcelJS.ValueType.String);
  const input = { auditId: audits.stage2, file: { path } };
  const preview = await call('checklist.previewQuestions', input);
  expect(preview).toMatchObject({ wrong: 0, ready: rows, addedRows: 0, counts: { new: 0, hint: 0, known: rows, row: 0 } });
  // Filled in as a person would: a question beside the first requirement.
  const filled = sheet?.getRow(2);
  if (filled !== undefined) filled.getCell(5).value = 'What changed outside?';
  writeFileSync(path, Buffer.from(await book.xlsx.writeBuffer()));
  expect(await call('checklist.importQuestions', input)).toMatchObject({ added: 1, addedRows: 0 });
});
