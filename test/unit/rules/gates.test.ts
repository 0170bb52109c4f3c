import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOutcome, type GateKey, gateKey } from '../../../shared/model/decision-vocabulary.ts';
import { findingState } from '../../../shared/model/finding-states.ts';
import { grade } from '../../../shared/model/vocabulary.ts';
import {
  type GateFacts,
  type GateFinding,
  gatesOf,
  needsApart,
  neverOverridden,
  overriddenApart,
  overrideHolds,
  standingBeforePack,
  standingInTheWay,
} from '../../../shared/rules/gates.ts';

const sound: GateFacts = {
  kind: 'stage_2',
  today: '2026-12-10',
  endsOn: '2026-11-19',
  applicationAccepted: true,
  competenceGaps: [],
  impartialityGaps: [],
  time: { required: 750, planned: 750, used: 750, approved: true, plannedReason: '', usedReason: '' },
  planAgreed: true,
  openingHeld: true,
  closingHeld: true,
  stage1: { reportIssued: true, openConcerns: [], gateSettled: true },
  missingElements: 0,
  report: '1.0',
  changedSinceReport: 0,
  rows: { total: 70, undecided: 0, notSampledWithoutReason: 0 },
  coverageHoles: 0,
  findings: [],
  scopeWarnings: [],
  scopeStated: true,
  aiRoles: 1,
  soa: { audited: '3.2', newest: '3.2', certificate: '3.2' },
  remoteSessions: 0,
  ictDescribed: false,
  openQuestions: [],
  apartNeeded: true,
  majorMonths: 6,
  teamIds: ['lead', 'auditor'],
  reviewer: { id: 'reviewer', name: 'Paul Reyes', concluded: true },
  decider: { id: 'decider', name: 'Anna Berg' },
  decidedOn: '2026-12-10',
  certificate: { effectiveOn: '2026-12-10', expiresOn: '2029-12-09' },
};
const finding = (given: Partial<GateFinding>): GateFinding => ({
  number: 'NC-01',
  grade: 'major',
  state: 'closed',
  requirements: 1,
  objectiveEvidence: 1,
  ...given,
});
const failing = (change: Partial<GateFacts>): GateKey[] =>
  gatesOf({ ...sound, ...change }).flatMap(({ key, status }) => (status === 'fails' ? [key] : []));
const time = (change: Partial<GateFacts['time']>): Partial<GateFacts> => ({ time: { ...sound.time, ...change } });

