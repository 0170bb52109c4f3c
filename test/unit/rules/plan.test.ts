/** The audit plan's arithmetic: clashes, breaks, load, coverage, and how refs are written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auditeeNames,
  auditMinutes,
  clockTime,
  dailyLoad,
  isClash,
  likeliestSession,
  minuteOf,
  PLAN_STEP,
  type PlannedSession,
  type PlanProblem,
  planCoverage,
  planProblems,
  refRanges,
  shifted,
  spanOf,
  stretched,
} from '../../../shared/rules/plan.ts';

const lead = { id: 'lead', role: 'lead_auditor' } as const;
const second = { id: 'second', role: 'auditor' } as const;
const expert = { id: 'expert', role: 'technical_expert' } as const;
const team = [lead, second, expert];
const frame = { startsOn: '2026-11-16', endsOn: '2026-11-19', meetings: false } as const;

let made = 0;
const session = (from: string, to: string, patch: Partial<PlannedSession> = {}): PlannedSession => {
  made += 1;
  return {
    id: `s${String(made).padStart(4, '0')}`,
    day: '2026-11-16',
    startMinute: minuteOf(from) ?? 0,
    endMinute: minuteOf(to) ?? 0,
    timeZone: 'Europe/Amsterdam',
    kind: 'session',
    siteId: 'utrecht',
    remote: false,
    means: '',
    risks: '',
    auditees: '',
    held: 'open',
    requirements: [],
    systems: [],
    members: ['lead'],
    ...patch,
  };
};
const kindsOf = (problems: readonly PlanProblem[]) => problems.map(({ kind }) => kind);
const found = (...sessions: PlannedSession[]) => kindsOf(planProblems(sessions, team, frame));

describe('who is in two places at once', () => {
  it.each([
    ['overlap by a minute', ['9:00', '10:01'], ['10:00', '11:00'], 1],
    ['touch', ['9:00', '10:00'], ['10:00', '11:00'], 0],
    ['one inside the other', ['9:00', '12:00'], ['10:00', '10:15'], 1],
    ['the same time', ['9:00', '10:00'], ['9:00', '10:00'], 1],
    ['apart', ['9:00', '10:00'], ['14:00', '15:00'], 0],
  ] as const)('finds that of one auditor’s sessions that %s: %s, %s', (_name, a, b, count) => {
    expect(found(session(a[0], a[1]), session(b[0], b[1])).filter((kind) => kind === 'auditor_twice')).toHaveLength(count);
  });

  it('names the auditor and both sessions, the earlier one first', () => {
    const late = session('9:30', '10:30', { members: ['second', 'expert'] });
    const early = session('9:00', '10:00', { members: ['expert'] });
    expect(planProblems([late, early], team, frame)[0]).toEqual({
      kind: 'auditor_twice',
      memberId: 'expert',
      sessions: [early.id, late.id],
    });
  });

  it('finds an auditee who is named twice, whatever the case and the spaces', () => {
    const problems = planProblems(
      [
        session('9:00', '10:00', { auditees: 'Daniel  Ferreira; Ruben Claes' }),
        session('9:30', '10:30', { members: ['second'], auditees: 'anna,daniel ferreira' }),
      ],
      team,
      frame,
    );
    expect(problems).toMatchObject([{ kind: 'auditee_twice', name: 'daniel ferreira' }]);
    expect(problems.every(isClash)).toBe(true);
  });

  it('binds the whole team to a meeting that names nobody, and nobody to a break', () => {
    expect(found(session('9:00', '10:00'), session('9:30', '9:45', { kind: 'team_meeting', members: [] }))).toEqual(['auditor_twice']);
    expect(found(session('9:00', '10:00'), session('9:30', '9:45', { kind: 'break', members: [] }))).toEqual([]);
  });

  it('compares real times: ten o’clock in Porto is eleven in Utrecht', () => {
    const porto = (from: string, to: string) => session(from, to, { timeZone: 'Europe/Lisbon' });
    expect(found(session('10:00', '11:00'), porto('10:00', '11:00'))).toEqual([]);
    expect(found(session('11:00', '12:00'), porto('10:00', '11:00'))).toEqual(['auditor_twice']);
  });

  it('takes no time for what was not held', () => {
    expect(found(session('9:00', '10:00', { held: 'not_held' }), session('9:00', '10:00'))).toEqual([]);
  });

  it('counts an hour less on the night when the clock goes forward', () => {
    const { from, to } = spanOf({ day: '2027-03-28', startMinute: 60, endMinute: 240, timeZone: 'Europe/Amsterdam' });
    expect((to - from) / 60_000).toBe(120);
  });
});

describe('what is worth a look', () => {
  it.each([
    ['begins before eight', session('7:45', '9:00'), 'outside_working_day'],
    ['ends after six', session('17:00', '18:15'), 'outside_working_day'],
    ['lies before the audit', session('9:00', '10:00', { day: '2026-11-15' }), 'outside_audit'],
    ['lies after the audit', session('9:00', '10:00', { day: '2026-11-20' }), 'outside_audit'],
    ['has no auditor', session('9:00', '10:00', { members: [] }), 'no_auditor'],
    ['has no place', session('9:00', '10:00', { siteId: null }), 'no_place'],
    ['is remote without means', session('9:00', '10:00', { remote: true, risks: 'Picture may freeze.' }), 'no_risks'],
    ['is remote without risks', session('9:00', '10:00', { remote: true, means: 'Video call' }), 'no_risks'],
  ] as const)('points out a session that %s', (_name, one, kind) => {
    expect(found(one)).toEqual([kind]);
  });

  it('points out more than six hours without a break of fifteen minutes, once a day', () => {
    expect(found(session('8:00', '14:00'))).toEqual([]);
    expect(found(session('8:00', '11:00'), session('11:10', '14:15'), session('14:15', '16:00'))).toEqual(['no_break']);
    expect(found(session('8:00', '11:00'), session('11:15', '14:15'), session('14:30', '16:00'))).toEqual([]);
  });

  it('asks for an opening and a closing meeting where the audit needs them, but not of an empty plan', () => {
    const needed = { ...frame, meetings: true };
    expect(planProblems([], team, needed)).toEqual([]);
    expect(kindsOf(planProblems([session('9:00', '10:00')], team, needed))).toEqual(['no_opening', 'no_closing']);
    const meetings = [
      session('8:30', '9:00', { kind: 'opening', members: [] }),
      session('15:00', '16:00', { kind: 'closing', members: [] }),
    ];
    expect(planProblems([...meetings, session('9:00', '10:00')], team, needed)).toEqual([]);
  });
});

describe('how long the days are', () => {
  it('counts overlaps once, meetings for all, and neither breaks nor travel', () => {
    const load = dailyLoad(
      [
        session('8:30', '9:00', { kind: 'opening', members: [] }),
        session('9:00', '11:00'),
        session('10:00', '11:30', { remote: true }),
        session('12:00', '13:00', { kind: 'break' }),
        session('16:00', '17:00', { kind: 'travel' }),
      ],
      team,
    );
    expect(load).toEqual([
      { day: '2026-11-16', memberId: 'lead', minutes: 180, remoteMinutes: 90 },
      { day: '2026-11-16', memberId: 'second', minutes: 30, remoteMinutes: 0 },
      { day: '2026-11-16', memberId: 'expert', minutes: 30, remoteMinutes: 0 },
    ]);
    // The expert's time is no audit time (ISO/IEC 17021-1 9.1.4.4).
    expect(auditMinutes(load, team)).toEqual({ minutes: 210, remoteMinutes: 90 });
  });
});

const order = [
  { requirement: 'f:4', ref: '4', parent: null },
  { requirement: 'f:4.1', ref: '4.1', parent: 'f:4' },
  { requirement: 'f:4.2', ref: '4.2', parent: 'f:4' },
  { requirement: 'f:4.3', ref: '4.3', parent: 'f:4' },
  { requirement: 'f:4.4', ref: '4.4', parent: 'f:4' },
  { requirement: 'f:5', ref: '5', parent: null },
  { requirement: 'f:5.1', ref: '5.1', parent: 'f:5' },
  { requirement: 'f:5.2', ref: '5.2', parent: 'f:5' },
];
const parents = new Map(order.map(({ requirement, parent }) => [requirement, parent]));

describe('what the plan covers', () => {
  const wanted = [
    { kind: 'clause', id: 'f:4.1' },
    { kind: 'clause', id: 'f:5.1' },
    { kind: 'control', id: 'f:5.2' },
    { kind: 'system', id: 'lendscore' },
    { kind: 'site', id: 'utrecht' },
    { kind: 'site', id: 'porto' },
  ] as const;

  it('lists what is in no session, in the order given', () => {
    const { counts, uncovered } = planCoverage(
      wanted,
      [session('9:00', '10:00', { requirements: ['f:4.1'], systems: ['lendscore'] })],
      parents,
    );
    expect(uncovered.map(({ id }) => id)).toEqual(['f:5.1', 'f:5.2', 'porto']);
    expect(counts).toEqual({
      clause: { covered: 1, total: 2 },
      control: { covered: 0, total: 1 },
      system: { covered: 1, total: 1 },
      site: { covered: 1, total: 2 },
    });
  });

  it('takes a heading for all that is under it', () => {
    const { uncovered } = planCoverage(wanted, [session('9:00', '10:00', { requirements: ['f:5'] })], parents);
    expect(uncovered.map(({ id }) => id)).toEqual(['f:4.1', 'lendscore', 'porto']);
  });

  it.each([
    ['a meeting', { kind: 'opening' as const }],
    ['a session that was not held', { held: 'not_held' as const }],
  ])('is not covered by %s', (_name, patch) => {
    const all = session('9:00', '10:00', { requirements: ['f:4', 'f:5'], systems: ['lendscore'], ...patch });
    expect(planCoverage(wanted, [all], parents).uncovered).toHaveLength(wanted.length);
  });

  it('finds the session with most neighbours, the earlier of two, and none without a neighbour', () => {
    const one = session('9:00', '10:00', { requirements: ['f:4.1'] });
    const two = session('8:00', '9:00', { requirements: ['f:4.2'] });
    const three = session('11:00', '12:00', { requirements: ['f:4.1', 'f:4.2', 'f:5.1'] });
    expect(likeliestSession('f:4.4', [one, two, three], parents)).toBe(three.id);
    expect(likeliestSession('f:4.4', [one, two], parents)).toBe(two.id);
    expect(likeliestSession('f:5.2', [one, two], parents)).toBeNull();
  });

  it('never lists more when a session is added, and counts what it does not list', () => {
    const ids = order.map(({ requirement }) => requirement);
    const anySession = fc.record({
      requirements: fc.subarray(ids),
      systems: fc.subarray(['lendscore', 'docusift']),
      siteId: fc.constantFrom(null, 'utrecht', 'porto'),
    });
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 6 }), anySession, (some, more) => {
        const sessions = some.map((one) => session('9:00', '10:00', one));
        const before = planCoverage(wanted, sessions, parents);
        const after = planCoverage(wanted, [...sessions, session('9:00', '10:00', more)], parents);
        expect(before.uncovered).toEqual(expect.arrayContaining([...after.uncovered]));
        const covered = Object.values(after.counts).reduce((sum, one) => sum + one.covered, 0);
        expect(covered + after.uncovered.length).toBe(wanted.length);
      }),
    );
  });
});

describe('refs as a person writes them', () => {
  it.each([
    [
      ['f:4.1', 'f:4.2', 'f:4.3', 'f:4.4', 'f:5.1'],
      ['4.1–4.4', '5.1'],
    ],
    [
      ['f:4.1', 'f:4.2'],
      ['4.1', '4.2'],
    ],
    [
      ['f:4.1', 'f:4.3', 'f:4.4', 'f:5.1', 'f:5.2'],
      ['4.1', '4.3', '4.4', '5.1', '5.2'],
    ],
    [['f:4.2', 'f:4.3', 'f:4.4'], ['4.2–4.4']],
    [[], []],
  ])('%s as %s', (requirements, refs) => {
    expect(refRanges(requirements, order)).toEqual(refs);
  });
});

describe('times and names', () => {
  it.each([
    ['9:30', 570],
    ['0930', 570],
    ['9', 540],
    ['9.05', 545],
    ['24:00', 1440],
    ['24:15', null],
    ['9:60', null],
    ['noon', null],
    ['', null],
  ])('reads ‘%s’ as %s', (text, minute) => {
    expect(minuteOf(text)).toBe(minute);
  });

  it('reads every time that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), (minute) => {
        expect(minuteOf(clockTime(minute))).toBe(minute);
      }),
    );
  });

  it('takes names apart at commas, semicolons and lines, each once', () => {
    expect(auditeeNames('Ruben Claes, Joost  Bakker;\nruben claes\n ,')).toEqual(['Ruben Claes', 'Joost Bakker']);
  });

  it('keeps a session inside its day and at its length when it is moved, and a step long when it is shortened', () => {
    const minutes = fc.integer({ min: 0, max: 1425 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: PLAN_STEP, max: 600 }), fc.integer({ min: -2000, max: 2000 }), (startMinute, length, by) => {
        const one = { startMinute, endMinute: Math.min(1440, startMinute + length) };
        const moved = shifted(one, by);
        expect(moved.endMinute - moved.startMinute).toBe(one.endMinute - one.startMinute);
        expect(moved.startMinute).toBeGreaterThanOrEqual(0);
        expect(moved.endMinute).toBeLessThanOrEqual(1440);
        const end = stretched(one, by);
        expect(end - startMinute).toBeGreaterThanOrEqual(PLAN_STEP);
        expect(end).toBeLessThanOrEqual(1440);
      }),
    );
  });

  it('finds a clash exactly when two spans of one auditor share time', () => {
    const time = fc.integer({ min: 0, max: 95 }).map((step) => step * PLAN_STEP);
    fc.assert(
      fc.property(time, time, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), (a, b, longA, longB) => {
        const one = session('9:00', '10:00', { startMinute: a, endMinute: Math.min(1440, a + longA * PLAN_STEP) });
        const two = session('9:00', '10:00', { startMinute: b, endMinute: Math.min(1440, b + longB * PLAN_STEP) });
        const shared = Math.min(one.endMinute, two.endMinute) - Math.max(one.startMinute, two.startMinute);
        expect(planProblems([one, two], team, frame).some(isClash)).toBe(shared > 0);
      }),
    );
  });
});
