/**
 * The programme of a certification cycle (ISO/IEC 17021-1 9.1.3): its dates from the decision, the window of each visit,
 * and what is to be looked at. Windows are proposals that a body changes; only the limits come from the standard.
 */
import type { IsoDate } from '../model/scalars.ts';
import type { AuditKind } from '../model/vocabulary.ts';
import { addDays, addMonths, daysLate } from './deadlines.ts';

/** The cycle lasts three years from the decision (9.1.3.2). */
export const CYCLE_MONTHS = 36;
/** The first surveillance after an initial certification is within twelve months of the decision (9.1.3.3). */
export const FIRST_SURVEILLANCE_MONTHS = 12;

/** Our proposals: how long a window of surveillance is, and where that of recertification lies before the expiry. */
const SURVEILLANCE_WINDOW_MONTHS = 3;
const RECERTIFICATION_OPENS_MONTHS = 6;
/** Leaves time for majors to be corrected and verified before the expiry (9.6.3.2.2). */
const RECERTIFICATION_ENDS_MONTHS = 2;

export interface CycleDates {
  readonly start: IsoDate;
  /** The start is the day of the decision; else it is assumed. */
  readonly decided: boolean;
  readonly expires: IsoDate;
  readonly firstSurveillanceBy: IsoDate;
}

/** Null while neither the decision nor an assumed day is known. */
export function cycleDates(programme: {
  readonly decidedOn: IsoDate | null;
  readonly assumedOn: IsoDate | null;
  readonly expiresOn: IsoDate | null;
}): CycleDates | null {
  const start = programme.decidedOn ?? programme.assumedOn;
  if (start === null) return null;
  return {
    start,
    decided: programme.decidedOn !== null,
    expires: programme.expiresOn ?? addDays(addMonths(start, CYCLE_MONTHS), -1),
    firstSurveillanceBy: addMonths(start, FIRST_SURVEILLANCE_MONTHS),
  };
}

export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));

/** A span that begins in one year and ends in the next is cut at the year's end: so each year keeps its own visit (9.1.3.3). */
const inOneYear = ({ from, to }: Span): Span => ({ from, to: yearOf(to) > yearOf(from) ? `${yearOf(from)}-12-31` : to });

/**
 * The window that is proposed for a visit of the cycle; null for visits that have none by themselves.
 * @param nth 1 for the first surveillance of the cycle
 */
export function proposedWindow(kind: AuditKind, nth: number, cycle: CycleDates): Span | null {
  if (kind === 'surveillance') {
    const to = addMonths(cycle.start, nth * FIRST_SURVEILLANCE_MONTHS);
    return inOneYear({ from: addMonths(cycle.start, nth * FIRST_SURVEILLANCE_MONTHS - SURVEILLANCE_WINDOW_MONTHS), to });
  }
  if (kind === 'recertification') {
    const window = {
      from: addMonths(cycle.expires, -RECERTIFICATION_OPENS_MONTHS),
      to: addMonths(cycle.expires, -RECERTIFICATION_ENDS_MONTHS),
    };
    // The year in which it begins has no surveillance of its own when the second one lies in the year before.
    const second = addMonths(cycle.start, 2 * FIRST_SURVEILLANCE_MONTHS - SURVEILLANCE_WINDOW_MONTHS);
    return yearOf(window.from) > yearOf(second) ? inOneYear(window) : window;
  }
  return null;
}

export interface ProgrammeVisit {
  readonly id: string;
  readonly kind: AuditKind;
  readonly windowFrom: IsoDate | null;
  readonly windowTo: IsoDate | null;
  /** Days of the audit that the visit became. */
  readonly audit: { readonly startsOn: IsoDate | null; readonly endsOn: IsoDate | null } | null;
  /** All requirements are planned. */
  readonly whole: boolean;
  /** Requirement ids, headings among them: a heading stands for all that is under it. */
  readonly requirements: readonly string[];
}

export type SpanOrigin = 'audit' | 'own' | 'proposed' | 'none';
export interface VisitDates {
  readonly span: Span | null;
  readonly origin: SpanOrigin;
  readonly window: Span | null;
}