describe('the checks before a decision', () => {
  it('all pass on a sound file, one of each, in one order, each with its clause', () => {
    const gates = gatesOf(sound);
    expect(failing({})).toEqual([]);
    expect(gates.map(({ key }) => key)).toEqual(gateKey.options);
    for (const { clause } of gates) expect(clause).toMatch(/\d/);
  });

  it.each<[string, Partial<GateFacts>, readonly GateKey[]]>([
    ['an application nobody accepted', { applicationAccepted: false }, ['application']],
    ['a competence nobody has', { competenceGaps: ['AI law'] }, ['competence']],
    ['a person without a declaration', { impartialityGaps: ['Ines Vogt'] }, ['impartiality']],
    ['no calculation of time', time({ required: null }), ['time_justified']],
    ['a calculation that nobody approved', time({ approved: false }), ['time_justified']],
    ['less time planned than worked out, unexplained', time({ planned: 700, used: 700 }), ['time_justified']],
    ['less time planned, explained', time({ planned: 700, used: 700, plannedReason: 'Shared session.' }), []],
    ['other time than planned, unexplained', time({ used: 700 }), ['time_used']],
    ['other time than planned, explained', time({ used: 700, usedReason: 'A session fell away.' }), []],
    ['a plan nobody agreed to', { planAgreed: false }, ['plan_agreed']],
    ['no closing meeting', { closingHeld: false }, ['meetings_held']],
    ['no Stage 1 report', { stage1: { reportIssued: false, openConcerns: [], gateSettled: true } }, ['stage1_report']],
    ['an open concern', { stage1: { reportIssued: true, openConcerns: ['AC-02'], gateSettled: true } }, ['concerns_answered']],
    ['no Stage 1 to speak of', { stage1: null }, []],
    ['no report', { report: null, missingElements: 3 }, ['report_issued']],
    ['changes after the report', { changedSinceReport: 4 }, ['report_current']],
    ['rows without a result', { rows: { total: 70, undecided: 2, notSampledWithoutReason: 0 } }, ['rows_concluded']],
    ['no rows', { rows: { total: 0, undecided: 0, notSampledWithoutReason: 0 } }, ['rows_concluded']],
    ['holes in the coverage', { coverageHoles: 1 }, ['coverage_holes']],
    ['a nonconformity without evidence', { findings: [finding({ objectiveEvidence: 0 })] }, ['findings_grounded']],
    ['an opportunity without evidence', { findings: [finding({ grade: 'opportunity', state: 'recorded', objectiveEvidence: 0 })] }, []],
    ['a withdrawn nonconformity without evidence', { findings: [finding({ state: 'withdrawn', objectiveEvidence: 0 })] }, []],
    ['a major with a plan only', { findings: [finding({ state: 'plan_accepted' })] }, ['majors_verified']],
    ['a major that was not effective', { findings: [finding({ state: 'not_effective' })] }, ['majors_verified']],
    ['a minor with a plan only', { findings: [finding({ grade: 'minor', state: 'plan_accepted' })] }, []],
    ['a minor without a plan', { findings: [finding({ grade: 'minor', state: 'acknowledged' })] }, ['minors_planned']],
    ['a disputed minor', { findings: [finding({ grade: 'minor', state: 'disputed' })] }, ['diverging_views', 'minors_planned']],
    ['the last day of the six months', { today: '2027-05-19', findings: [finding({ state: 'plan_accepted' })] }, ['majors_verified']],
    [
      'the day after the six months',
      { today: '2027-05-20', findings: [finding({ state: 'plan_accepted' })] },
      ['majors_verified', 'six_months'],
    ],
    ['no scope', { scopeStated: false }, ['scope_wording']],
    ['no AI role', { aiRoles: 0 }, ['roles_stated']],
    ['another statement on the certificate', { soa: { audited: '3.1', newest: '3.2', certificate: '3.2' } }, ['soa_same']],
    ['no statement audited', { soa: { audited: null, newest: '3.2', certificate: null } }, ['soa_same']],
    ['remote sessions not described', { remoteSessions: 2 }, ['remote_described']],
    ['an open question', { openQuestions: ['Q-01'] }, ['questions_answered']],
    ['no review', { reviewer: null }, ['reviewer_independent']],
    ['a reviewer from the team', { reviewer: { id: 'auditor', name: 'A', concluded: true } }, ['reviewer_independent']],
    ['nobody named to decide', { decider: null }, ['decider_independent']],
    ['nobody apart, where nobody apart is needed', { apartNeeded: false, reviewer: null, decider: null }, []],
    ['a decision maker from the team', { decider: { id: 'lead', name: 'L' } }, ['decider_independent']],
    ['a certificate before the decision', { certificate: { effectiveOn: '2026-12-09', expiresOn: '2029-12-09' } }, ['certificate_dates']],
  ])('tell of %s', (_what, change, keys) => expect(failing(change)).toEqual(keys));

  it('do not ask a surveillance for a certificate or for six months', () => {
    expect(failing({ kind: 'surveillance', certificate: null, stage1: null, today: '2028-01-01', findings: [finding({})] })).toEqual([]);
  });
});

