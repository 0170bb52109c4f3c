/** Where each session of the plan stands on the board: lanes per day, blocks in lanes, and which block is next. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { PLAN_STEP, shifted, stretched } from '../../../shared/rules/plan.ts';

export type Plan = OutputOf<'plan.list'>;
export type Session = Plan['sessions'][number];

export interface Lane {
  readonly day: string;
  /** Null for sessions that no auditor holds yet. */
  readonly memberId: string | null;
  /** `I. Vogt`; empty for the lane without an auditor. */
  readonly name: string;
  /** Place among all lanes of the board. */
  readonly at: number;
}

export interface Block {
  readonly session: Session;
  /** Lanes of the board, both included. */
  readonly fromLane: number;
  readonly toLane: number;
  /** Part of the lanes' width where blocks overlap: `part` of `parts`. */
  readonly part: number;
  readonly parts: number;
  /** False for the second block of a session whose lanes do not touch. */
  readonly main: boolean;
}

export interface Board {
  readonly days: readonly { readonly day: string; readonly lanes: readonly Lane[]; readonly places: readonly string[] }[];
  readonly lanes: readonly Lane[];
  readonly blocks: readonly Block[];
  /** Full hours that the board begins and ends with. */
  readonly fromMinute: number;
  readonly toMinute: number;
}

const ownTime: readonly string[] = ['lead_auditor', 'auditor', 'consultant'];

/** `Ines Vogt` → `I. Vogt`. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first, ...rest] = words;
  return rest.length === 0 || first === undefined ? name : `${first.charAt(0)}. ${rest.join(' ')}`;
}

/** Auditors have a lane every day; experts and observers only on days when they hold a session without an auditor. */
function lanesOf(plan: Plan, day: string, first: number): Lane[] {
  const sessions = plan.sessions.filter((session) => session.day === day);
  const withoutAuditor = sessions.filter((session) => !session.members.some(({ role }) => ownTime.includes(role)));
  const lanes = plan.team.filter(
    ({ id, role }) => ownTime.includes(role) || withoutAuditor.some((session) => session.members.some((member) => member.id === id)),
  );
  const nobody = lanes.length === 0 || withoutAuditor.some((session) => session.kind === 'session' && session.members.length === 0);
  const named = lanes.map(({ id, name }) => ({ day, memberId: id as string | null, name: shortName(name) }));
  return [...named, ...(nobody ? [{ day, memberId: null, name: '' }] : [])].map((lane, index) => ({ ...lane, at: first + index }));
}

/** Runs of neighbouring lanes in which a session stands: of its members, or all of the day for what is everybody's. */
function runsOf(session: Session, lanes: readonly Lane[]): { from: number; to: number }[] {
  const mine = lanes.filter(({ memberId }) => session.members.some(({ id }) => id === memberId));
  const nobody = lanes.find(({ memberId }) => memberId === null);
  const wanted = mine.length > 0 ? mine : session.kind === 'session' && nobody !== undefined ? [nobody] : lanes;
  const runs: { from: number; to: number }[] = [];
  for (const { at } of wanted) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === at - 1) last.to = at;
    else runs.push({ from: at, to: at });
  }
  return runs;
}

/** Blocks that share a lane and a time stand side by side, so that a clash hides nothing. */
function sideBySide(blocks: readonly Omit<Block, 'part' | 'parts'>[]): Block[] {
  const touches = (a: Omit<Block, 'part' | 'parts'>, b: Omit<Block, 'part' | 'parts'>) =>
    a.session.day === b.session.day &&
    a.fromLane <= b.toLane &&
    b.fromLane <= a.toLane &&
    a.session.startMinute < b.session.endMinute &&
    b.session.startMinute < a.session.endMinute;
  const parts: number[] = [];
  for (const [at, block] of blocks.entries()) {
    const taken = new Set(blocks.slice(0, at).flatMap((other, index) => (touches(block, other) ? [parts[index] ?? 0] : [])));
    let part = 0;
    while (taken.has(part)) part += 1;
    parts.push(part);
  }
  return blocks.map((block, at) => ({
    ...block,
    part: parts[at] ?? 0,
    parts: 1 + Math.max(parts[at] ?? 0, ...blocks.map((other, index) => (touches(block, other) ? (parts[index] ?? 0) : 0))),
  }));
}

