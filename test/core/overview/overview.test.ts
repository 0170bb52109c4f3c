import { afterEach, describe, expect, it } from 'vitest';
import { acceptedApplication } from '../../builders/application.ts';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, concludeAll, type FilledEngagement } from '../../builders/filled-engagement.ts';

let open: TestEngagement | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});
const empty = async (...options: Parameters<typeof anEngagement>): Promise<TestEngagement> => {
  open = await anEngagement(...options);
  return open;
};
const filled = async (...options: Parameters<typeof aFilledEngagement>): Promise<FilledEngagement> => {
  const made = await aFilledEngagement(...options);
  open = made;
  return made;
};
const overviewOf = (engagement: TestEngagement) => engagement.call('engagement.overview');

describe('an engagement that was just made', () => {
  it('says what to set up first', async () => {
    const engagement = await empty();
    const { value, left } = await withLedger(engagement.path, () => overviewOf(engagement));
    expect(left).toEqual([]);
    expect(value.next.map((step) => step.action)).toEqual(['review_application', 'add_scope', 'add_system', 'add_audit']);
    expect(value).toMatchObject({ overdue: [], sixMonthLimit: null, coverage: null, states: [], today: '2026-11-18' });
    expect(value.client).toMatchObject({ name: 'Lumenfold AI B.V.', standard: 'ISO/IEC 42001:2023', systems: 0, kind: 'certification' });
    expect(value.findings).toEqual([
      { grade: 'major', raised: 0, planAccepted: 0, closed: 0 },
      { grade: 'minor', raised: 0, planAccepted: 0, closed: 0 },
      { grade: 'opportunity', raised: 0, planAccepted: null, closed: null },
    ]);
  });

  it('shows the stages of an initial certification and what each waits for', async () => {
    const engagement = await empty();
    await engagement.call('engagement.update', { cycle: 'initial' });
    const { stages } = await overviewOf(engagement);
    expect(stages.map((stage) => `${stage.title} | ${stage.standing}`)).toEqual([
      'Set-up | current',
      'Stage 1 | open',
      'Stage 2 | open',
      'Responses | open',
      'Decision | open',
      'Surveillance 1 | open',
      'Surveillance 2 | open',
      'Recertification | open',
    ]);
    expect(stages.every((stage) => stage.detail !== '' && stage.auditId === null)).toBe(true);
  });

  it('shows the audits of a consultancy and no decision', async () => {
    const engagement = await empty({ kind: 'consultancy' });
    await engagement.call('audits.create', { kind: 'gap_analysis', startsOn: '2026-11-20', endsOn: '2026-11-21' });
    const { stages } = await overviewOf(engagement);
    expect(stages.map((stage) => stage.title)).toEqual(['Set-up', 'Gap analysis', 'Responses']);
    expect(stages[1]).toMatchObject({ detail: '20–21 Nov 2026', standing: 'open' });
  });

  it('takes today from the zone of the body', async () => {
    const engagement = await empty({ now: '2026-12-19T23:30:00.000Z' });
    expect((await overviewOf(engagement)).today).toBe('2026-12-20');
  });
});