const ownWindow = ({ windowFrom, windowTo }: ProgrammeVisit): Span | null => {
  const from = windowFrom ?? windowTo;
  const to = windowTo ?? windowFrom;
  return from === null || to === null ? null : { from, to };
};

const auditSpan = ({ audit }: ProgrammeVisit): Span | null => {
  const from = audit?.startsOn ?? audit?.endsOn ?? null;
  const to = audit?.endsOn ?? audit?.startsOn ?? null;
  return from === null || to === null ? null : { from, to };
};

/** When each visit is: the days of its audit, else its own window, else the proposed one. */
export function visitDates(visits: readonly ProgrammeVisit[], cycle: CycleDates | null): Map<string, VisitDates> {
  let nth = 0;
  return new Map(
    visits.map((visit) => {
      if (visit.kind === 'surveillance') nth += 1;
      const own = ownWindow(visit);
      const window = own ?? (cycle === null ? null : proposedWindow(visit.kind, nth, cycle));
      const audit = auditSpan(visit);
      const origin: SpanOrigin = audit !== null ? 'audit' : own !== null ? 'own' : window !== null ? 'proposed' : 'none';
      return [visit.id, { span: audit ?? window, origin, window }];
    }),
  );
}

export type VisitState = 'held' | 'under_way' | 'dated' | 'planned' | 'late' | 'undated';

/** Where a visit stands on a day: held once its audit is over, late once its window is over without an audit. */
export function visitState({ span, origin }: VisitDates, today: IsoDate): VisitState {
  if (span === null) return 'undated';
  if (origin === 'audit') return span.to < today ? 'held' : span.from <= today ? 'under_way' : 'dated';
  return daysLate(span.to, today) > 0 ? 'late' : 'planned';
}

export type ProgrammeCheck =
  | { readonly kind: 'no_date' | 'no_surveillance' | 'no_recertification' | 'expired'; readonly late: boolean }
  | { readonly kind: 'decision_before_stage_2'; readonly late: true; readonly on: IsoDate }
  | { readonly kind: 'year_without_surveillance'; readonly late: true; readonly year: number }
  | {
      readonly kind: 'first_surveillance_late' | 'recertification_late' | 'overdue' | 'outside_window';
      readonly late: boolean;
      readonly visitId: string;
      /** The day that counts: limit or end of the window. */
      readonly on: IsoDate;
    }
  | { readonly kind: 'surveillance_lacks'; readonly late: false; readonly visitId: string; readonly requirements: readonly string[] };

/**
 * What every surveillance looks at, by the clause of ISO/IEC 42001 that it stands in (9.6.2.2): effectiveness in meeting
 * objectives, operational control, internal audit, management review, improvement, treatment of earlier nonconformities.
 */
export const surveillanceCore = ['6.2', '8.1', '9.2', '9.3', '10.1', '10.2'] as const;

