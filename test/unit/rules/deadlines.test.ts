import { describe, expect, it } from 'vitest';
import { findingState } from '../../../shared/model/finding-states.ts';
import {
  addDays,
  addMonths,
  datesFrom,
  dayIn,
  daysBetween,
  daysLate,
  dueOf,
  isPastLimit,
  isTimeZone,
  sixMonthLimit,
  standardLimit,
} from '../../../shared/rules/deadlines.ts';

describe('adding months', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-11-19', 6, '2027-05-19'],
    ['2026-12-31', 6, '2027-06-30'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', 0, '2026-01-15'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(addMonths(from, months)).toBe(expected);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-19', '2027-01-19', 61],
    ['2027-01-19', '2027-05-19', 120],
    ['2027-05-19', '2027-01-19', -120],
    ['2028-02-28', '2028-03-01', 2],
    ['2027-02-28', '2027-03-01', 1],
    ['2026-03-29', '2026-03-29', 0],
  ])('from %s to %s there are %i', (from, to, expected) => {
    expect(daysBetween(from, to)).toBe(expected);
    expect(addDays(from, expected)).toBe(to);
  });

  it('counts a deadline as late only after its day', () => {
    expect(daysLate('2026-12-19', '2026-12-18')).toBe(0);
    expect(daysLate('2026-12-19', '2026-12-19')).toBe(0);
    expect(daysLate('2026-12-19', '2026-12-20')).toBe(1);
    expect(daysLate('2026-12-19', '2027-01-19')).toBe(31);
    expect(daysLate(null, '2027-01-19')).toBe(0);
  });

  it("takes the day of the body's zone, not that of Greenwich", () => {
    expect(dayIn('2026-12-19T22:59:59.999Z', 'Europe/Amsterdam')).toBe('2026-12-19');
    expect(dayIn('2026-12-19T23:00:00.000Z', 'Europe/Amsterdam')).toBe('2026-12-20');
    expect(dayIn('2026-07-01T22:00:00.000Z', 'Europe/Amsterdam')).toBe('2026-07-02');
    expect(dayIn('2026-12-20T02:00:00.000Z', 'America/New_York')).toBe('2026-12-19');
    expect(dayIn('2026-12-19T11:00:00.000Z', 'Pacific/Kiritimati')).toBe('2026-12-20');
  });

  it('knows a time zone from a word that is none', () => {
    expect(isTimeZone('Europe/Lisbon')).toBe(true);
    expect(isTimeZone('UTC')).toBe(true);
    expect(isTimeZone('Europe/Lisboa')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });
});

describe('the six-month limit for majors', () => {
  it('runs from the last day of Stage 2, as on the overview of 19 January 2027', () => {
    expect(sixMonthLimit('2026-11-19', '2027-01-19')).toEqual({ from: '2026-11-19', until: '2027-05-19', daysUsed: 61, daysLeft: 120 });
  });

  it('has no day left on its last day and goes below zero after it', () => {
    expect(sixMonthLimit('2026-08-31', '2027-02-28')).toMatchObject({ until: '2027-02-28', daysUsed: 181, daysLeft: 0 });
    expect(sixMonthLimit('2026-08-31', '2027-03-01').daysLeft).toBe(-1);
  });

  it('has used nothing before Stage 2 is over', () => {
    expect(sixMonthLimit('2026-11-19', '2026-11-17')).toMatchObject({ daysUsed: 0, daysLeft: 183 });
  });
});

describe('the date that counts for a finding', () => {
  it.each(findingState.options)('is known for the state %s', (state) => {
    const due = dueOf({ state, answerBy: '2026-12-19', verifyBy: '2027-02-17' });
    const expected: Record<string, string | null> = {
      draft: null,
      issued: '2026-12-19',
      acknowledged: '2026-12-19',
      disputed: '2026-12-19',
      response_due: '2026-12-19',
      rejected: '2026-12-19',
      response_submitted: '2027-02-17',
      under_review: '2027-02-17',
      plan_accepted: '2027-02-17',
      implementation: '2027-02-17',
      evidence_submitted: '2027-02-17',
      verification: '2027-02-17',
      not_effective: '2027-02-17',
      closed: null,
      recorded: null,
      withdrawn: null,
    };
    expect(due).toBe(expected[state]);
  });

  it('is absent where no date was agreed', () => {
    expect(dueOf({ state: 'issued', answerBy: null, verifyBy: '2027-02-17' })).toBeNull();
  });
});

describe('the limit of the standard', () => {
  const facts = { lastDayOfStage2: '2026-08-31', certificateExpiresOn: '2029-12-01' };

  it('is six months from the last day of Stage 2 for its majors, and the expiry for those of a recertification', () => {
    expect(standardLimit('stage_2', 'major', facts)).toEqual({ until: '2027-02-28', clause: '9.5.3.2' });
    expect(standardLimit('recertification', 'major', facts)).toEqual({ until: '2029-12-01', clause: '9.6.3.2.2' });
  });

  it('is set for nothing else: minors, surveillance, and audits whose dates are not known', () => {
    expect(standardLimit('stage_2', 'minor', facts)).toBeNull();
    expect(standardLimit('surveillance', 'major', facts)).toBeNull();
    const unknown = { lastDayOfStage2: null, certificateExpiresOn: null };
    expect(standardLimit('stage_2', 'major', unknown)).toBeNull();
    expect(standardLimit('recertification', 'major', unknown)).toBeNull();
  });

  it('ends with its day, and a verification in time keeps it', () => {
    const limit = standardLimit('stage_2', 'major', facts);
    const open = { state: 'evidence_submitted', verifiedOn: null } as const;
    expect(isPastLimit(limit, open, '2027-02-28')).toBe(false);
    expect(isPastLimit(limit, open, '2027-03-01')).toBe(true);
    expect(isPastLimit(limit, { state: 'verification', verifiedOn: '2027-02-28' }, '2027-06-01')).toBe(false);
    expect(isPastLimit(limit, { state: 'verification', verifiedOn: '2027-03-01' }, '2027-06-01')).toBe(true);
    for (const state of ['draft', 'closed', 'withdrawn'] as const)
      expect(isPastLimit(limit, { state, verifiedOn: null }, '2028-01-01')).toBe(false);
    expect(isPastLimit(null, open, '2028-01-01')).toBe(false);
  });
});

describe('the dates of a finding that is issued', () => {
  const limits = { majorAnswerDays: 30, majorVerifyDays: 90, minorAnswerDays: 30, minorVerifyDays: null };

  it('follow from the rules of the body, cut at the limit of the standard', () => {
    expect(datesFrom('2026-11-19', 'major', limits, null)).toEqual({ answerBy: '2026-12-19', verifyBy: '2027-02-17' });
    expect(datesFrom('2026-11-19', 'minor', limits, null)).toEqual({ answerBy: '2026-12-19', verifyBy: null });
    expect(datesFrom('2026-11-19', 'minor', { ...limits, minorVerifyDays: 180 }, null).verifyBy).toBe('2027-05-18');
    const limit = { until: '2026-12-24', clause: '9.5.3.2' } as const;
    expect(datesFrom('2026-11-19', 'major', limits, limit)).toEqual({ answerBy: '2026-12-19', verifyBy: '2026-12-24' });
    expect(datesFrom('2026-11-19', 'opportunity', limits, null)).toEqual({ answerBy: null, verifyBy: null });
  });
});
