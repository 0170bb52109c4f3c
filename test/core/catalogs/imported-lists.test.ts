/** A body brings its own licensed text: it stands in field work, marked, and leaves the file only where that is allowed. */
import { readFileSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileContext } from '../../../electron/core/context.ts';
import { buildPlanModel } from '../../../electron/core/export/plan-model.ts';
import { buildReportModel } from '../../../electron/core/export/report-model.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';
import { aWorkbook, type Cell } from '../../builders/sheet.ts';

let world: FilledEngagement;
beforeEach(async () => {
  world = await aFilledEngagement();
});
afterEach(() => world.close());

/** Words that stand nowhere else, so that each can be looked for. */
const LIST: readonly (readonly Cell[])[] = [
  ['Clause', 'Title', 'Text', 'Section'],
  ['8', 'Zephyrous running', '', ''],
  ['Clause 8.4', 'Zephyrous judging', 'The zephyrous organization judges zephyrously.', ''],
  ['A.5.4', 'Zephyrous effects', 'The zephyrous effects on persons are written down.', ''],
  ['B.1.1', 'Zephyrous extra', 'A zephyrous requirement of the body.', 'B.1 Zephyrous additions'],
];
const naming = { standard: 'ISO/IEC 42001', edition: '2023', framework: '42001', title: 'Licensed text of the body' } as const;

async function aList(rows = LIST, name = 'licensed.xlsx') {
  const path = world.ports.path(name);
  writeFileSync(path, await aWorkbook({ Requirements: rows }));
  return { ...naming, file: { path } };
}

it('takes the list in once, with the prompts of what the program knows and a heading over each requirement', async () => {
  const { call } = world;
  const input = await aList();
  expect(await call('catalogs.previewList', input)).toMatchObject({ ready: 4, wrong: 0, requirements: 3, withPrompts: 2, known: null });
  const { catalogId, already } = await call('catalogs.importList', input);
  expect(already).toBe(false);
  const { items } = await call('catalogs.items', { catalogId });
  expect(items.map(({ ref, kind, parent }) => `${ref} ${kind} ${parent}`)).toEqual([
    '8 clause null',
    '8.4 requirement 42001:8',
    'A.5 area null',
    'A.5.4 control 42001:A.5',
    'B.1 area null',
    'B.1.1 control 42001:B.1',
  ]);
  expect(items.find(({ ref }) => ref === '8.4')?.ask.length).toBeGreaterThan(0);
  const catalog = (await call('catalogs.list')).catalogs.find(({ id }) => id === catalogId);
  expect(catalog).toMatchObject({
    origin: 'imported',
    mayLeave: false,
    source: 'licensed.xlsx, sheet ‘Requirements’',
    importedByName: 'Ines Vogt',
  });
  expect(catalog?.importedAt).toMatch(/^20/);
  const entries = world.dispatch.session.file?.ledger.entries();
  expect(await call('catalogs.importList', input)).toMatchObject({ catalogId, already: true });
  expect(world.dispatch.session.file?.ledger.entries()).toBe(entries);
  expect(await call('ledger.verify')).toMatchObject({ ok: true });
});

it('names what is wrong by row and column, and writes nothing', async () => {
  const { call } = world;
  const input = await aList([
    ['Clause', 'Title', 'Text'],
    ['8.4', 'Judging', ''],
    ['8.4', 'Twice', ''],
    ['§ 12', 'A paragraph', ''],
    ['9.9', '', ''],
  ]);
  const { problems } = await call('catalogs.previewList', input);
  expect(problems.map(({ row, title }) => `${row} ${title}`)).toEqual(['3 Clause', '4 Clause', '5 Title']);
  const refused = await refusalWithoutWrite(world.path, () => call('catalogs.importList', input));
  expect(refused).toMatchObject({ code: 'ROWS_REFUSED' });
});

it('shows the imported text beside the requirement, marked with its file', async () => {
  const { call, audits, row } = world;
  await call('catalogs.importList', await aList());
  const { imported } = await call('checklist.show', { id: await row(audits.stage2, '8.4', 'LendScore 4.2') });
  expect(imported).toMatchObject([
    {
      list: 'Licensed text of the body',
      title: 'Zephyrous judging',
      description: 'The zephyrous organization judges zephyrously.',
      source: 'licensed.xlsx, sheet ‘Requirements’',
      mayLeave: false,
    },
  ]);
});