/** Whether a visit plans a requirement: by name, by a heading above it, or as a whole. */
export function plansRequirement(
  visit: Pick<ProgrammeVisit, 'whole' | 'requirements'>,
  requirement: string,
  parents: ReadonlyMap<string, string | null>,
): boolean {
  if (visit.whole) return true;
  const planned = new Set(visit.requirements);
  const seen = new Set<string>();
  for (let at: string | null = requirement; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (planned.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/**
 * Years of the cycle that need a surveillance of their own: those between the year of the decision, which has its initial
 * or recertification audit, and the year of the recertification (9.1.3.3).
 */
function yearsWanting(cycle: CycleDates, recertification: Span | null): number[] {
  const last = yearOf(recertification?.to ?? cycle.expires);
  return Array.from({ length: Math.max(0, last - yearOf(cycle.start) - 1) }, (_, at) => yearOf(cycle.start) + 1 + at);
}

export interface ProgrammeFacts {
  readonly cycle: CycleDates | null;
  /** The twelve months of 9.1.3.3 belong to the first cycle. */
  readonly initial: boolean;
  readonly visits: readonly ProgrammeVisit[];
  readonly today: IsoDate;
  /** Requirements of the catalog that every surveillance looks at, with the headings above them. */
  readonly core: readonly string[];
  readonly parents: ReadonlyMap<string, string | null>;
}

function dateChecks({ cycle, initial, visits, today }: ProgrammeFacts): ProgrammeCheck[] {
  const dates = visitDates(visits, cycle);
  const spanOf = (visit: ProgrammeVisit | undefined) => (visit === undefined ? null : (dates.get(visit.id)?.span ?? null));
  const surveillance = visits.filter(({ kind }) => kind === 'surveillance');
  const recertification = visits.find(({ kind }) => kind === 'recertification');
  const found: ProgrammeCheck[] = [];
  if (cycle === null) found.push({ kind: 'no_date', late: false });
  if (surveillance.length === 0) found.push({ kind: 'no_surveillance', late: false });
  if (recertification === undefined) found.push({ kind: 'no_recertification', late: false });
  if (cycle !== null) {
    const stage2 = spanOf(visits.find(({ kind }) => kind === 'stage_2'));
    if (initial && cycle.decided && stage2 !== null && cycle.start < stage2.to)
      found.push({ kind: 'decision_before_stage_2', late: true, on: stage2.to });
    const [first] = surveillance;
    const firstSpan = spanOf(first);
    if (initial && first !== undefined && firstSpan !== null && firstSpan.to > cycle.firstSurveillanceBy)
      found.push({ kind: 'first_surveillance_late', late: true, visitId: first.id, on: cycle.firstSurveillanceBy });
    const recertified = spanOf(recertification);
    if (surveillance.length > 0) {
      // A window that reaches into the next year keeps its promise in neither.
      const kept = new Set(
        surveillance.map(spanOf).flatMap((span) => (span !== null && yearOf(span.from) === yearOf(span.to) ? [yearOf(span.to)] : [])),
      );
      for (const year of yearsWanting(cycle, recertified))
        if (!kept.has(year)) found.push({ kind: 'year_without_surveillance', late: true, year });
    }
    if (recertification !== undefined && recertified !== null && recertified.to > cycle.expires)
      found.push({ kind: 'recertification_late', late: true, visitId: recertification.id, on: cycle.expires });
    if (cycle.decided && daysLate(cycle.expires, today) > 0) found.push({ kind: 'expired', late: true });
  }
  for (const visit of visits) {
    const known = dates.get(visit.id);
    if (known === undefined || known.window === null) continue;
    if (known.origin !== 'audit') {
      if (visitState(known, today) === 'late') found.push({ kind: 'overdue', late: true, visitId: visit.id, on: known.window.to });
    } else if (known.span !== null && (known.span.from < known.window.from || known.span.to > known.window.to))
      found.push({ kind: 'outside_window', late: false, visitId: visit.id, on: known.window.to });
  }
  return found;
}

/** What is to be looked at in a programme. Nothing of it blocks: the body decides and says why. */
export function programmeChecks(facts: ProgrammeFacts): ProgrammeCheck[] {
  const found = dateChecks(facts);
  for (const visit of facts.visits) {
    if (visit.kind !== 'surveillance') continue;
    const requirements = facts.core.filter((requirement) => !plansRequirement(visit, requirement, facts.parents));
    if (requirements.length > 0) found.push({ kind: 'surveillance_lacks', late: false, visitId: visit.id, requirements });
  }
  return found;
}

/** Requirements that no visit of the cycle plans but Stage 1, which judges readiness and no conformity (9.1.3.5, 9.3.1.2). */
export function unplanned(
  requirements: readonly string[],
  visits: readonly ProgrammeVisit[],
  parents: ReadonlyMap<string, string | null>,
): string[] {
  const judging = visits.filter(({ kind }) => kind !== 'stage_1');
  return requirements.filter((requirement) => !judging.some((visit) => plansRequirement(visit, requirement, parents)));
}

/**
 * What the two surveillances are proposed to look at: the core in each, and the headings of the standard in turn, so that
 * all of it is seen between initial audit and recertification (9.1.3.5).
 */
export function proposedRequirements(nth: number, core: readonly string[], headings: readonly string[]): string[] {
  return [...headings.filter((_, at) => at % 2 === (nth - 1) % 2), ...core];
}
