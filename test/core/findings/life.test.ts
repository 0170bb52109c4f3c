/** The life of a nonconformity on a real file: rows, ledger, deadlines and history of each step. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, aResponse, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let e: FilledEngagement;
beforeEach(async () => {
  e = await aFilledEngagement();
});
afterEach(() => e.close());

const verdicts = { correction: 'accepted', cause: 'accepted', correctiveAction: 'accepted' } as const;

describe('each step', () => {
  it('is one write that leaves its rows, from draft to closed', async () => {
    const { id } = await e.findingIn('draft');
    const step = async (work: () => Promise<{ state: string }>) => {
      const { value, left } = await withLedger(e.path, work);
      return [value.state, ...deeds(left)];
    };
    expect(await step(() => e.call('findings.issue', { id, on: '2026-11-19', answerBy: '2026-12-19', verifyBy: '2027-02-17' }))).toEqual([
      'issued',
      'update finding state',
      'update finding issuedAt',
      'update finding answerBy',
      'update finding verifyBy',
    ]);
    expect(rowIn(e.path, 'finding', id)?.issuedAt).toBe('2026-11-19T11:00:00.000Z');
    expect(
      await step(() => e.call('findings.acknowledge', { id, on: '2026-11-19', auditee: 'Ruben Claes', understood: true, view: 'Clear.' })),
    ).toEqual([
      'acknowledged',
      'update finding state',
      'update finding auditeeName',
      'update finding auditeeOn',
      'update finding auditeeUnderstood',
      'update finding auditeeView',
    ]);
    const answered = [
      'response_submitted',
      'insert response',
      'insert correction',
      'insert cause',
      'insert corrective_action',
      'update finding state',
    ];
    expect(await step(() => e.call('findings.submitResponse', { id, on: '2026-12-11', ...aResponse }))).toEqual(answered);
    const judged = [
      'update response correctionVerdict',
      'update response causeVerdict',
      'update response correctiveActionVerdict',
      'update response reviewComment',
      'update response reviewedByName',
      'update response reviewedOn',
    ];
    expect(
      await step(() =>
        e.call('findings.reviewResponse', { id, on: '2026-12-14', ...verdicts, cause: 'returned', comment: 'Repeats the problem.' }),
      ),
    ).toEqual(['rejected', ...judged, 'update finding state']);
    expect(await step(() => e.call('findings.submitResponse', { id, on: '2026-12-16', ...aResponse }))).toEqual(answered);
    expect(await step(() => e.call('findings.reviewResponse', { id, on: '2026-12-18', ...verdicts, comment: 'Sound.' }))).toEqual([
      'under_review',
      ...judged,
      'update finding state',
    ]);
    expect(await step(() => e.call('findings.acceptPlan', { id, on: '2026-12-18' }))).toEqual(['plan_accepted', 'update finding state']);
    expect(
      await step(() => e.call('findings.submitEvidence', { id, on: '2027-01-14', text: 'Gate G3.', evidence: [e.evidence, e.evidence] })),
    ).toEqual([
      'evidence_submitted',
      'update corrective_action implementation',
      'update corrective_action implementedOn',
      'insert link',
      'update finding state',
    ]);
    expect(
      await step(() =>
        e.call('findings.verify', { id, on: '2027-01-22', method: 'remote', effective: true, text: 'Gate tried.', byId: e.people.auditor }),
      ),
    ).toEqual(['verification', 'insert verification', 'update finding state']);
    expect(await step(() => e.call('findings.close', { id, on: '2027-01-25' }))).toEqual(['closed', 'update finding state']);

    const detail = await e.call('findings.show', { id });
    expect(
      detail.responses.map(({ response }) => [response.round, response.submittedOn, response.causeVerdict, response.reviewedByName]),
    ).toEqual([
      [1, '2026-12-11', 'returned', 'Ines Vogt'],
      [2, '2026-12-16', 'accepted', 'Ines Vogt'],
    ]);
    expect(detail.responses.map(({ correctiveAction }) => correctiveAction?.implementation)).toEqual(['', 'Gate G3.']);
    expect(detail.verifications).toMatchObject([{ byName: 'Tobias Keller', verifiedOn: '2027-01-22', effective: true }]);
    expect(detail.evidence).toMatchObject([{ id: e.evidence, linkKind: 'implements' }]);
    expect(detail.steps).toEqual(['reopen']);
    expect(detail.history.map((line) => line.what)).toEqual([
      'Closed. As of 25 Jan 2027',
      'Verified as effective by Tobias Keller, dated 22 Jan 2027',
      'Evidence of implementation in, dated 14 Jan 2027',
      'Plan accepted. As of 18 Dec 2026',
      'Response reviewed (correction accepted, cause accepted, corrective action accepted), dated 18 Dec 2026',
      'Response 2 by Marit de Vries, dated 16 Dec 2026',
      'Response returned (correction accepted, cause returned, corrective action accepted), dated 14 Dec 2026',
      'Response 1 by Marit de Vries, dated 11 Dec 2026',
      'Understood by Ruben Claes, dated 19 Nov 2026',
      'Issued, dated 19 Nov 2026',
      'Raised: Minor nonconformity',
    ]);
    expect(detail.history.every((line) => line.who === 'Ines Vogt' && line.at.startsWith('2026-11-18'))).toBe(true);
  });

  it('that needs a reason keeps it in the ledger and in the row', async () => {
    const disputed = await e.findingIn('issued');
    const { left } = await withLedger(e.path, () =>
      e.call('findings.dispute', { id: disputed.id, auditee: 'Ruben Claes', view: 'The log was not read.' }),
    );
    expect(left.every((row) => row.reason === 'The log was not read.')).toBe(true);
    expect(rowIn(e.path, 'finding', disputed.id)).toMatchObject({
      state: 'disputed',
      auditeeView: 'The log was not read.',
      auditeeName: 'Ruben Claes',
    });

    const withdrawn = await withLedger(e.path, () => e.call('findings.withdraw', { id: disputed.id, reason: 'The log shows the review.' }));
    expect(new Set(withdrawn.left.map((row) => row.reason))).toEqual(new Set(['The log shows the review.']));
    expect(rowsIn(e.path, 'diverging_opinion')).toMatchObject([
      { view: 'The log was not read.', outcome: 'withdrawn', resolution: 'The log shows the review.' },
    ]);
    expect(withdrawn.value).toMatchObject({ state: 'withdrawn', withdrawnReason: 'The log shows the review.' });

    const closed = await e.findingIn('closed', { ref: 'A.8.3' });
    const reopened = await withLedger(e.path, () =>
      e.call('findings.reopen', { id: closed.id, on: '2026-11-01', reason: 'It came back.' }),
    );
    expect(reopened.left.map((row) => row.reason)).toEqual(['As of 1 Nov 2026: It came back.']);
    expect(reopened.value.state).toBe('response_due');
    for (const work of [
      () => e.call('findings.withdraw', { id: closed.id, reason: ' ' }),
      () => e.call('findings.reopen', { id: closed.id, reason: '' }),
      () => e.call('findings.dispute', { id: closed.id, auditee: 'R. Claes', view: ' ' }),
    ])
      expect((await refusalWithoutWrite(e.path, work)).code).toBe('INVALID_INPUT');
  });

  it('records an opportunity, and nothing follows but withdrawal and amendment', async () => {
    const ofi = await e.findingIn('recorded', { ref: 'A.8.2' });
    expect((await e.call('findings.show', { id: ofi.id })).steps).toEqual(['withdraw', 'amend']);
  });

  it('on an unknown finding is NOT_FOUND', async () => {
    const id = unknownId;
    for (const work of [
      () => e.call('findings.issue', { id }),
      () => e.call('findings.close', { id }),
      () => e.call('findings.show', { id }),
    ])
      expect((await refusalWithoutWrite(e.path, work)).code).toBe('NOT_FOUND');
  });
});

describe('accepting a plan', () => {
  it('needs three accepted verdicts on the latest response', async () => {
    const { id } = await e.findingIn('response_submitted');
    const error = await refusalWithoutWrite(e.path, () => e.call('findings.acceptPlan', { id }));
    expect(error).toMatchObject({ code: 'RULE', message: expect.stringContaining('9.4.10') });
    await e.call('findings.reviewResponse', { id, ...verdicts });
    expect((await e.call('findings.acceptPlan', { id })).state).toBe('plan_accepted');
  });

  it('does not count the verdicts on an earlier response', async () => {
    const { id } = await e.findingIn('rejected');
    await e.call('findings.submitResponse', { id, ...aResponse });
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.acceptPlan', { id }))).code).toBe('RULE');
  });

  it.each(['correction', 'cause', 'correctiveAction'] as const)('is out of reach when %s is returned', async (part) => {
    const { id } = await e.findingIn('response_submitted');
    expect((await e.call('findings.reviewResponse', { id, ...verdicts, [part]: 'returned' })).state).toBe('rejected');
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.acceptPlan', { id }))).code).toBe('RULE');
  });
});

describe('verifying', () => {
  const verify = (id: string, more: object = {}) =>
    e.call('findings.verify', { id, method: 'desk', effective: true, text: 'Seen.', ...more });

  it('that finds the action not effective leads back to evidence or a new response, never to closing', async () => {
    const { id } = await e.findingIn('evidence_submitted');
    expect((await verify(id, { effective: false })).state).toBe('not_effective');
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.close', { id }))).code).toBe('RULE');
    expect((await e.call('findings.show', { id })).steps.toSorted()).toEqual([
      'amend',
      'escalate',
      'regrade',
      'submit_evidence',
      'submit_response',
    ]);
    await e.call('findings.submitEvidence', { id, text: 'Again.' });
    await verify(id);
    expect((await e.call('findings.close', { id })).state).toBe('closed');
    expect(rowsIn(e.path, 'verification').map((row) => row.effective)).toEqual([false, true]);
  });

  it('is not for a person who was a consultant, even under another role today', async () => {
    const { id } = await e.findingIn('evidence_submitted');
    const was = (await e.call('team.add', { name: 'Former consultant', role: 'consultant', side: 'consultant' })).id;
    expect(await refusalWithoutWrite(e.path, () => verify(id, { byId: was }))).toMatchObject({
      code: 'NOT_ALLOWED',
      message: expect.stringContaining('5.2.10'),
    });
    await e.call('team.update', { id: was, role: 'auditor', side: 'body' });
    expect(await refusalWithoutWrite(e.path, () => verify(id, { byId: was }))).toMatchObject({
      code: 'NOT_ALLOWED',
      message: expect.stringContaining('5.2.10'),
    });
    await e.call('team.actAs', { id: was });
    expect((await refusalWithoutWrite(e.path, () => verify(id))).message).toContain('5.2.10');
  });

  it('is not for a person whose role does not verify, and not for nobody', async () => {
    const { id } = await e.findingIn('evidence_submitted');
    const observer = (await e.call('team.add', { name: 'An observer', role: 'observer', side: 'body' })).id;
    for (const byId of [observer, e.people.auditee])
      expect(await refusalWithoutWrite(e.path, () => verify(id, { byId }))).toMatchObject({
        code: 'NOT_ALLOWED',
        message: expect.stringContaining('9.4.10'),
      });
    expect((await refusalWithoutWrite(e.path, () => verify(id, { byId: unknownId }))).code).toBe('NOT_FOUND');
  });
});

it('refuses evidence of implementation that is not there', async () => {
  const { id } = await e.findingIn('plan_accepted');
  const error = await refusalWithoutWrite(e.path, () => e.call('findings.submitEvidence', { id, text: 'x', evidence: [unknownId] }));
  expect(error.code).toBe('NOT_FOUND');
});

describe('the list of findings', () => {
  it('holds those of one audit or of all, with what is due and how late it is in the zone of the body', async () => {
    const issued = await e.findingIn('acknowledged');
    const planned = await e.findingIn('plan_accepted', { grade: 'major', ref: '8.4' });
    const draft = await e.findingIn('draft', { ref: 'A.5.2' });
    const due = async (now: string) => {
      e.ports.setNow(now);
      const { findings } = await e.call('findings.list', { auditId: e.audits.stage2 });
      return Object.fromEntries(findings.map((one) => [one.id, [one.due, one.daysLate]]));
    };
    // 23:30 in Amsterdam is still the last day; half an hour later it is late.
    expect(await due('2026-12-19T22:30:00.000Z')).toEqual({
      [issued.id]: ['2026-12-19', 0],
      [planned.id]: ['2027-02-17', 0],
      [draft.id]: [null, 0],
    });
    expect((await due('2026-12-19T23:00:00.000Z'))[issued.id]).toEqual(['2026-12-19', 1]);
    expect((await due('2027-02-20T12:00:00.000Z'))[planned.id]).toEqual(['2027-02-17', 3]);
    expect((await e.call('findings.list', { auditId: e.audits.stage1 })).findings).toEqual([]);
    expect((await e.call('findings.list', {})).findings).toHaveLength(3);
    expect(await e.call('findings.list', {})).toMatchObject({ today: '2027-02-20', total: 3 });
    const { findings } = await e.call('findings.list', {});
    for (const auditId of [e.audits.stage2, null])
      expect(await e.call('findings.list', { auditId, first: 2 })).toEqual({
        today: '2027-02-20',
        total: 3,
        findings: findings.slice(0, 2),
      });
  });

  it('says of its units, requirement, grade and dates what the finding itself says, without its texts', async () => {
    const { id } = await e.findingIn('acknowledged', { grade: 'major' });
    const { finding } = await e.call('findings.show', { id });
    const [row] = (await e.call('findings.list', { auditId: e.audits.stage2 })).findings;
    expect(finding).toMatchObject(row ?? {});
    expect(row).toMatchObject({ gradeLabel: 'Major', units: expect.arrayContaining([expect.any(String)]) });
    expect(Object.keys(row ?? {})).not.toEqual(expect.arrayContaining(['statement']));
  });
});

describe('words in the statements of findings', () => {
  it('are found in those of the audit that has them, whatever their case', async () => {
    const drift = await e.findingIn('draft', { ref: 'A.5.2' });
    await e.call('findings.update', { id: drift.id, statement: 'Drift alarms of the scoring model were closed without a look.' });
    const supplier = await e.findingIn('draft', { ref: '8.4' });
    await e.call('findings.update', {
      id: supplier.id,
      statement: 'The supplier’s model was not evaluated; 10 % of its alarms are unread.',
    });
    const look = async (auditId: string, ...words: string[]) => (await e.call('findings.searchStatements', { auditId, words })).found;
    expect(await look(e.audits.stage2, 'DRIFT', 'alarms', '10 %', 'a_l')).toEqual([
      { word: 'DRIFT', ids: [drift.id] },
      { word: 'alarms', ids: [drift.id, supplier.id] },
      { word: '10 %', ids: [supplier.id] },
      { word: 'a_l', ids: [] },
    ]);
    expect(await look(e.audits.stage1, 'drift')).toEqual([{ word: 'drift', ids: [] }]);
  });
});
