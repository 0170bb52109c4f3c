/** Days as people type them, day before month; pure. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

const yearOf = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** `2026-12-19`, `19 Dec 2026`, `19 December 2026`, `19.12.2026`, `19/12/26` → `2026-12-19`; null for anything else. */
export function readDay(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const plain = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (plain !== null) return iso(Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const named = /^(\d{1,2})\.?\s+([a-z]{3,9})\.?\s+(\d{4}|\d{2})$/.exec(text);
  if (named !== null) {
    const month = months.indexOf((named[2] ?? '').slice(0, 3)) + 1;
    return month === 0 ? null : iso(yearOf(named[3] ?? ''), month, Number(named[1]));
  }
  const numbers = /^(\d{1,2})[./\s](\d{1,2})[./\s](\d{4}|\d{2})$/.exec(text);
  return numbers === null ? null : iso(yearOf(numbers[3] ?? ''), Number(numbers[2]), Number(numbers[1]));
}
