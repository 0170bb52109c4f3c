/**
 * Deadlines as calendar dates. A deadline ends with its day in the certification body's zone, so that the next day is
 * the first late one. Months are added by Temporal's `constrain`: 31 August and six months is 28 (or 29) February.
 */
import { Temporal } from 'temporal-polyfill';
import type { FindingState } from '../model/finding-states.ts';
import type { Instant, IsoDate } from '../model/scalars.ts';
import type { AuditKind, Grade } from '../model/vocabulary.ts';

/** ISO/IEC 17021-1 9.5.3.2: a major of an initial audit is verified within six months of the last day of Stage 2. */
export const MAJOR_LIMIT_MONTHS = 6;

/** `2026-08-31` and 6 → `2027-02-28`: a day that the month does not have becomes its last one. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();
}

/** `2026-11-19` and 61 → `2027-01-19`; negative days go back. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

const DAY_MS = 86_400_000;

/** Whole days from one date to another, negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  // Midnights of UTC lie whole days apart; a register asks this thousands of times, which is too often for Temporal.
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

/** The calendar date on which an instant falls in a zone. @throws RangeError for a zone that is none. */
export function dayIn(instant: Instant, timeZone: string): IsoDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Whether the name is a time zone that this computer knows. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Days that a deadline has passed; 0 on its day, before it, and where there is none. */
export function daysLate(due: IsoDate | null, today: IsoDate): number {
  return due === null || due >= today ? 0 : daysBetween(due, today);
}

export interface SixMonthLimit {
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** Days since the last day of Stage 2, 0 before it. */
  readonly daysUsed: number;
  /** Days that are left; negative once the limit has passed. */
  readonly daysLeft: number;
}

/** The limit for verifying majors of an initial audit (ISO/IEC 17021-1 9.5.3.2), as it stands on a day. */
export function sixMonthLimit(lastDayOfStage2: IsoDate, today: IsoDate): SixMonthLimit {
  const until = addMonths(lastDayOfStage2, MAJOR_LIMIT_MONTHS);
  return { from: lastDayOfStage2, until, daysUsed: daysLate(lastDayOfStage2, today), daysLeft: daysBetween(today, until) };
}

/** What the body sets where the standard sets nothing (ISO/IEC 17021-1 9.4.9): days from the issue. */
export interface FindingLimits {
  readonly majorAnswerDays: number;
  readonly majorVerifyDays: number;
  readonly minorAnswerDays: number;
  /** Null: at the next audit. */
  readonly minorVerifyDays: number | null;
}

/** Dates that a limit of the standard follows from. */
export interface LimitFacts {
  /** Last day of the newest Stage 2 of the engagement; a repeated Stage 2 starts the six months anew. */
  readonly lastDayOfStage2: IsoDate | null;
  readonly certificateExpiresOn: IsoDate | null;
}

export interface StandardLimit {
  readonly until: IsoDate;
  /** Clause of ISO/IEC 17021-1 that sets it. */
  readonly clause: '9.5.3.2' | '9.6.3.2.2';
}

/**
 * The last day on which a major may be verified without consequences: six months from the last day of Stage 2
 * (9.5.3.2), at a recertification before the certificate expires (9.6.3.2.2). Null where the standard sets no day.
 */
export function standardLimit(kind: AuditKind, of: Grade, facts: LimitFacts): StandardLimit | null {
  if (of !== 'major') return null;
  if (kind === 'stage_2' && facts.lastDayOfStage2 !== null)
    return { until: addMonths(facts.lastDayOfStage2, MAJOR_LIMIT_MONTHS), clause: '9.5.3.2' };
  if (kind === 'recertification' && facts.certificateExpiresOn !== null) return { until: facts.certificateExpiresOn, clause: '9.6.3.2.2' };
  return null;
}

export interface FindingDates {
  readonly answerBy: IsoDate | null;
  readonly verifyBy: IsoDate | null;
}

/** The dates that a finding issued on a day is given; the limit of the standard cuts those of the body short. */
export function datesFrom(issuedOn: IsoDate, of: Grade, limits: FindingLimits, standard: StandardLimit | null): FindingDates {
  if (of === 'opportunity') return { answerBy: null, verifyBy: null };
  const cut = (day: IsoDate) => (standard !== null && standard.until < day ? standard.until : day);
  const verifyDays = of === 'major' ? limits.majorVerifyDays : limits.minorVerifyDays;
  return {
    answerBy: cut(addDays(issuedOn, of === 'major' ? limits.majorAnswerDays : limits.minorAnswerDays)),
    verifyBy: verifyDays === null ? null : cut(addDays(issuedOn, verifyDays)),
  };
}

/** Whether the limit has passed unused: the finding is still to be verified, or was verified only after it. */
export function isPastLimit(
  limit: StandardLimit | null,
  finding: { readonly state: FindingState; readonly verifiedOn: IsoDate | null },
  today: IsoDate,
): boolean {
  if (limit === null || ['draft', 'closed', 'withdrawn', 'recorded'].includes(finding.state)) return false;
  return (finding.state === 'verification' && finding.verifiedOn !== null ? finding.verifiedOn : today) > limit.until;
}

/** What a finding waits for: the auditee's answer, the body's verification, or nothing that has a date. */
export const waitsFor: Readonly<Record<FindingState, 'answer' | 'verification' | 'nothing'>> = {
  draft: 'nothing',
  issued: 'answer',
  acknowledged: 'answer',
  disputed: 'answer',
  response_due: 'answer',
  rejected: 'answer',
  response_submitted: 'verification',
  under_review: 'verification',
  plan_accepted: 'verification',
  implementation: 'verification',
  evidence_submitted: 'verification',
  verification: 'verification',
  not_effective: 'verification',
  closed: 'nothing',
  recorded: 'nothing',
  withdrawn: 'nothing',
};

/** The date that counts for a finding in its present state: `answerBy` until a response is in, then `verifyBy`. */
export function dueOf(finding: {
  readonly state: FindingState;
  readonly answerBy: IsoDate | null;
  readonly verifyBy: IsoDate | null;
}): IsoDate | null {
  const what = waitsFor[finding.state];
  return what === 'answer' ? finding.answerBy : what === 'verification' ? finding.verifyBy : null;
}
