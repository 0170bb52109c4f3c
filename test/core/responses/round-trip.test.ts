/** Nonconformities to the client and back: what is recorded as sent, the comparison in three ways, what is taken over. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCells } from '../../../electron/core/import/read-cells.ts';
import { ledgerAfter, ledgerNumber, rowsIn } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement, type Finding } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';
import { answered, editedBook, fill, inFile, wholeAnswer } from '../../builders/response-book.ts';

let world: FilledEngagement;
beforeAll(async () => {
  world = await aFilledEngagement();
});
afterAll(() => world.close());

const send = async (...findings: Finding[]) => {
  const path = world.ports.path(`sent-${world.ports.ids.ref()}.xlsx`);
  const sent = await world.call('findings.exportResponse', {
    auditId: world.audits.stage2,
    findings: findings.map(({ id }) => id),
    to: { path },
  });
  return { path, sent };
};
const preview = (bytes: Buffer) => world.call('findings.previewResponse', { file: inFile(bytes) });
type Preview = Awaited<ReturnType<typeof preview>>;
const take = (bytes: Buffer, shown: Preview, accept: (field: string) => boolean = () => true) =>
  world.call('findings.importResponse', {
    file: inFile(bytes),
    comparison: shown.comparison,
    submittedBy: 'Ruben Claes',
    decisions: shown.findings.flatMap(({ findingId, changes }) =>
      changes.filter(({ kind }) => kind !== 'decided').map(({ field }) => ({ findingId, field, accept: accept(field) })),
    ),
  });

describe('sending', () => {
  it('records file, values and fingerprints as sent, and the workbook holds just those', async () => {
    const finding = await world.findingIn('issued', { title: 'Sent and recorded' });
    const { path, sent } = await send(finding);
    const issue = rowsIn(world.path, 'response_issue').find(({ id }) => id === sent.issueId);
    expect(issue).toMatchObject({ kind: 'workbook', sha256: sent.sha256, sentByName: 'Ines Vogt', number: sent.number });
    const row = rowsIn(world.path, 'response_issue_row').find(({ issueId }) => issueId === sent.issueId);
    expect(row?.locked).toContainEqual({ field: 'statement', value: finding.statement });
    const { sheets } = await readCells(readFileSync(path), 'sent.xlsx');
    expect([...sheets.keys()]).toEqual(['Answers', 'Read me', 'Lists', '_fieldbook']);
    const cells =
      sheets
        .get('Answers')
        ?.at(-1)
        ?.cells.map(({ text }) => text) ?? [];
    expect(cells.slice(0, 8)).toEqual([
      finding.id,
      row?.fingerprint,
      finding.shortNumber,
      '▲ Minor',
      'A.6.2.6 AI system operation and monitoring',
      'Drift alarms were closed without a recorded review.',
      'a) Alarms of weeks 31 and 33, closed by the service account.',
      '2026-12-19',
    ]);
  });

  it('takes all that await an answer when none is named, and refuses what was never issued', async () => {
    const draft = await world.findingIn('draft');
    const closed = await world.findingIn('closed');
    const to = { path: world.ports.path('all.xlsx') };
    const { issueId } = await world.call('findings.exportResponse', { auditId: world.audits.stage2, to });
    const sentIds = rowsIn(world.path, 'response_issue_row')
      .filter((row) => row.issueId === issueId)
      .map(({ findingId }) => findingId);
    expect(sentIds.length).toBeGreaterThan(0);
    expect(sentIds).not.toContain(draft.id);
    expect(sentIds).not.toContain(closed.id);
    for (const [findings, code] of [
      [[draft.id], 'RULE'],
      [[closed.id], 'RULE'],
      [[unknownId], 'NOT_FOUND'],
    ] as const) {
      const refused = await refusalWithoutWrite(world.path, () =>
        world.call('findings.exportResponse', { auditId: world.audits.stage2, findings: [...findings], to }),
      );
      expect(refused.code).toBe(code);
    }
    const empty = await refusalWithoutWrite(world.path, () => world.call('findings.exportResponse', { auditId: world.audits.stage1, to }));
    expect(empty).toMatchObject({ code: 'RULE' });
  });
});

describe('a returned workbook', () => {
  it('is shown without writing, taken over in one step, and kept as evidence', async () => {
    const finding = await world.findingIn('issued', { title: 'Whole round' });
    const { path } = await send(finding);
    const bytes = await answered(path, finding.shortNumber, wholeAnswer);
    const before = ledgerNumber(world.path);
    const shown = await preview(bytes);
    expect(ledgerNumber(world.path)).toBe(before);
    expect(shown.problems).toEqual([]);
    expect(shown.findings[0]?.changes.map(({ field, kind, returned, blocked }) => [field, kind, returned, blocked])).toEqual([
      ['understood', 'offered', 'yes', ''],
      ['correction', 'offered', 'The three alarms were reviewed and entered in the log.', ''],
      ['correctionDoneOn', 'offered', '2026-12-01', ''],
      ['extent', 'offered', 'All alarms of 2026 were looked at; no other is affected.', ''],
      ['cause', 'offered', 'The alarms reach a mailbox that no role owns.', ''],
      ['method', 'offered', 'five_whys', ''],
      ['correctiveAction', 'offered', 'The alarm goes to the ticket tool; the tool asks for a review number.', ''],
      ['owner', 'offered', 'Platform lead', ''],
      ['plannedFor', 'offered', '2027-01-15', ''],
      ['enclosed', 'offered', 'Log extract, weeks 27 to 38.pdf', ''],
    ]);

    const done = await take(bytes, shown, (field) => field !== 'extent');
    expect(done).toMatchObject({ accepted: 9, rejected: 1, findings: [finding.id] });
    const { finding: now, responses, evidence } = await world.call('findings.show', { id: finding.id });
    expect(now).toMatchObject({ state: 'response_submitted', auditeeName: 'Ruben Claes', auditeeUnderstood: true });
    expect(responses).toMatchObject([
      {
        response: { round: 1, submittedBy: 'Ruben Claes', enclosed: 'Log extract, weeks 27 to 38.pdf' },
        correction: { doneOn: '2026-12-01', extent: '' },
        cause: { text: 'The alarms reach a mailbox that no role owns.', method: 'five_whys' },
        correctiveAction: { owner: 'Platform lead', plannedFor: '2027-01-15' },
      },
    ]);
    expect(evidence.map(({ id }) => id)).toEqual([done.evidenceId]);
    // One write: states in the order of the life of a finding, all under one reason.
    const written = ledgerAfter(world.path, before);
    expect(new Set(written.map(({ reason }) => reason))).toEqual(new Set(['Response workbook returned: answers.xlsx']));
    expect(written.filter(({ field }) => field === 'state').map(({ before: from, after }) => [from, after])).toEqual([
      ['issued', 'acknowledged'],
      ['acknowledged', 'response_submitted'],
    ]);
    const [decided] = rowsIn(world.path, 'response_return').slice(-1);
    expect(decided?.decisions).toContainEqual({
      findingId: finding.id,
      field: 'extent',
      returned: 'All alarms of 2026 were looked at; no other is affected.',
      before: '',
      accepted: false,
    });

    // The same file again, and the same answers in another file, change nothing and say so.
    for (const again of [bytes, await answered(path, finding.shortNumber, { ...wholeAnswer, extent: wholeAnswer.extent ?? '' })]) {
      const second = await preview(again);
      expect(second.already).toMatchObject({ takenByName: 'Ines Vogt' });
      const number = ledgerNumber(world.path);
      expect(await take(again, second)).toEqual({ accepted: 0, rejected: 0, evidenceId: null, findings: [] });
      expect(ledgerNumber(world.path)).toBe(number);
    }
  });

  it('updates a round that was not judged yet, and asks where both sides changed a field', async () => {
    const finding = await world.findingIn('acknowledged', { title: 'Both sides' });
    const { path } = await send(finding);
    await world.call('findings.submitResponse', {
      id: finding.id,
      submittedBy: 'Marit de Vries',
      correction: { text: 'Told on the telephone: reviewed.' },
      cause: { text: 'The mailbox has no owner.', method: 'other' },
      correctiveAction: { text: 'A ticket per alarm.' },
    });
    const bytes = await answered(path, finding.shortNumber, {
      correction: 'All three were reviewed.',
      cause: 'The mailbox has no owner.',
      extent: 'No other alarm.',
    });
    const shown = await preview(bytes);
    expect(shown.findings[0]?.changes.map(({ field, kind, sent, returned, now }) => [field, kind, sent, returned, now])).toEqual([
      ['correction', 'conflict', '', 'All three were reviewed.', 'Told on the telephone: reviewed.'],
      ['extent', 'offered', '', 'No other alarm.', ''],
    ]);
    await take(bytes, shown, (field) => field === 'extent');
    const { responses } = await world.call('findings.show', { id: finding.id });
    expect(responses).toHaveLength(1);
    expect(responses[0]?.correction).toMatchObject({ text: 'Told on the telephone: reviewed.', extent: 'No other alarm.' });
  });

  it('makes a new round after a return, from what stood there and what came back', async () => {
    const finding = await world.findingIn('rejected', { title: 'Second round' });
    const { path } = await send(finding);
    const bytes = await answered(path, finding.shortNumber, { cause: 'The release gate does not know the alarm list.' });
    await take(bytes, await preview(bytes));
    const { finding: now, responses } = await world.call('findings.show', { id: finding.id });
    expect(now.state).toBe('response_submitted');
    expect(responses).toHaveLength(2);
    expect(responses[1]).toMatchObject({
      response: { round: 2, submittedBy: 'Ruben Claes' },
      correction: { text: 'Both assessments were redone.' },
      cause: { text: 'The release gate does not know the alarm list.' },
    });
  });

  it('is not taken where the finding takes no answer any more, and not before it is understood', async () => {
    const done = await world.findingIn('acknowledged', { title: 'Judged meanwhile' });
    const silent = await world.findingIn('issued', { title: 'Silent' });
    const { path } = await send(done, silent);
    await world.call('findings.submitResponse', {
      id: done.id,
      submittedBy: 'Marit de Vries',
      correction: { text: 'Reviewed.' },
      cause: { text: 'No owner.', method: 'other' },
      correctiveAction: { text: 'A ticket per alarm.' },
    });
    await world.call('findings.reviewResponse', { id: done.id, correction: 'accepted', cause: 'accepted', correctiveAction: 'accepted' });
    const bytes = await editedBook(path, (sheet) => {
      fill(sheet, done.shortNumber, { extent: 'None.' });
      fill(sheet, silent.shortNumber, { correction: 'Reviewed.' });
    });
    const shown = await preview(bytes);
    expect(shown.findings.map(({ changes }) => changes.map(({ blocked }) => blocked))).toEqual([
      [`The answer to ${done.shortNumber} was judged. It takes another one once it is returned.`],
      [`Whether ${silent.shortNumber} is understood has to be said first.`],
    ]);
    const refused = await refusalWithoutWrite(world.path, () => take(bytes, shown));
    expect(refused).toMatchObject({ code: 'RULE' });
    // Once it is acknowledged by hand, the same file can be read again, and nothing was lost.
    await world.call('findings.acknowledge', { id: silent.id, auditee: 'Ruben Claes', understood: true });
    const again = await preview(bytes);
    expect(again.findings[1]?.changes.map(({ field, blocked }) => [field, blocked])).toEqual([['correction', '']]);
  });

  it('is not taken over when the record changed after it was shown, nor when nothing is decided', async () => {
    const finding = await world.findingIn('acknowledged', { title: 'Changed since' });
    const { path } = await send(finding);
    const bytes = await answered(path, finding.shortNumber, { correction: 'Reviewed.', view: 'Week 33 was reviewed by telephone.' });
    const shown = await preview(bytes);
    expect(shown.findings[0]?.notes).toHaveLength(2);
    expect(
      await refusalWithoutWrite(world.path, () =>
        world.call('findings.importResponse', { file: inFile(bytes), comparison: shown.comparison, submittedBy: 'R', decisions: [] }),
      ),
    ).toMatchObject({ code: 'RULE' });
    await world.call('findings.dispute', { id: finding.id, auditee: 'Ruben Claes', view: 'Not so.' });
    expect(await refusalWithoutWrite(world.path, () => take(bytes, shown))).toMatchObject({ code: 'CONFLICT' });
    // The dispute stands: a returned view is a conflict now, and an answer may come all the same.
    const again = await preview(bytes);
    expect(again.findings[0]?.changes.map(({ field, kind }) => [field, kind])).toEqual([
      ['view', 'conflict'],
      ['correction', 'offered'],
    ]);
  });
});

it('leaves a history that verifies, and a list of what was sent and returned', async () => {
  expect(await world.call('ledger.verify')).toMatchObject({ ok: true, problems: [] });
  const { issues } = await world.call('findings.sent', { auditId: world.audits.stage2 });
  expect(issues.length).toBeGreaterThan(4);
  expect(issues.flatMap(({ returns }) => returns)[0]).toMatchObject({ accepted: 9, rejected: 1, submittedBy: 'Ruben Claes' });
});
