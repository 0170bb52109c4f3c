/** The weeks of a month as a calendar shows them. Pure. */
import { addDays, addMonths } from '../../../shared/rules/deadlines.ts';

/** Days of a month, `2026-11`, in weeks that begin on Monday; null where a day of the week is in another month. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  // 0 for Monday, as ISO 8601 counts the week.
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = first; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_none, week) => days.slice(week * 7, week * 7 + 7));
}

/** `2026-12` and 1 → `2027-01`. */
export function monthAfter(month: string, months: number): string {
  return addMonths(`${month}-01`, months).slice(0, 7);
}
