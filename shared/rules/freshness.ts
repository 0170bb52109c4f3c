/**
 * Whether what evidence shows still tells of the time that an audit is about. Pure. ISO/IEC 17021-1 9.4.4 asks for evidence
 * that is relevant and can be verified; it names no age, so the year below is a convention that a reader sees and may overrule.
 */
import type { IsoDate } from '../model/scalars.ts';
import { daysBetween } from './deadlines.ts';

/** One round of internal audit, management review and surveillance: what is older tells of another round. */
export const FRESH_DAYS = 365;

export interface ShownPeriod {
  readonly periodFrom: IsoDate | null;
  readonly periodTo: IsoDate | null;
  /** Day of receipt. */
  readonly receivedOn: IsoDate;
}
export interface AuditPeriod {
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
}
export type Staleness =
  /** What it shows ended so many days before the audit began, or before it was received where the audit has no dates. */
  | { readonly kind: 'old'; readonly days: number; readonly against: 'audit' | 'receipt' }
  /** What it shows began so many days after the audit ended: it can verify an action, and supports no conclusion of the audit. */
  | { readonly kind: 'after'; readonly days: number };

/** Null for evidence that is fresh, or that says no period. @param audit null for evidence of the whole engagement */
export function stalenessOf(shown: ShownPeriod, audit: AuditPeriod | null): Staleness | null {
  const from = shown.periodFrom ?? shown.periodTo;
  const until = shown.periodTo ?? shown.periodFrom;
  if (from === null || until === null) return null;
  if (audit?.endsOn != null && from > audit.endsOn) return { kind: 'after', days: daysBetween(audit.endsOn, from) };
  const starts = audit?.startsOn ?? null;
  const days = daysBetween(until, starts ?? shown.receivedOn);
  return days > FRESH_DAYS ? { kind: 'old', days, against: starts === null ? 'receipt' : 'audit' } : null;
}
