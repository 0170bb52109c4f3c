/**
 * The one place for dates, times and numbers as a person reads them: "17 Feb 2027", "22 October 2026", 24-hour times,
 * thousands with a thin space.
 */

const LOCALE = 'en-GB';
const THIN_SPACE = '\u2009';
const NO_BREAK_SPACE = '\u00a0';

const day = (style: Intl.DateTimeFormatOptions, timeZone = 'UTC') => new Intl.DateTimeFormat(LOCALE, { timeZone, ...style });

/** One formatter per zone, because making one takes longer than drawing the line whose time it writes. */
function perZone(make: (timeZone: string) => Intl.DateTimeFormat): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const known = made.get(timeZone);
    if (known !== undefined) return known;
    const fresh = make(timeZone);
    made.set(timeZone, fresh);
    return fresh;
  };
}
const clock = perZone((timeZone) => day({ hour: '2-digit', minute: '2-digit', hour12: false }, timeZone));
const clockWithSeconds = perZone((timeZone) => day({ hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }, timeZone));
const isoDay = perZone((timeZone) => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }));
const short = day({ day: 'numeric', month: 'short', year: 'numeric' });
const long = day({ day: 'numeric', month: 'long', year: 'numeric' });
const shortNoYear = day({ day: 'numeric', month: 'short' });
const month = day({ month: 'long', year: 'numeric' });
const weekdayName = day({ weekday: 'long' });
const weekday = day({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

// en-GB writes "Sept"; the field writes three letters for every month.
const threeLetters = (text: string) => text.replace('Sept', 'Sep');
const dateOf = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

/** `2026-11-18` → `18 Nov 2026`; empty for null. */
export function shortDate(iso: string | null): string {
  return iso === null ? '' : threeLetters(short.format(dateOf(iso)));
}

/** `2026-11-18` → `18 November 2026`; empty for null. */
export function longDate(iso: string | null): string {
  return iso === null ? '' : long.format(dateOf(iso));
}

/** `2026-11-18` → `18 Nov`. */
export function dayAndMonth(iso: string | null): string {
  return iso === null ? '' : threeLetters(shortNoYear.format(dateOf(iso)));
}

/** `2027-01-19` → `January 2027`. */
export function monthAndYear(iso: string): string {
  return month.format(dateOf(iso));
}

/** `2027-01-19` → `Tuesday 19 January 2027`. */
export function weekdayDate(iso: string): string {
  return weekday.format(dateOf(iso)).replace(',', '');
}

/** The days of a week from Monday: `Mo`, and `Monday` for who listens. */
export function weekdayLetters(): { readonly letters: string; readonly name: string }[] {
  // 5 January 2026 is a Monday.
  return Array.from({ length: 7 }, (_none, at) => weekdayName.format(dateOf(`2026-01-${String(at + 5).padStart(2, '0')}`))).map((name) => ({
    letters: name.slice(0, 2),
    name,
  }));
}

/** `16–19 Nov 2026`, `30 Nov – 2 Dec 2026`, one date when both are the same; empty when both are null. */
export function dateRange(from: string | null, to: string | null): string {
  if (from === null || to === null || from === to) return shortDate(from ?? to);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8, 10))}–${shortDate(to)}`;
  if (from.slice(0, 4) === to.slice(0, 4)) return `${dayAndMonth(from)} – ${shortDate(to)}`;
  return `${shortDate(from)} – ${shortDate(to)}`;
}

/** Time of an instant in a zone: `14:32`, with seconds `14:32:08`. */
export function timeOf(instant: string, timeZone: string, seconds = false): string {
  return (seconds ? clockWithSeconds : clock)(timeZone).format(new Date(instant));
}

/** Calendar date of an instant in a zone: `2026-11-18`. */
export function dateIn(instant: string, timeZone: string): string {
  return isoDay(timeZone).format(new Date(instant)).slice(0, 10);
}

/** `8412` → `8 412` with a thin space. */
export function wholeNumber(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
}

/** Hundredths of a day → `4.5 days`. */
export function days(hundredths: number): string {
  const text = (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
  return `${text}${NO_BREAK_SPACE}${hundredths === 100 ? 'day' : 'days'}`;
}

const upToTwoDecimals = (value: number) => String(Math.round(value * 100) / 100);
const withSign = (text: string) => (text.startsWith('-') ? `−${text.slice(1)}` : text === '0' ? '0' : `+${text}`);

/** `80` → `80 %`, at most two decimals. */
export function percentText(value: number): string {
  return `${upToTwoDecimals(value)}${NO_BREAK_SPACE}%`;
}

/** `-30` → `−30 %`, `12.5` → `+12.5 %`. */
export function signedPercent(value: number): string {
  return `${withSign(upToTwoDecimals(value))}${NO_BREAK_SPACE}%`;
}

/** Hundredths of a day → `−0.5 days`, `+1 day`, `0 days`. */
export function signedDays(hundredths: number): string {
  return `${withSign(upToTwoDecimals(hundredths / 100))}${NO_BREAK_SPACE}${Math.abs(hundredths) === 100 ? 'day' : 'days'}`;
}

/** `1536` → `1.5 KiB`. */
export function fileSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)}${NO_BREAK_SPACE}${units[unit]}`;
}
