/** Records about issued findings on a real file: amendments, regrading, disputes, escalations, relations, dates. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, aResponse, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusal, refusalWithoutWrite } from '../../builders/refusal.ts';

let e: FilledEngagement;
beforeAll(async () => {
  e = await aFilledEngagement();
});
afterAll(() => e.close());

const show = (id: string) => e.call('findings.show', { id });

describe('an amendment', () => {
  it('is a new version that keeps what was issued, field by field, with its reason', async () => {
    const { id } = await e.findingIn('issued');
    const { value, left } = await withLedger(e.path, () =>
      e.call('findings.amend', {
        id,
        statement: 'Two drift alarms were closed without a recorded review.',
        requirements: ['42001:A.6.2.6', '42001:9.1'],
        objectiveEvidence: [{ text: 'Alarms of weeks 31 and 33, closed by the service account.', noteId: e.note }],
        systemIds: [e.systems.lend],
        reason: 'The number of alarms was missing.',
      }),
    );
    expect(value).toMatchObject({ state: 'issued', version: 2, systems: ['LendScore 4.2'] });
    expect(deeds(left)).toEqual([
      'update finding statement',
      'update finding systemIds',
      'insert finding_requirement',
      'update objective_evidence noteId',
      'insert finding_amendment',
    ]);
    expect(left.every((row) => row.reason === 'The number of alarms was missing.')).toBe(true);
    const { amendments, history } = await show(id);
    expect(amendments).toMatchObject([{ version: 2, kind: 'amendment', byName: 'Ines Vogt', madeOn: '2026-11-18' }]);
    expect(amendments[0]?.changes.map(({ field }) => field)).toEqual(['statement', 'requirements', 'systems']);
    expect(amendments[0]?.changes[0]).toEqual({
      field: 'statement',
      before: 'Drift alarms were closed without a recorded review.',
      after: 'Two drift alarms were closed without a recorded review.',
    });
    expect(history[0]?.what).toBe('Amended, version 2: statement, requirements, AI systems. The number of alarms was missing.');
  });

  it('needs a reason and a change, and keeps to what a nonconformity must hold', async () => {
    const { id } = await e.findingIn('acknowledged');
    const amend = (patch: object) => refusalWithoutWrite(e.path, () => e.call('findings.amend', { id, reason: 'Because.', ...patch }));
    expect((await amend({ reason: ' ' })).code).toBe('INVALID_INPUT');
    expect((await amend({})).message).toContain('Nothing of S2-NC-');
    expect((await amend({ objectiveEvidence: [] })).message).toContain('9.4.5.3');
    const draft = await e.findingIn('draft');
    expect((await refusal(e.call('findings.amend', { id: draft.id, title: 'X', reason: 'Y' }))).message).toContain('9.4.5.3');
  });

  it('is the only way: updating what was issued is refused and names it', async () => {
    const { id } = await e.findingIn('issued');
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.update', { id, title: 'X' }))).message).toContain('Amend it');
  });
});

describe('regrading', () => {
  it('changes the grade and what follows from it, and says from what to what', async () => {
    const { id } = await e.findingIn('plan_accepted');
    const { value } = await withLedger(e.path, () =>
      e.call('findings.regrade', { id, grade: 'major', reason: 'All three systems are concerned.' }),
    );
    expect(value).toMatchObject({
      grade: 'major',
      gradeCode: 'major',
      gradeReason: 'All three systems are concerned.',
      state: 'plan_accepted',
      version: 2,
      limit: { until: '2027-05-19', clause: '9.5.3.2' },
    });
    expect((await show(id)).history[0]?.what).toBe('Regraded from Minor to Major, version 2. All three systems are concerned.');
  });

  it('never makes an opportunity of a nonconformity, from any state', async () => {
    for (const state of ['issued', 'disputed', 'evidence_submitted'] as const) {
      const { id } = await e.findingIn(state);
      const error = await refusalWithoutWrite(e.path, () =>
        e.call('findings.regrade', { id, grade: 'opportunity', reason: 'It is small.' }),
      );
      expect([error.code, error.message.includes('9.4.5.2')]).toEqual(['RULE', true]);
    }
  });

  it('to the same grade changes nothing and is refused', async () => {
    const { id } = await e.findingIn('issued');
    await e.call('findings.regrade', { id, grade: 'minor', reason: 'Confirmed.' });
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.regrade', { id, grade: 'minor', reason: 'Confirmed.' }))).code).toBe(
      'RULE',
    );
  });
});

describe('a dispute', () => {
  it('stays on record with how it ended: agreed, upheld, amended, or unresolved', async () => {
    const end = async (outcome: 'agreed' | 'upheld' | 'unresolved') => {
      const { id } = await e.findingIn('disputed');
      const { state } = await e.call('findings.resolveDispute', { id, outcome, text: `Talked over: ${outcome}.` });
      return [state, (await show(id)).opinions];
    };
    const opinion = { auditeeName: 'Ruben Claes', view: 'The log of the other tool was not looked at.', resolvedByName: 'Ines Vogt' };
    expect(await end('agreed')).toMatchObject(['acknowledged', [{ ...opinion, outcome: 'agreed', resolution: 'Talked over: agreed.' }]]);
    expect(await end('upheld')).toMatchObject(['response_due', [{ ...opinion, outcome: 'upheld' }]]);
    expect(await end('unresolved')).toMatchObject(['disputed', [{ ...opinion, outcome: 'unresolved' }]]);
  });

  it('is issued anew only once it was amended, and is then to be acknowledged again', async () => {
    const { id } = await e.findingIn('disputed');
    const again = () => e.call('findings.resolveDispute', { id, outcome: 'amended', text: 'The evidence is put right.' });
    expect((await refusalWithoutWrite(e.path, again)).message).toContain('has not been amended');
    await e.call('findings.amend', { id, title: 'Two reviews are missing', reason: 'The auditee is right about week 33.' });
    expect((await again()).state).toBe('issued');
    expect((await show(id)).opinions).toMatchObject([{ outcome: 'amended' }]);
  });

  it('that was unresolved can still be resolved, in the same record', async () => {
    const { id } = await e.findingIn('disputed');
    await e.call('findings.resolveDispute', { id, outcome: 'unresolved', text: 'Referred to the office.' });
    await e.call('findings.acknowledge', { id, auditee: 'Ruben Claes', understood: true, view: 'Seen now.' });
    expect((await show(id)).opinions).toMatchObject([{ outcome: 'agreed', resolution: 'Seen now.' }]);
  });
});

describe('a relation', () => {
  it('is seen from both findings, with its reason, and can be taken away', async () => {
    const earlier = await e.findingIn('closed', { ref: 'A.8.3' });
    const now = await e.findingIn('draft', { ref: 'A.8.3' });
    const { value, left } = await withLedger(e.path, () =>
      e.call('findings.relate', { id: now.id, otherId: earlier.id, kind: 'repeat', reason: 'The same channel, a year later.' }),
    );
    expect(deeds(left)).toEqual(['insert finding_relation']);
    expect((await show(now.id)).relations).toMatchObject([{ kind: 'repeat', incoming: false, otherNumber: earlier.number }]);
    expect((await show(earlier.id)).relations).toMatchObject([{ kind: 'repeat', incoming: true, otherNumber: now.number }]);
    expect((await refusal(e.call('findings.relate', { id: earlier.id, otherId: now.id, kind: 'repeat', reason: 'Again.' }))).code).toBe(
      'RULE',
    );
    await e.call('findings.unrelate', { relationId: value.id });
    expect(rowIn(e.path, 'finding_relation', value.id)).toBeUndefined();
  });

  it('names another finding or a reference outside the file, never itself, and repeats nonconformities only', async () => {
    const { id } = await e.findingIn('issued');
    const ofi = await e.findingIn('recorded', { ref: 'A.8.4' });
    const relate = (input: object) =>
      refusalWithoutWrite(e.path, () => e.call('findings.relate', { id, otherId: null, kind: 'related', reason: 'Why.', ...input }));
    expect((await relate({})).message).toContain('Name the other finding');
    expect((await relate({ otherId: id })).message).toContain('itself');
    expect((await relate({ otherId: ofi.id, kind: 'repeat' })).message).toContain('Only a nonconformity');
    await e.call('findings.relate', { id, otherId: null, kind: 'repeat', reference: 'CAR 12 of 2023', reason: 'Former body.' });
    expect((await show(id)).relations).toMatchObject([{ reference: 'CAR 12 of 2023', otherNumber: '' }]);
  });
});

describe('who advised on a finding', () => {
  it('does not verify it, whatever the role, while others do', async () => {
    const { id } = await e.findingIn('evidence_submitted');
    await e.call('findings.recordConsultation', { id, personId: e.people.auditor, what: 'Wrote the release gate.' });
    const verify = (byId: string) => e.call('findings.verify', { id, method: 'desk', effective: true, text: 'Seen.', byId });
    const error = await refusalWithoutWrite(e.path, () => verify(e.people.auditor));
    expect([error.code, error.message]).toEqual(['NOT_ALLOWED', expect.stringContaining('5.2')]);
    expect((await verify(e.people.lead)).state).toBe('verification');
  });
});

describe('dates', () => {
  it('follow from the rules of the engagement when a finding is issued without them, within the limit of the standard', async () => {
    const major = await e.findingIn('draft', { grade: 'major' });
    expect(await e.call('findings.issue', { id: major.id, on: '2026-11-18' })).toMatchObject({
      answerBy: '2026-12-18',
      verifyBy: '2027-02-16',
    });
    const late = await e.findingIn('draft', { grade: 'major' });
    // Issued long after Stage 2: 90 days would reach beyond the six months.
    expect(await e.call('findings.issue', { id: late.id, on: '2027-04-30' })).toMatchObject({
      answerBy: '2027-05-19',
      verifyBy: '2027-05-19',
    });
    const minor = await e.findingIn('draft');
    expect(await e.call('findings.issue', { id: minor.id, on: '2026-11-18' })).toMatchObject({ answerBy: '2026-12-18', verifyBy: null });
  });

  it('beyond the limit are refused with its clause, at issue and later', async () => {
    const { id } = await e.findingIn('draft', { grade: 'major' });
    for (const work of [
      () => e.call('findings.issue', { id, verifyBy: '2027-05-20' }),
      () => e.call('findings.setDates', { ids: [id], verifyBy: '2027-05-20' }),
    ]) {
      const error = await refusalWithoutWrite(e.path, work);
      expect([error.code, error.message]).toEqual(['RULE', expect.stringContaining('9.5.3.2')]);
      expect(error.fields?.verifyBy).toContain('19 May 2027');
    }
  });

  it('are set for several at once, after the issue with a reason', async () => {
    const draft = await e.findingIn('draft');
    const issued = await e.findingIn('issued');
    const ids = [draft.id, issued.id];
    expect(
      (await refusalWithoutWrite(e.path, () => e.call('findings.setDates', { ids, answerBy: '2027-01-08' }))).fields?.reason,
    ).toBeDefined();
    const { value, left } = await withLedger(e.path, () =>
      e.call('findings.setDates', { ids, answerBy: '2027-01-08', reason: 'The client is closed.' }),
    );
    expect(value.findings.map(({ answerBy }) => answerBy)).toEqual(['2027-01-08', '2027-01-08']);
    expect(deeds(left)).toEqual(['update finding answerBy', 'update finding answerBy']);
    const closed = await e.findingIn('closed');
    expect(
      (await refusalWithoutWrite(e.path, () => e.call('findings.setDates', { ids: [closed.id], answerBy: '2027-01-08', reason: 'x' })))
        .code,
    ).toBe('RULE');
  });
});

describe('several drafts', () => {
  it('are issued in one write, all of them or none', async () => {
    const ids = [(await e.findingIn('draft')).id, (await e.findingIn('draft')).id];
    const { left } = await withLedger(e.path, () => e.call('findings.issueMany', { ids, answerBy: '2026-12-18' }));
    expect(deeds(left).filter((deed) => deed === 'update finding state')).toHaveLength(2);
    expect(ids.map((id) => rowIn(e.path, 'finding', id)?.state)).toEqual(['issued', 'issued']);
    const mixed = [(await e.findingIn('draft')).id, ids[0] ?? ''];
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.issueMany', { ids: mixed }))).message).toContain('9.4.5.3');
  });
});

describe('an escalation', () => {
  it('is a decision on record; neither state nor grade follows by itself', async () => {
    const { id } = await e.findingIn('acknowledged');
    const { value, left } = await withLedger(e.path, () =>
      e.call('findings.escalate', { id, ground: 'appeal', outcome: 'referred', reason: 'The client appealed.', reference: 'AP-2027-01' }),
    );
    expect(deeds(left)).toEqual(['insert finding_escalation']);
    expect(value.finding).toMatchObject({ state: 'acknowledged', grade: 'minor' });
    expect(rowsIn(e.path, 'finding_escalation')).toMatchObject([{ reference: 'AP-2027-01', byName: 'Ines Vogt', decidedOn: '2026-11-18' }]);
    expect((await show(id)).history[0]?.what).toBe('Escalation (appeal): referred. The client appealed.');
    expect((await refusal(e.call('findings.escalate', { id, ground: 'repeat', outcome: 'override', reason: 'x' }))).message).toContain(
      '9.5.3.2',
    );
  });

  it('is the decision maker’s to make too, who otherwise leaves the finding as it is', async () => {
    const { id } = await e.findingIn('evidence_submitted', { grade: 'major' });
    const { id: decider } = await e.call('team.add', { name: 'Frederik Aalto', role: 'decision_maker', side: 'body' });
    await e.call('team.actAs', { id: decider });
    const { escalation } = await e.call('findings.escalate', {
      id,
      ground: 'overdue_major',
      outcome: 'second_stage_2',
      reason: 'Too late.',
    });
    expect(escalation).toMatchObject({ byName: 'Frederik Aalto', outcome: 'second_stage_2' });
    const amended = { id, statement: 'Two alarms were closed.', reason: 'Counted twice.' };
    expect(await refusalWithoutWrite(e.path, () => e.call('findings.amend', amended))).toMatchObject({ code: 'NOT_ALLOWED' });
    await e.call('team.actAs', { id: e.people.lead });
  });

  it('opens the way on for a major that was verified after the six months, and nothing else does', async () => {
    const { id } = await e.findingIn('evidence_submitted', { grade: 'major' });
    await e.call('findings.verify', { id, on: '2027-05-20', method: 'remote', effective: true, text: 'Gate tried.' });
    expect((await show(id)).finding).toMatchObject({ pastLimit: true, limit: { until: '2027-05-19' } });
    const close = () => e.call('findings.close', { id });
    const error = await refusalWithoutWrite(e.path, close);
    expect([error.code, error.message, error.hint]).toEqual([
      'RULE',
      expect.stringContaining('9.5.3.2'),
      expect.stringContaining('second Stage 2'),
    ]);
    await e.call('findings.escalate', { id, ground: 'past_limit', outcome: 'none', reason: 'Seen.' });
    expect((await refusal(close())).code).toBe('RULE');
    await e.call('findings.escalate', { id, ground: 'past_limit', outcome: 'override', reason: 'One day late; the fault was the body’s.' });
    expect((await close()).state).toBe('closed');
  });
});

describe('implementation in part', () => {
  it('keeps the finding under implementation until all of it is shown', async () => {
    const { id } = await e.findingIn('implementation');
    expect((await show(id)).responses.at(-1)?.correctiveAction).toMatchObject({
      implementedOn: null,
      implementation: 'Draft of release sheet version 7.',
    });
    expect((await refusal(e.call('findings.verify', { id, method: 'desk', effective: true, text: 'x' }))).message).toContain('9.4.10');
    expect((await e.call('findings.submitEvidence', { id, text: 'Release sheet version 7.' })).state).toBe('evidence_submitted');
  });
});

describe('a consultant in a certification', () => {
  it('takes no step of the body, neither judging nor withdrawing', async () => {
    const { id } = await e.findingIn('response_submitted');
    const adviser = await e.call('team.add', { name: 'Mia Roth', role: 'consultant', side: 'consultant' });
    await e.call('team.actAs', { id: adviser.id });
    try {
      for (const work of [
        () => e.call('findings.withdraw', { id, reason: 'x' }),
        () => e.call('findings.regrade', { id, grade: 'major', reason: 'x' }),
        () => e.call('findings.reviewResponse', { id, correction: 'accepted', cause: 'accepted', correctiveAction: 'accepted' }),
        () => e.call('findings.submitResponse', { id, ...aResponse }),
      ])
        expect(['NOT_ALLOWED', 'RULE']).toContain((await refusalWithoutWrite(e.path, work)).code);
    } finally {
      await e.call('team.actAs', { id: e.people.lead });
    }
  });
});
