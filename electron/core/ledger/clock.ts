/**
 * Hybrid logical clock: the computer's time, never running backwards within a file, with a counter for writes of the
 * same millisecond. Text form `2026-11-18T13:06:00.000Z-0000` sorts as it happened.
 */
import type { Clock } from '../ports.ts';

const LIMIT = 0xffff;

export interface LedgerTime {
  readonly wall: number;
  readonly counter: number;
}

export function formatLedgerTime(time: LedgerTime): string {
  return `${new Date(time.wall).toISOString()}-${time.counter.toString(16).padStart(4, '0')}`;
}

/** A ledger time from its text, or null for a text of another form: a file may hold what no program of ours wrote. */
export function parseLedgerTime(text: string): LedgerTime | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)-([0-9a-f]{4})$/.exec(text);
  const wall = match?.[1] === undefined ? Number.NaN : Date.parse(match[1]);
  if (match?.[2] === undefined || Number.isNaN(wall)) return null;
  return { wall, counter: Number.parseInt(match[2], 16) };
}

const isLater = (a: LedgerTime, b: LedgerTime): boolean => a.wall > b.wall || (a.wall === b.wall && a.counter > b.counter);

/** The latest of several texts; what is no ledger time does not count. Null when nothing is left. */
export function latestLedgerTime(texts: readonly string[]): LedgerTime | null {
  let latest: LedgerTime | null = null;
  for (const text of texts) {
    const time = parseLedgerTime(text);
    if (time !== null && (latest === null || isLater(time, latest))) latest = time;
  }
  return latest;
}

/** The instant (UTC, milliseconds) of a ledger time. */
export function instantOf(ledgerTime: string): string {
  return ledgerTime.slice(0, 24);
}

/** The next time after `last`: the wall clock where it has moved on, else the counter. */
export function nextLedgerTime(last: LedgerTime | null, clock: Clock): LedgerTime {
  const wall = clock.now();
  if (last === null || wall > last.wall) return { wall, counter: 0 };
  if (last.counter < LIMIT) return { wall: last.wall, counter: last.counter + 1 };
  return { wall: last.wall + 1, counter: 0 };
}
