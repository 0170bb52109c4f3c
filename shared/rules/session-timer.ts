/** Which session of the plan runs now, and how many minutes of it are left. Pure; the plan itself is ISO/IEC 17021-1 9.2.3. */
import { Temporal } from 'temporal-polyfill';
import type { PlanKind } from '../model/vocabulary.ts';

export interface TimedSession {
  readonly id: string;
  readonly title: string;
  readonly kind: PlanKind;
  readonly day: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly timeZone: string;
  readonly held: string;
  readonly members: readonly { readonly id: string }[];
}

export interface SessionTimer {
  readonly id: string;
  readonly title: string;
  readonly total: number;
  /** Minutes left, begun ones counted whole; below zero when the session runs over its time. */
  readonly left: number;
}

/** Nobody is told for the rest of the day that a session of the morning ran over. */
const LONGEST_OVER = 120;
const timed: readonly PlanKind[] = ['opening', 'closing', 'session', 'team_meeting'];

/** @param memberId of the person at the keyboard in the audit team; null counts every session. */
export function sessionTimer(sessions: readonly TimedSession[], now: string, memberId: string | null): SessionTimer | null {
  const instant = Temporal.Instant.from(now);
  const today = sessions.flatMap((session) => {
    if (!timed.includes(session.kind)) return [];
    const local = instant.toZonedDateTimeISO(session.timeZone);
    if (local.toPlainDate().toString() !== session.day) return [];
    const minute = local.hour * 60 + local.minute + local.second / 60;
    const mine = memberId === null || session.members.length === 0 || session.members.some((member) => member.id === memberId);
    return mine ? [{ session, minute }] : [];
  });
  const begun = today.filter(({ session, minute }) => minute >= session.startMinute);
  // The one that began last is the one the person is in; one that was recorded as held is over.
  const [current] = begun.toSorted((a, b) => b.session.startMinute - a.session.startMinute || b.session.endMinute - a.session.endMinute);
  if (current === undefined) return null;
  const { session, minute } = current;
  const left = session.endMinute - minute;
  if (left <= 0 && (session.held !== 'open' || left < -LONGEST_OVER)) return null;
  return {
    id: session.id,
    title: session.title,
    total: session.endMinute - session.startMinute,
    left: left > 0 ? Math.ceil(left) : -Math.floor(-left),
  };
}
