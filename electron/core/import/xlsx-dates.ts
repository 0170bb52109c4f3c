/** Which numbers of a sheet are days or times, and what they mean (ECMA-376 part 1, 18.8.30 and 18.17.4). */

/** Formats that come with the file format and show a day or a time. */
const builtIn = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** @param code own format code of the workbook for this number, if it has one */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.has(id);
  // Quoted words, escaped characters, colours and conditions show nothing of the value; [h] and [mm] do.
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');
  return /[dmyhs]/i.test(bare.replaceAll(/general/gi, ''));
}

const DAY = 86_400_000;

/**
 * A serial number as ISO text: `2026-09-14`, with a time `2026-09-14 16:05`, or a time alone `16:05`.
 * Serial 60 is the 29 February 1900 that never was, so days before March 1900 count one less.
 * @returns null for what is no day of a calendar that spreadsheets know
 */
export function serialToIso(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return null;
  const days = Math.floor(serial);
  const minutes = Math.round((serial - days) * 1440);
  const time = minutes === 0 ? '' : new Date(minutes * 60_000).toISOString().slice(11, 16);
  if (days === 0 && !from1904) return time === '' ? null : time;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(start + days * DAY + (minutes === 1440 ? DAY : 0)).toISOString().slice(0, 10);
  return time === '' || minutes === 1440 ? date : `${date} ${time}`;
}
