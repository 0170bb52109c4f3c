/**
 * The audit plan: who is in two places at once, how long each day is, and what is in no session (ISO/IEC 17021-1
 * 9.2.3: the plan names dates, places, roles and what is audited). Times are wall-clock minutes of a day in a zone.
 */
import { Temporal } from 'temporal-polyfill';
import type { Id, IsoDate } from '../model/scalars.ts';
import type { PersonRole, PlanHeld, PlanKind } from '../model/vocabulary.ts';

export interface PlannedSession {
  readonly id: Id;
  readonly day: IsoDate;
  /** Minutes after midnight. */
  readonly startMinute: number;
  /** Minutes after midnight, 1440 for the end of the day. */
  readonly endMinute: number;
  readonly timeZone: string;
  readonly kind: PlanKind;
  readonly siteId: Id | null;
  readonly remote: boolean;
  readonly means: string;
  readonly risks: string;
  readonly auditees: string;
  readonly held: PlanHeld;
  /** Requirement ids, headings among them: a heading stands for all that is under it. */
  readonly requirements: readonly string[];
  readonly systems: readonly Id[];
  /** Members of the audit team. Nobody named in a meeting means the whole team. */
  readonly members: readonly Id[];
}

export interface PlanMember {
  readonly id: Id;
  readonly role: PersonRole;
}

/** Default bounds of a working day; a session outside them is pointed out, never refused. */
export const workingDay = { from: 8 * 60, to: 18 * 60 } as const;
/** Directive 2003/88/EC Art. 4: who works longer than this has a right to a break. */
export const LONGEST_STRETCH = 6 * 60;
/** A gap this long counts as a break. The length is ours: the directive leaves it to agreements. */
export const SHORTEST_BREAK = 15;
/** An auditor-day has eight hours as a rule (IAF MD 5); only used to show minutes as days. */
export const AUDITOR_DAY = 8 * 60;
/** Step of moving with keys and mouse, in minutes. */
export const PLAN_STEP = 15;

const MINUTE = 60_000;
/** Time at a table or in the field; breaks and travel are no audit time. */
const workKinds: readonly PlanKind[] = ['opening', 'closing', 'session', 'team_meeting'];
const meetingKinds: readonly PlanKind[] = ['opening', 'closing', 'team_meeting'];
/** Roles whose time is audit time; experts, observers and trainees come on top (ISO/IEC 17021-1 9.1.4.4). */
const timeRoles: readonly PersonRole[] = ['lead_auditor', 'auditor', 'consultant'];

export type PlanProblem =
  | { readonly kind: 'auditor_twice'; readonly memberId: Id; readonly sessions: readonly [Id, Id] }
  | { readonly kind: 'auditee_twice'; readonly name: string; readonly sessions: readonly [Id, Id] }
  | { readonly kind: 'outside_working_day' | 'outside_audit' | 'no_auditor' | 'no_place' | 'no_risks'; readonly sessions: readonly [Id] }
  | { readonly kind: 'no_break'; readonly memberId: Id; readonly day: IsoDate; readonly sessions: readonly Id[] }
  | { readonly kind: 'no_opening' | 'no_closing'; readonly sessions: readonly [] };

/** Clashes make a plan impossible; the rest is worth a look. */
export function isClash(problem: Pick<PlanProblem, 'kind'>): boolean {
  return problem.kind === 'auditor_twice' || problem.kind === 'auditee_twice';
}

export interface Span {
  /** Milliseconds since 1970, UTC. */
  readonly from: number;
  readonly to: number;
}

/** The real time of a session, so that two zones and a change of the clock are compared rightly. */
export function spanOf(session: Pick<PlannedSession, 'day' | 'startMinute' | 'endMinute' | 'timeZone'>): Span {
  const midnight = Temporal.PlainDate.from(session.day).toPlainDateTime();
  const at = (minutes: number) => midnight.add({ minutes }).toZonedDateTime(session.timeZone).epochMilliseconds;
  return { from: at(session.startMinute), to: at(session.endMinute) };
}