export function boardOf(plan: Plan): Board {
  const lanes: Lane[] = [];
  const days = plan.days.map((day) => {
    const own = lanesOf(plan, day, lanes.length);
    lanes.push(...own);
    const places = [
      ...new Set(plan.sessions.filter((one) => one.day === day).flatMap(({ siteName }) => (siteName === null ? [] : [siteName]))),
    ];
    return { day, lanes: own, places };
  });
  const blocks = sideBySide(
    plan.sessions.flatMap((session) =>
      runsOf(
        session,
        lanes.filter(({ day }) => day === session.day),
      ).map(({ from, to }, index) => ({ session, fromLane: from, toLane: to, main: index === 0 })),
    ),
  );
  const starts = plan.sessions.map(({ startMinute }) => startMinute);
  const ends = plan.sessions.map(({ endMinute }) => endMinute);
  return {
    days,
    lanes,
    blocks,
    fromMinute: Math.floor(Math.min(8 * 60, ...starts) / 60) * 60,
    toMinute: Math.ceil(Math.max(18 * 60, ...ends) / 60) * 60,
  };
}

export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
const middle = ({ session }: Block) => (session.startMinute + session.endMinute) / 2;

/** The session that an arrow key leads to; null at the edge. Up and down stay in the day. */
export function neighbour(board: Board, chosen: string | null, key: ArrowKey): string | null {
  const main = board.blocks.filter((block) => block.main);
  const from = main.find(({ session }) => session.id === chosen);
  if (from === undefined) return main[0]?.session.id ?? null;
  const up = key === 'ArrowUp';
  if (up || key === 'ArrowDown') {
    const later = main.filter(
      ({ session }) =>
        session.day === from.session.day &&
        session.id !== chosen &&
        (up ? session.startMinute < from.session.startMinute : session.startMinute > from.session.startMinute),
    );
    const sameLane = later.filter((block) => block.fromLane <= from.toLane && from.fromLane <= block.toLane);
    const nearest = (sameLane.length > 0 ? sameLane : later).toSorted((a, b) => {
      const sign = up ? -1 : 1;
      return sign * (a.session.startMinute - b.session.startMinute) || a.fromLane - b.fromLane;
    });
    return nearest[0]?.session.id ?? null;
  }
  const left = key === 'ArrowLeft';
  const beside = main.filter((block) => (left ? block.toLane < from.fromLane : block.fromLane > from.toLane));
  const distance = (block: Block) => (left ? from.fromLane - block.toLane : block.fromLane - from.toLane);
  const nearest = beside.toSorted(
    (a, b) => distance(a) - distance(b) || Math.abs(middle(a) - middle(from)) - Math.abs(middle(b) - middle(from)),
  );
  return nearest[0]?.session.id ?? null;
}

export interface Move {
  readonly id: string;
  readonly day?: string;
  readonly startMinute?: number;
  readonly endMinute?: number;
  readonly member?: { readonly from: string; readonly to: string };
}

/** Earlier or later by steps; null when it stands at the edge of the day. */
export function movedBy(session: Session, steps: number): Move | null {
  const next = shifted(session, steps * PLAN_STEP);
  return next.startMinute === session.startMinute ? null : { id: session.id, ...next };
}

/** Longer or shorter by steps; null when it cannot be. */
export function lengthenedBy(session: Session, steps: number): Move | null {
  const endMinute = stretched(session, steps * PLAN_STEP);
  return endMinute === session.endMinute ? null : { id: session.id, endMinute };
}

/** To a lane: another day, another auditor, or both. What is everybody's changes only its day. */
export function movedToLane(session: Session, from: Lane, to: Lane): Move | null {
  const given = session.members.some(({ id }) => id === from.memberId);
  const member =
    given && from.memberId !== null && to.memberId !== null && from.memberId !== to.memberId
      ? { from: from.memberId, to: to.memberId }
      : null;
  const day = to.day === from.day ? null : to.day;
  if (member === null && day === null) return null;
  return { id: session.id, ...(day === null ? {} : { day }), ...(member === null ? {} : { member }) };
}

/** The next lane that changes something: the auditor beside, or the neighbouring day. */
export function besideMove(board: Board, session: Session, direction: -1 | 1): Move | null {
  const block = board.blocks.find((one) => one.main && one.session.id === session.id);
  const from = block === undefined ? undefined : board.lanes[direction === 1 ? block.toLane : block.fromLane];
  if (from === undefined) return null;
  for (let at = from.at + direction; ; at += direction) {
    const to = board.lanes[at];
    if (to === undefined) return null;
    // A member who is in the session already is no one to hand it to.
    if (to.day === from.day && session.members.some(({ id }) => id === to.memberId)) continue;
    const move = movedToLane(session, from, to);
    if (move !== null) return move;
  }
}

/** The likeliest session first, then the chosen one, then all in the order of time; a site goes only where there is none. */
export function placesFor(
  one: OutputOf<'plan.coverage'>['uncovered'][number],
  sessions: readonly Session[],
  chosen: Session | null,
): Session[] {
  const rank = (session: Session) => (session.id === one.likeliest ? 0 : session.id === chosen?.id ? 1 : 2);
  return sessions.filter((session) => one.kind !== 'site' || session.siteId === null).toSorted((a, b) => rank(a) - rank(b));
}
