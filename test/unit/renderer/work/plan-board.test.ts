/** Where sessions stand on the board of the plan, and where keys lead. */
import { describe, expect, it } from 'vitest';
import {
  besideMove,
  boardOf,
  lengthenedBy,
  movedBy,
  movedToLane,
  neighbour,
  type Plan,
  placesFor,
  type Session,
  shortName,
} from '../../../../renderer/features/plan/board-model.ts';

const team = [
  { id: 'lead', auditId: 'a', personId: 'p1', name: 'Ines Vogt', role: 'lead_auditor' as const, position: 0 },
  { id: 'second', auditId: 'a', personId: 'p2', name: 'Tobias Keller', role: 'auditor' as const, position: 1 },
  { id: 'expert', auditId: 'a', personId: 'p3', name: 'Dr Priya Nair', role: 'technical_expert' as const, position: 2 },
];
const memberOf = (id: string) => {
  const member = team.find((one) => one.id === id);
  if (member === undefined) throw new Error(`nobody is called ${id}`);
  return { id, name: member.name, role: member.role };
};

const session = (id: string, day: number, from: number, to: number, members: readonly string[], patch: Partial<Session> = {}): Session => ({
  id,
  auditId: 'a',
  day: `2026-11-${day}`,
  startMinute: from * 60,
  endMinute: to * 60,
  timeZone: 'Europe/Amsterdam',
  kind: 'session',
  title: id,
  siteId: null,
  siteName: null,
  room: '',
  remote: false,
  means: '',
  risks: '',
  auditees: '',
  note: '',
  held: 'open',
  heldText: '',
  deviationReason: '',
  requirements: [],
  refs: [],
  systems: [],
  members: members.map(memberOf),
  ...patch,
});

const planOf = (...sessions: Session[]) =>
  ({
    days: ['2026-11-16', '2026-11-17'],
    team,
    sessions: sessions.toSorted((a, b) => a.day.localeCompare(b.day) || a.startMinute - b.startMinute),
  }) as unknown as Plan;
const lanesFrom = (plan: Plan) => boardOf(plan).days.map(({ lanes }) => lanes.map(({ memberId }) => memberId));
const places = (plan: Plan) =>
  boardOf(plan).blocks.map(({ session: { id }, fromLane, toLane, part, parts }) => [id, fromLane, toLane, part, parts]);

describe('lanes', () => {
  it('stand for the auditors each day, and for an expert on days without an auditor beside', () => {
    expect(lanesFrom(planOf(session('a', 16, 9, 10, ['lead', 'expert']), session('b', 17, 9, 10, ['expert'])))).toEqual([
      ['lead', 'second'],
      ['lead', 'second', 'expert'],
    ]);
  });

  it('have one more for a session that nobody holds', () => {
    expect(lanesFrom(planOf(session('a', 16, 9, 10, [])))).toEqual([
      ['lead', 'second', null],
      ['lead', 'second'],
    ]);
  });

  it.each([
    ['Ines Vogt', 'I. Vogt'],
    ['Marit de Vries', 'M. de Vries'],
    ['Cher', 'Cher'],
  ])('name %s as %s', (name, short) => expect(shortName(name)).toBe(short));
});

describe('blocks', () => {
  it('take the lanes of their members, and all lanes of the day for what is everybody’s', () => {
    expect(places(planOf(session('a', 17, 9, 10, ['second']), session('b', 17, 8, 9, [], { kind: 'opening' })))).toEqual([
      ['b', 2, 3, 0, 1],
      ['a', 3, 3, 0, 1],
    ]);
  });

  it('stand side by side where they share a lane and a time, so that a clash hides nothing', () => {
    expect(
      places(planOf(session('a', 16, 9, 11, ['lead']), session('b', 16, 10, 12, ['lead']), session('c', 16, 12, 13, ['lead']))),
    ).toEqual([
      ['a', 0, 0, 0, 2],
      ['b', 0, 0, 1, 2],
      ['c', 0, 0, 0, 1],
    ]);
  });

  it('stretch the board to what lies early and late', () => {
    const { fromMinute, toMinute } = boardOf(planOf(session('a', 16, 7.5, 8, ['lead']), session('b', 16, 19, 20.25, ['lead'])));
    expect([fromMinute, toMinute]).toEqual([7 * 60, 21 * 60]);
  });
});

describe('arrows', () => {
  const plan = planOf(
    session('early', 16, 9, 10, ['lead']),
    session('late', 16, 11, 12, ['lead']),
    session('beside', 16, 10.5, 12, ['second']),
    session('tomorrow', 17, 9, 10, ['lead']),
  );
  it.each([
    ['early', 'ArrowDown', 'late'],
    ['late', 'ArrowUp', 'early'],
    ['late', 'ArrowDown', null],
    ['late', 'ArrowRight', 'beside'],
    ['beside', 'ArrowRight', 'tomorrow'],
    ['tomorrow', 'ArrowLeft', 'beside'],
    ['beside', 'ArrowLeft', 'late'],
    [null, 'ArrowDown', 'early'],
  ] as const)('lead from %s by %s to %s', (from, key, to) => expect(neighbour(boardOf(plan), from, key)).toBe(to));
});

describe('moving', () => {
  const one = session('one', 16, 9, 10, ['lead']);
  const board = boardOf(planOf(one));
  it('goes by steps of fifteen minutes and stops at midnight', () => {
    expect(movedBy(one, 1)).toEqual({ id: 'one', startMinute: 555, endMinute: 615 });
    expect(movedBy(session('x', 16, 0, 1, []), -1)).toBeNull();
    expect(lengthenedBy(one, 2)).toEqual({ id: 'one', endMinute: 630 });
    expect(lengthenedBy(session('x', 16, 9, 9.25, []), -1)).toBeNull();
  });

  it('to the side hands it to the auditor beside, then to the next day', () => {
    expect(besideMove(board, one, 1)).toEqual({ id: 'one', member: { from: 'lead', to: 'second' } });
    const given = session('one', 16, 9, 10, ['second']);
    expect(besideMove(boardOf(planOf(given)), given, 1)).toEqual({ id: 'one', day: '2026-11-17', member: { from: 'second', to: 'lead' } });
    expect(besideMove(board, one, -1)).toBeNull();
  });

  it('takes what is everybody’s to another day without naming anybody', () => {
    const meeting = session('meeting', 16, 9, 10, [], { kind: 'team_meeting' });
    expect(besideMove(boardOf(planOf(meeting)), meeting, 1)).toEqual({ id: 'meeting', day: '2026-11-17' });
  });

  it('to its own lane is no move', () => {
    const [lane] = board.lanes;
    if (lane === undefined) throw new Error('The board has no lane.');
    expect(movedToLane(one, lane, lane)).toBeNull();
  });
});

describe('placing', () => {
  const sessions = [
    session('a', 16, 9, 10, ['lead']),
    session('b', 16, 10, 11, ['lead'], { siteId: 'utrecht' }),
    session('c', 17, 9, 10, ['lead']),
  ];
  const hole = { kind: 'clause' as const, id: '42001:7.4', ref: '7.4', title: 'Communication', likeliest: 'c' };
  it('offers the session that fits best, then the chosen one, then all by time', () => {
    expect(placesFor(hole, sessions, sessions[1] ?? null).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });
  it('offers a site only sessions without one', () => {
    expect(placesFor({ ...hole, kind: 'site', likeliest: null }, sessions, null).map(({ id }) => id)).toEqual(['a', 'c']);
  });
});
