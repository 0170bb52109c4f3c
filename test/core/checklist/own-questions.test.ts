import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileContext } from '../../../electron/core/context.ts';
import { clientCopyOf, clientReport } from '../../../electron/core/export/client-copy.ts';
import { ownQuestionText } from '../../../electron/core/export/report-model/own-question-text.ts';
import { buildReportModel } from '../../../electron/core/export/report-model.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let world: FilledEngagement;
beforeEach(async () => {
  world = await aFilledEngagement();
});
afterEach(() => world.close());

it('adds an own question after those of the catalog, marked, and ticks it row by row', async () => {
  const { call, audits, row } = world;
  const lend = await row(audits.stage2, '8.4', 'LendScore 4.2');
  const docu = await row(audits.stage2, '8.4', 'DocuSift 2.8');
  const question = { auditId: audits.stage2, requirement: '42001:8.4', list: 'ask', text: 'Who may stop a release?' } as const;
  const { id: questionId } = await call('checklist.addQuestion', question);
  await call('checklist.tickQuestion', { id: lend, questionId, done: true });
  const last = async (id: string) => (await call('checklist.show', { id })).ask.at(-1);
  expect(await last(lend)).toEqual({ text: 'Who may stop a release?', done: true, own: questionId, hint: '' });
  expect(await last(docu)).toEqual({ text: 'Who may stop a release?', done: false, own: questionId, hint: '' });
  expect((await call('coverage.show', { auditId: audits.stage2 })).rows.find(({ id }) => id === lend)?.looks.prompts).toBe(1);

  const twice = await refusalWithoutWrite(world.path, () => call('checklist.addQuestion', question));
  expect(twice.code).toBe('CONFLICT');
  const elsewhere = await row(audits.stage2, '8.1');
  expect(
    (await refusalWithoutWrite(world.path, () => call('checklist.tickQuestion', { id: elsewhere, questionId, done: true }))).code,
  ).toBe('RULE');

  await call('checklist.removeQuestion', { questionId });
  expect((await last(lend))?.own).toBeNull();
  expect(await call('ledger.verify')).toMatchObject({ ok: true });
});

it('prints an own question with whether it was asked, unit by unit, and leaves it out of a client’s copy without notes', async () => {
  const { call, audits, row, dispatch, ports } = world;
  const lend = await row(audits.stage2, '8.4', 'LendScore 4.2');
  const question = { auditId: audits.stage2, requirement: '42001:8.4', list: 'ask', text: 'Who may stop a release?' } as const;
  const { id: questionId } = await call('checklist.addQuestion', question);
  await call('checklist.tickQuestion', { id: lend, questionId, done: true });
  const { file, actor } = dispatch.session;
  if (file === null) throw new Error('no file is open');
  const context = { ports, session: dispatch.session, signal: new AbortController().signal, file, actor, call } as unknown as FileContext;
  const report = buildReportModel(context, audits.stage2);
  const of = (checklist: typeof report.checklist) =>
    checklist.filter(({ ref }) => ref === '8.4').map((line) => `${line.unit.label}: ${line.questions.map(ownQuestionText).join()}`);
  expect(of(report.checklist)).toEqual(
    expect.arrayContaining([
      'LendScore 4.2: Own question, asked: Who may stop a release?',
      'DocuSift 2.8: Own question, not asked: Who may stop a release?',
    ]),
  );
  expect(report.checklist.filter(({ ref }) => ref !== '8.4').flatMap(({ questions }) => questions)).toEqual([]);
  const copy = clientReport(report, clientCopyOf(context, { notes: true }));
  expect(copy.checklist.flatMap(({ questions }) => questions)).toEqual([]);
});

it('shows what stood on the requirement in the audit before, findings among it', async () => {
  const { call } = world;
  const finding = await world.findingIn('issued', { ref: 'A.6.2.6' });
  const { id: auditId } = await call('audits.create', { kind: 'surveillance' });
  await call('checklist.make', { auditId, units: [{ requirement: '42001:A.6.2.6', unit: { kind: 'organization', id: null } }] });
  const [row] = (await call('checklist.list', { auditId })).rows;
  const { earlier } = await call('checklist.show', { id: row?.id ?? '' });
  expect(earlier[0]).toMatchObject({ auditNumber: 'S2', shown: 'minor', changed: false, findings: [{ id: finding.id, state: 'issued' }] });
});