/** An audit that is judged by the list, with a finding, a plan and an own question on it. */
async function anAuditByTheList() {
  const { call } = world;
  const { catalogId } = await call('catalogs.importList', await aList());
  const { id: auditId } = await call('audits.create', { kind: 'special' });
  await call('audits.useCatalog', { auditId, catalogId });
  await call('checklist.make', { auditId });
  const rows = (await call('checklist.list', { auditId })).rows;
  await call('plan.addSession', {
    auditId,
    kind: 'session',
    title: 'Judging',
    day: '2026-11-18',
    startMinute: 540,
    endMinute: 600,
    requirements: ['42001:8.4', '42001:B.1.1'],
  });
  const finding = await call('findings.raise', {
    auditId,
    grade: 'minor',
    title: 'Not judged',
    statement: 'The effects were not judged.',
    requirements: ['42001:B.1.1'],
    checklistItems: rows.flatMap(({ id, ref }) => (ref === 'B.1.1' ? [id] : [])),
    objectiveEvidence: [{ text: 'No record of 2026.' }],
  });
  return { auditId, catalogId, findingId: finding.id };
}

/** All cells of a workbook as text. */
async function textOf(path: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(path) as unknown as ArrayBuffer);
  const texts: string[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value))));
  return texts.join('\n');
}

/** What a handler is given. */
function context(): FileContext {
  const { dispatch, ports, call } = world;
  const { session } = dispatch;
  if (session.file === null) throw new Error('no file is open');
  const signal = new AbortController().signal;
  return { ports, session, signal, file: session.file, actor: session.actor, call: call as FileContext['call'] };
}

it('keeps its words out of report, plan, workbook and list of questions until a reason lets them leave', async () => {
  const { call, ports } = world;
  const { auditId, catalogId } = await anAuditByTheList();
  const leaving = async (name: string) => {
    const all = { workbook: ports.path(`${name}-workbook.xlsx`), questions: ports.path(`${name}-questions.xlsx`) };
    await call('reports.workbook', { auditId, to: { path: all.workbook } });
    await call('checklist.exportQuestions', { auditId, to: { path: all.questions } });
    return {
      report: JSON.stringify(buildReportModel(context(), auditId)),
      plan: JSON.stringify(buildPlanModel(context(), auditId)),
      workbook: await textOf(all.workbook),
      questions: await textOf(all.questions),
    };
  };
  const inside = await leaving('inside');
  for (const [document, text] of Object.entries(inside))
    expect(`${document}: ${/.{0,60}zephyrous.{0,60}/i.exec(text)?.[0]}`).toBe(`${document}: undefined`);
  // The program's own title stands for what it knows, the reference for what it does not.
  expect(inside.workbook).toContain('AI system impact assessment');
  expect(inside.workbook).toContain('As worded in ISO/IEC 42001:2023');
  expect(inside.workbook).toContain('Words of an imported list, kept inside');
  // In the window the words are there all the same.
  expect((await call('checklist.list', { auditId })).rows.map(({ title }) => title)).toContain('Zephyrous extra');

  const { mayLeaveReason } = await call('catalogs.setMayLeave', { catalogId, mayLeave: true, reason: 'Licence 4711 covers reports.' });
  expect(mayLeaveReason).toBe('Licence 4711 covers reports.');
  const outside = await leaving('outside');
  for (const text of Object.values(outside)) expect(text).toMatch(/zephyrous/i);
  await call('catalogs.setMayLeave', { catalogId, mayLeave: false, reason: 'The licence has ended.' });
  expect((await leaving('again')).report).not.toMatch(/zephyrous/i);
});

it('keeps its words out of what is sent to the client', async () => {
  const { call, ports } = world;
  const { auditId, findingId } = await anAuditByTheList();
  await call('findings.issue', { id: findingId });
  const path = ports.path('response.xlsx');
  await call('findings.exportResponse', { auditId, to: { path } });
  const text = await textOf(path);
  expect(text).toContain('B.1.1 As worded in ISO/IEC 42001:2023');
  expect(text).not.toMatch(/zephyrous/i);
});

it('removes a list that no audit is judged by, and tells nothing of it in the history of the workbook', async () => {
  const { call, audits, ports } = world;
  const { catalogId } = await call('catalogs.importList', await aList());
  await call('catalogs.removeList', { catalogId });
  expect((await call('catalogs.list')).catalogs.map(({ id }) => id)).not.toContain(catalogId);
  const path = ports.path('after.xlsx');
  await call('reports.workbook', { auditId: audits.stage2, to: { path } });
  expect(await textOf(path)).not.toMatch(/zephyrous/i);

  const used = await anAuditByTheList();
  const refused = await refusalWithoutWrite(world.path, () => call('catalogs.removeList', { catalogId: used.catalogId }));
  expect(refused.code).toBe('RULE');
  const { catalog } = world;
  const program = await refusalWithoutWrite(world.path, () =>
    call('catalogs.setMayLeave', { catalogId: catalog, mayLeave: false, reason: 'No.' }),
  );
  expect(program.code).toBe('RULE');
});