const overlap = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

/** Names in a text of auditees: parts between commas, semicolons and lines, each once. */
export function auditeeNames(text: string): string[] {
  const found = new Map<string, string>();
  for (const part of text.split(/[,;\n]/)) {
    const name = part.trim().replace(/\s+/g, ' ');
    if (name !== '' && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  }
  return [...found.values()];
}

/** Who of the team is bound by a session: those named, in a meeting without names everybody. */
export function boundMembers(session: Pick<PlannedSession, 'kind' | 'members'>, team: readonly PlanMember[]): readonly Id[] {
  if (session.members.length > 0) return session.members;
  return meetingKinds.includes(session.kind) ? team.map((member) => member.id) : [];
}

const byTime = (a: { span: Span; session: PlannedSession }, b: { span: Span; session: PlannedSession }) =>
  a.span.from - b.span.from || a.span.to - b.span.to || (a.session.id < b.session.id ? -1 : 1);

interface Placed {
  readonly session: PlannedSession;
  readonly span: Span;
}

/** Sessions in the order of real time; those that were not held take nobody's time. */
function placed(sessions: readonly PlannedSession[]): Placed[] {
  return sessions
    .filter((session) => session.held !== 'not_held')
    .map((session) => ({ session, span: spanOf(session) }))
    .sort(byTime);
}

function clashes(all: readonly Placed[], team: readonly PlanMember[]): PlanProblem[] {
  const found: PlanProblem[] = [];
  for (const [at, first] of all.entries()) {
    for (const second of all.slice(at + 1)) {
      if (second.span.from >= first.span.to) break;
      if (!overlap(first.span, second.span)) continue;
      const sessions = [first.session.id, second.session.id] as const;
      const busy = new Set(boundMembers(first.session, team));
      for (const memberId of boundMembers(second.session, team))
        if (busy.has(memberId)) found.push({ kind: 'auditor_twice', memberId, sessions });
      const named = new Set(auditeeNames(first.session.auditees).map((name) => name.toLowerCase()));
      for (const name of auditeeNames(second.session.auditees))
        if (named.has(name.toLowerCase())) found.push({ kind: 'auditee_twice', name, sessions });
    }
  }
  return found;
}

/** Work of one member on one day that no break of fifteen minutes interrupts for more than six hours. */
function withoutBreak(all: readonly Placed[], team: readonly PlanMember[]): PlanProblem[] {
  const found: PlanProblem[] = [];
  for (const { id: memberId } of team) {
    const days = new Map<IsoDate, Placed[]>();
    for (const one of all) {
      if (!workKinds.includes(one.session.kind) || !boundMembers(one.session, team).includes(memberId)) continue;
      days.set(one.session.day, [...(days.get(one.session.day) ?? []), one]);
    }
    for (const [day, work] of days) {
      let stretch: Placed[] = [];
      let until = 0;
      for (const one of work) {
        if (stretch.length > 0 && one.span.from - until >= SHORTEST_BREAK * MINUTE) stretch = [];
        stretch.push(one);
        until = stretch.length === 1 ? one.span.to : Math.max(until, one.span.to);
        const from = stretch[0]?.span.from ?? until;
        if (until - from > LONGEST_STRETCH * MINUTE) {
          found.push({ kind: 'no_break', memberId, day, sessions: stretch.map(({ session }) => session.id) });
          break;
        }
      }
    }
  }
  return found;
}

export interface PlanFrame {
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  /** Whether the audit needs an opening and a closing meeting (ISO/IEC 17021-1 9.4.2, 9.4.7). */
  readonly meetings: boolean;
}

/** What does not fit in a plan, clashes first, each in the order of time. */
export function planProblems(sessions: readonly PlannedSession[], team: readonly PlanMember[], frame: PlanFrame): PlanProblem[] {
  const all = placed(sessions);
  const notes: PlanProblem[] = [];
  for (const { session } of all) {
    const one = [session.id] as const;
    if (session.startMinute < workingDay.from || session.endMinute > workingDay.to)
      notes.push({ kind: 'outside_working_day', sessions: one });
    if ((frame.startsOn !== null && session.day < frame.startsOn) || (frame.endsOn !== null && session.day > frame.endsOn))
      notes.push({ kind: 'outside_audit', sessions: one });
    if (session.kind !== 'session') continue;
    if (session.members.length === 0) notes.push({ kind: 'no_auditor', sessions: one });
    if (session.siteId === null && !session.remote) notes.push({ kind: 'no_place', sessions: one });
    if (session.remote && (session.means.trim() === '' || session.risks.trim() === '')) notes.push({ kind: 'no_risks', sessions: one });
  }
  const needed: PlanProblem[] = [];
  if (frame.meetings && all.length > 0) {
    if (!all.some(({ session }) => session.kind === 'opening')) needed.push({ kind: 'no_opening', sessions: [] });
    if (!all.some(({ session }) => session.kind === 'closing')) needed.push({ kind: 'no_closing', sessions: [] });
  }
  return [...clashes(all, team), ...withoutBreak(all, team), ...notes, ...needed];
}

export interface DayLoad {
  readonly day: IsoDate;
  readonly memberId: Id;
  /** Minutes of audit work; what overlaps counts once. */
  readonly minutes: number;
  /** Part of it by means of communication instead of on site. */
  readonly remoteMinutes: number;
}

/** Minutes covered by spans, overlaps once. */
function minutesOf(spans: readonly Span[]): number {
  let sum = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return Math.round(sum / MINUTE);
}

/** How long each member works on each day of the plan. */
export function dailyLoad(sessions: readonly PlannedSession[], team: readonly PlanMember[]): DayLoad[] {
  const all = placed(sessions).filter(({ session }) => workKinds.includes(session.kind));
  const days = [...new Set(all.map(({ session }) => session.day))].sort();
  const load: DayLoad[] = [];
  for (const day of days) {
    for (const { id: memberId } of team) {
      const mine = all.filter(({ session }) => session.day === day && boundMembers(session, team).includes(memberId));
      if (mine.length === 0) continue;
      load.push({
        day,
        memberId,
        minutes: minutesOf(mine.map(({ span }) => span)),
        remoteMinutes: minutesOf(mine.filter(({ session }) => session.remote).map(({ span }) => span)),
      });
    }
  }
  return load;
}

/** Audit time in the plan: minutes of the auditors, without experts, observers and trainees. */
export function auditMinutes(load: readonly DayLoad[], team: readonly PlanMember[]): { minutes: number; remoteMinutes: number } {
  const counted = new Set(team.filter((member) => timeRoles.includes(member.role)).map((member) => member.id));
  const mine = load.filter((one) => counted.has(one.memberId));
  return { minutes: mine.reduce((sum, one) => sum + one.minutes, 0), remoteMinutes: mine.reduce((sum, one) => sum + one.remoteMinutes, 0) };
}

export type CoverageKind = 'clause' | 'control' | 'system' | 'site';

/** Something that has to be in a session. */
export interface ToCover {
  readonly kind: CoverageKind;
  /** Requirement id for clauses and controls, else the row's id. */
  readonly id: string;
}

export interface PlanCoverage<T extends ToCover> {
  readonly counts: Readonly<Record<CoverageKind, { readonly covered: number; readonly total: number }>>;
  /** In the order given. */
  readonly uncovered: readonly T[];
}

/**
 * What of an audit is in a session. Only sessions cover: a meeting or a lunch does not, nor what was not held.
 * @param parents requirement id → heading above it, for sessions that name a heading
 */
export function planCoverage<T extends ToCover>(
  wanted: readonly T[],
  sessions: readonly PlannedSession[],
  parents: ReadonlyMap<string, string | null>,
): PlanCoverage<T> {
  const work = sessions.filter((session) => session.kind === 'session' && session.held !== 'not_held');
  const requirements = new Set(work.flatMap((session) => session.requirements));
  const systems = new Set(work.flatMap((session) => session.systems));
  const sites = new Set(work.map((session) => session.siteId));
  const underNamed = (requirement: string) => {
    const seen = new Set<string>();
    for (let at: string | null = requirement; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
      if (requirements.has(at)) return true;
      seen.add(at);
    }
    return false;
  };
  const isIn = (one: ToCover) =>
    one.kind === 'system' ? systems.has(one.id) : one.kind === 'site' ? sites.has(one.id) : underNamed(one.id);
  const counts = {
    clause: { covered: 0, total: 0 },
    control: { covered: 0, total: 0 },
    system: { covered: 0, total: 0 },
    site: { covered: 0, total: 0 },
  };
  const uncovered: T[] = [];
  for (const one of wanted) {
    counts[one.kind].total += 1;
    if (isIn(one)) counts[one.kind].covered += 1;
    else uncovered.push(one);
  }
  return { counts, uncovered };
}

/**
 * The session that a requirement fits best: the one with most of its neighbours under the same heading, the earliest
 * of several; null when no session has any.
 */
export function likeliestSession(
  requirement: string,
  sessions: readonly PlannedSession[],
  parents: ReadonlyMap<string, string | null>,
): Id | null {
  const parent = parents.get(requirement) ?? null;
  let best: { id: Id; neighbours: number } | null = null;
  for (const { session } of placed(sessions)) {
    if (session.kind !== 'session') continue;
    const neighbours = session.requirements.filter((one) => parent !== null && parents.get(one) === parent).length;
    if (neighbours > (best?.neighbours ?? 0)) best = { id: session.id, neighbours };
  }
  return best?.id ?? null;
}

/**
 * `4.1 4.2 4.3 5.1` → `4.1–4.3`, `5.1`: three or more neighbours of one heading in a row are written as a range.
 * @param order every requirement of the catalog in the order of the standard, with what a person reads for it
 */
export function refRanges(
  requirements: readonly string[],
  order: readonly { readonly requirement: string; readonly ref: string; readonly parent: string | null }[],
): string[] {
  const wanted = new Set(requirements);
  const out: string[] = [];
  let run: { ref: string; parent: string | null }[] = [];
  const flush = () => {
    const [first] = run;
    const last = run.at(-1);
    if (first !== undefined && last !== undefined && run.length >= 3) out.push(`${first.ref}–${last.ref}`);
    else out.push(...run.map((one) => one.ref));
    run = [];
  };
  for (const item of order) {
    const inRun = run[0];
    if (!wanted.has(item.requirement)) {
      if (inRun !== undefined && item.parent === inRun.parent) flush();
      continue;
    }
    if (inRun !== undefined && inRun.parent !== item.parent) flush();
    run.push(item);
  }
  flush();
  return out;
}

/** `570` → `09:30`; 1440 is `24:00`. */
export function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `9:30`, `0930` or `9` → minutes after midnight, null for what is no time. */
export function minuteOf(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(text.trim());
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return Number(match[2] ?? 0) < 60 && minute <= 1440 ? minute : null;
}

/** Moves a stretch by minutes, keeping its length and inside its day. */
export function shifted(
  session: Pick<PlannedSession, 'startMinute' | 'endMinute'>,
  by: number,
): { startMinute: number; endMinute: number } {
  const length = session.endMinute - session.startMinute;
  const startMinute = Math.min(Math.max(0, session.startMinute + by), 1440 - length);
  return { startMinute, endMinute: startMinute + length };
}

/** Makes a stretch longer or shorter at its end, never shorter than one step and not past midnight. */
export function stretched(session: Pick<PlannedSession, 'startMinute' | 'endMinute'>, by: number): number {
  return Math.min(1440, Math.max(session.startMinute + PLAN_STEP, session.endMinute + by));
}