describe('the next steps', () => {
  it('lead from the application to the gaps in the team of an audit to come, and not of one that is over', async () => {
    const engagement = await empty();
    const { call } = engagement;
    const of = async (action: string) => (await overviewOf(engagement)).next.filter((step) => step.action === action);
    expect((await of('review_application')).map((step) => step.detail)).toEqual(['not begun (9.1.2)']);
    await call('client.startReview');
    expect((await of('review_application')).map((step) => step.detail)).toEqual(['10 things stand in the way (9.1.2)']);
    await acceptedApplication(call);
    expect(await of('review_application')).toEqual([]);
    const personId = (await call('team.list')).people[0]?.id ?? '';
    for (const day of ['2026-11-10', '2026-12-01']) {
      const audit = await call('audits.create', { kind: 'special', startsOn: day, endsOn: day });
      await call('audits.addMember', { auditId: audit.id, personId, role: 'lead_auditor' });
    }
    const [step, ...others] = await of('complete_team');
    expect(others).toEqual([]);
    expect(step).toMatchObject({ due: '2026-12-01', detail: expect.stringMatching(/^3 gaps in competence or impartiality, first: /) });
  });

  it('lead from a missing checklist to field work to the report', async () => {
    const engagement = await empty();
    await acceptedApplication(engagement.call);
    await engagement.call('engagement.update', { scopeStatement: 'Credit scoring.' });
    await engagement.call('scope.addSystem', { name: 'LendScore' });
    const audit = await engagement.call('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-19' });
    const steps = async () => (await overviewOf(engagement)).next.map((step) => [step.action, step.subject, step.detail, step.due]);
    expect(await steps()).toEqual([['make_checklist', 'Stage 2', '16–19 Nov 2026', '2026-11-16']]);
    await engagement.call('checklist.make', { auditId: audit.id });
    expect(await steps()).toEqual([['continue_checklist', 'Stage 2', '0 of 70 concluded', '2026-11-19']]);
    await concludeAll(engagement, audit.id, 'conforms');
    const [[action, subject, detail] = []] = await steps();
    expect([action, subject]).toEqual(['complete_report', 'Stage 2']);
    expect(detail).toMatch(/^\d+ elements of the report are missing$/);
  });

  it('ask for a Stage 2 once Stage 1 is over and concluded', async () => {
    const engagement = await filled();
    const { call, audits } = engagement;
    await concludeAll(engagement, audits.stage1, 'adequate');
    expect((await overviewOf(engagement)).next.some((step) => step.action === 'add_audit')).toBe(false);
    const alone = await anEngagement({ fileName: 'alone.aims' });
    try {
      const stage1 = await alone.call('audits.create', { kind: 'stage_1', startsOn: '2026-10-06', endsOn: '2026-10-07' });
      await alone.call('checklist.make', { auditId: stage1.id });
      await concludeAll(alone, stage1.id, 'adequate');
      const steps = (await overviewOf(alone)).next.filter((step) => step.action === 'add_audit');
      expect(steps.map((step) => `${step.subject}: ${step.detail}`)).toEqual(['Stage 2: Stage 1 is concluded']);
    } finally {
      await alone.close();
    }
    expect((await call('audits.list')).audits).toHaveLength(2);
  });

  it('follow each finding: issue, review, verify, close, and wait where the auditee has the word', async () => {
    const engagement = await filled();
    const expected = {
      draft: 'issue_finding',
      response_submitted: 'review_response',
      evidence_submitted: 'verify_finding',
      verification: 'close_finding',
    } as const;
    for (const state of [
      'draft',
      'issued',
      'acknowledged',
      'response_submitted',
      'plan_accepted',
      'evidence_submitted',
      'verification',
      'closed',
    ] as const) {
      const finding = await engagement.findingIn(state);
      const step = (await overviewOf(engagement)).next.find((one) => one.findingId === finding.id);
      expect(step?.action, state).toBe(state in expected ? expected[state as keyof typeof expected] : undefined);
      if (step !== undefined) expect(step).toMatchObject({ subject: finding.number, auditId: engagement.audits.stage2 });
    }
  });

  it('come in the order of their dates, a major before a minor of the same day', async () => {
    const engagement = await filled();
    const minor = await engagement.findingIn('evidence_submitted', { ref: 'A.6.2.6' });
    const major = await engagement.findingIn('evidence_submitted', { ref: 'A.7.5', grade: 'major' });
    const draft = await engagement.findingIn('draft', { ref: '9.1' });
    const { next } = await overviewOf(engagement);
    const dated = next.filter((step) => step.due !== null).map((step) => step.due ?? '');
    expect(dated).toEqual([...dated].sort());
    expect(next.filter((step) => step.findingId !== null).map((step) => step.findingId)).toEqual([draft.id, major.id, minor.id]);
    await engagement.call('engagement.update', { scopeStatement: '' });
    const dues = (await overviewOf(engagement)).next.map((step) => step.due);
    // The application that nobody reviewed, and the scope.
    expect(dues).toEqual([...dated, null, null]);
  });
});

describe('what is late', () => {
  it('appears the day after its date, with the days, and goes when the answer is in', async () => {
    const engagement = await filled();
    const { call, ports } = engagement;
    const finding = await engagement.findingIn('acknowledged');
    ports.setNow('2026-12-19T20:00:00.000Z');
    expect((await overviewOf(engagement)).overdue).toEqual([]);
    ports.setNow('2027-01-19T08:00:00.000Z');
    expect((await overviewOf(engagement)).overdue).toEqual([
      { findingId: finding.id, number: finding.number, title: finding.title, due: '2026-12-19', daysLate: 31 },
    ]);
    await call('findings.submitResponse', {
      id: finding.id,
      submittedBy: 'Marit de Vries',
      correction: { text: 'Redone.' },
      cause: { text: 'No gate.', method: 'five_whys' },
      correctiveAction: { text: 'A gate.' },
    });
    expect((await overviewOf(engagement)).overdue).toEqual([]);
  });
});

describe('the six-month limit', () => {
  it('runs while a major of Stage 2 is open, from its last day', async () => {
    const engagement = await filled();
    const { ports } = engagement;
    await engagement.findingIn('issued', { grade: 'minor' });
    expect((await overviewOf(engagement)).sixMonthLimit).toBeNull();
    await engagement.findingIn('evidence_submitted', { grade: 'major', ref: '8.4' });
    ports.setNow('2027-01-19T08:00:00.000Z');
    expect((await overviewOf(engagement)).sixMonthLimit).toEqual({ from: '2026-11-19', until: '2027-05-19', daysUsed: 61, daysLeft: 120 });
    ports.setNow('2027-05-20T08:00:00.000Z');
    expect((await overviewOf(engagement)).sixMonthLimit?.daysLeft).toBe(-1);
  });

  it('stops when the major is closed or withdrawn', async () => {
    const engagement = await filled();
    await engagement.findingIn('closed', { grade: 'major', ref: '8.4' });
    await engagement.findingIn('withdrawn', { grade: 'major', ref: '8.4' });
    expect((await overviewOf(engagement)).sixMonthLimit).toBeNull();
  });
});

