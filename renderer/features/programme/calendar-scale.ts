/** Where days of the cycle lie on the calendar picture, and which marks share a line. Pure. */
import { daysBetween } from '../../../shared/rules/deadlines.ts';

export interface Scale {
  readonly from: string;
  readonly to: string;
  /** Position of a day between 0 and `width`. */
  at(day: string): number;
}

/** A scale over all days that are to be seen, with a month of room at both ends. */
export function scaleOf(days: readonly string[], width: number): Scale | null {
  const sorted = [...days].sort();
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return null;
  const from = `${first.slice(0, 7)}-01`;
  const span = Math.max(60, daysBetween(from, last) + 30);
  return { from, to: last, at: (day) => Math.round((width * daysBetween(from, day) * 10) / span) / 10 };
}

/** The first of January of each year within the scale. */
export function yearStarts(scale: Scale): string[] {
  const first = Number(scale.from.slice(0, 4));
  const last = Number(scale.to.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, at) => `${first + at}-01-01`).filter((day) => day >= scale.from);
}

/** Lines for labels so that no two of them lie on each other: the first line that is free at a label's left edge. */
export function lanesOf(labels: readonly { readonly x: number; readonly width: number }[]): number[] {
  const ends: number[] = [];
  return labels.map(({ x, width }) => {
    const free = ends.findIndex((end) => end <= x);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = x + width;
    return lane;
  });
}
