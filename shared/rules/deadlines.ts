/**
 * Deadlines as calendar dates. A deadline ends with its day in the certification body's zone, so that the next day is
 * the first late one. Months are added by Temporal's `constrain`: 31 August and six months is 28 (or 29) February.
 */
import { Temporal } from 'temporal-polyfill';
import type { FindingState } from '../model/finding-states.ts';
import type { Instant, IsoDate } from '../model/scalars.ts';

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

/** Whole days from one date to another, negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
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
  return due === null ? 0 : Math.max(0, daysBetween(due, today));
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

/** What a finding waits for: the auditee's answer, the body's verification, or nothing that has a date. */
const waitsFor: Readonly<Record<FindingState, 'answer' | 'verification' | 'nothing'>> = {
  draft: 'nothing',
  issued: 'answer',
  acknowledged: 'answer',
  disputed: 'answer',
  response_due: 'answer',
  rejected: 'answer',
  response_submitted: 'verification',
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