describe('what stands in the way of a decision', () => {
  const anyFinding = fc.record({
    number: fc.constantFrom('NC-01', 'NC-02'),
    grade: fc.constantFrom(...grade.options),
    state: fc.constantFrom(...findingState.options),
    requirements: fc.nat({ max: 2 }),
    objectiveEvidence: fc.nat({ max: 2 }),
  });

  it('is a blocking check that fails and that nobody passed over, and never a warning', () => {
    fc.assert(
      fc.property(
        fc.array(anyFinding, { maxLength: 4 }),
        fc.subarray([...gateKey.options]),
        fc.constantFrom(...decisionOutcome.options),
        (findings, overridden, outcome) => {
          const gates = gatesOf({ ...sound, findings, coverageHoles: 1, openQuestions: ['Q-01'] });
          for (const one of standingInTheWay(gates, new Set(overridden), outcome)) {
            expect(one).toMatchObject({ severity: 'blocking', status: 'fails' });
            expect(overridden).not.toContain(one.key);
          }
        },
      ),
    );
  });

  it('is no unverified major when certification is refused, but it is one when it is granted', () => {
    const gates = gatesOf({ ...sound, findings: [finding({ state: 'plan_accepted' })] });
    expect(standingInTheWay(gates, new Set(), 'refuse')).toEqual([]);
    expect(standingInTheWay(gates, new Set(), 'grant').map(({ key }) => key)).toEqual(['majors_verified']);
    expect(standingInTheWay(gates, new Set(['majors_verified'] as const), 'grant')).toEqual([]);
  });

  it('holds the independence of who reviews and decides, which nobody may pass over', () => {
    expect(neverOverridden).toEqual(expect.arrayContaining(['reviewer_independent', 'decider_independent']));
  });
});

describe('an override', () => {
  const failed = (what: string[]) => ({ key: 'majors_verified' as const, what });

  it('holds for what failed when it was given, and for less, never for more', () => {
    const override = { gate: 'majors_verified' as const, what: ['NC-01', 'NC-02'] };
    expect(overrideHolds(failed(['NC-02']), override)).toBe(true);
    expect(overrideHolds(failed(['NC-02', 'NC-03']), override)).toBe(false);
    expect(overrideHolds({ key: 'minors_planned', what: ['NC-02'] }, override)).toBe(false);
  });

  it('of a number holds for that many and fewer', () => {
    const override = { gate: 'coverage_holes' as const, what: ['5'] };
    expect([4, 5, 6].map((holes) => overrideHolds({ key: 'coverage_holes', what: [String(holes)] }, override))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('never comes from the team where it would pass over independent evaluation', () => {
    expect(overriddenApart).toEqual(expect.arrayContaining(['majors_verified', 'impartiality']));
    for (const key of neverOverridden) expect(overriddenApart).not.toContain(key);
  });
});

describe('the pack', () => {
  it('goes to the reviewer before the review is over, but not before anything else that blocks', () => {
    const review = gatesOf({ ...sound, reviewer: null, openQuestions: ['Q-1'] });
    expect(standingBeforePack(review, new Set())).toEqual([]);
    expect(standingInTheWay(review, new Set(), 'grant').map(({ key }) => key)).toEqual(['questions_answered', 'reviewer_independent']);
    const major = gatesOf({ ...sound, findings: [finding({ state: 'issued' })] });
    expect(standingBeforePack(major, new Set()).map(({ key }) => key)).toEqual(['majors_verified']);
    expect(standingBeforePack(major, new Set(['majors_verified']))).toEqual([]);
  });
});

describe('somebody apart from the audit', () => {
  it('decides always but for a surveillance without a major (9.6.1)', () => {
    expect(needsApart('stage_2', [], [])).toBe(true);
    expect(needsApart('surveillance', [finding({ grade: 'minor' })], [])).toBe(false);
    expect(needsApart('surveillance', [finding({ state: 'issued' })], [])).toBe(true);
    expect(needsApart('surveillance', [finding({ state: 'withdrawn' })], [])).toBe(false);
    expect(needsApart('surveillance', [], ['surveillance'])).toBe(true);
  });
});