describe('findings and stages', () => {
  it('count by grade and state, withdrawn ones only by state', async () => {
    const engagement = await filled();
    for (const state of ['draft', 'plan_accepted', 'closed', 'withdrawn', 'rejected'] as const) await engagement.findingIn(state);
    await engagement.findingIn('acknowledged', { grade: 'major', ref: '8.4' });
    await engagement.findingIn('recorded', { ref: '7.2' });
    const { findings, states } = await overviewOf(engagement);
    expect(findings).toEqual([
      { grade: 'major', raised: 1, planAccepted: 0, closed: 0 },
      { grade: 'minor', raised: 4, planAccepted: 2, closed: 1 },
      { grade: 'opportunity', raised: 1, planAccepted: null, closed: null },
    ]);
    expect(Object.fromEntries(states.map((one) => [one.state, one.count]))).toEqual({
      draft: 1,
      acknowledged: 1,
      rejected: 1,
      plan_accepted: 1,
      closed: 1,
      recorded: 1,
      withdrawn: 1,
    });
  });

  it('block the decision until majors are closed and plans accepted (ISO/IEC 17021-1 9.5.2)', async () => {
    const engagement = await filled();
    const { call, ports, audits } = engagement;
    await call('engagement.update', { cycle: 'initial' });
    const minor = await engagement.findingIn('response_submitted');
    const major = await engagement.findingIn('verification', { grade: 'major', ref: '8.4' });
    await concludeAll(engagement, audits.stage1, 'adequate');
    await concludeAll(engagement, audits.stage2, 'conforms');
    ports.setNow('2027-01-19T08:00:00.000Z');
    const stage = async (key: string) => (await overviewOf(engagement)).stages.find((one) => one.key === key);
    expect(await stage('S2')).toMatchObject({ standing: 'done', detail: '16–19 Nov 2026', auditId: audits.stage2 });
    expect(await stage('responses')).toMatchObject({ standing: 'current', detail: '2 of 2 in' });
    expect(await stage('decision')).toMatchObject({ standing: 'open', detail: 'after 1 major is closed' });
    await call('findings.close', { id: major.id });
    expect(await stage('decision')).toMatchObject({ standing: 'open', detail: 'after 1 plan is accepted' });
    await call('findings.reviewResponse', { id: minor.id, correction: 'accepted', cause: 'accepted', correctiveAction: 'accepted' });
    await call('findings.acceptPlan', { id: minor.id });
    expect(await stage('responses')).toMatchObject({ standing: 'done' });
    expect(await stage('decision')).toMatchObject({ standing: 'current', detail: 'can be asked for' });
  });

  it('leave an audit current until its last day is over, however much is concluded', async () => {
    const engagement = await filled();
    const { audits } = engagement;
    await concludeAll(engagement, audits.stage2, 'conforms');
    expect((await overviewOf(engagement)).stages.find((stage) => stage.key === 'S2')?.standing).toBe('current');
  });
});

describe('coverage', () => {
  it('rolls the newest checklist up by requirement, control, AI system and site', async () => {
    const engagement = await filled();
    const { call, audits } = engagement;
    await call('scope.addSystem', { name: 'Old bot', inScope: false, scopeReason: 'Retired.' });
    await concludeAll(engagement, audits.stage2, 'conforms');
    await call('checklist.setResult', {
      id: await engagement.row(audits.stage2, 'A.10.4'),
      result: 'not_applicable',
      reason: 'No customers.',
    });
    await call('checklist.setResult', { id: await engagement.row(audits.stage2, '8.4', 'DocuSift 2.8'), result: null });
    await call('findings.raise', {
      auditId: audits.stage2,
      grade: 'major',
      title: 'T',
      statement: 'S',
      requirements: ['42001:8.4'],
      checklistItems: [await engagement.row(audits.stage2, '8.4', 'LendScore 4.2')],
      objectiveEvidence: [{ text: 'E' }],
    });
    const { coverage } = await overviewOf(engagement);
    expect(coverage).toMatchObject({ auditId: audits.stage2, auditTitle: 'Stage 2' });
    expect(coverage?.rows.map(({ label, concluded, total, excluded }) => ({ label, concluded, total, excluded }))).toEqual([
      { label: 'Clauses 4 to 10', concluded: 31, total: 32, excluded: 0 },
      { label: 'Annex A controls', concluded: 37, total: 37, excluded: 1 },
      { label: 'AI systems', concluded: 1, total: 2, excluded: 1 },
      { label: 'Sites', concluded: 1, total: 1, excluded: 0 },
    ]);
    expect(coverage?.rows[2]?.classes).toMatchObject({ major: 1, conforms: 0 });
    expect(coverage?.rows[1]?.classes).toMatchObject({ conforms: 37, not_applicable: 1 });
  });
});
