/** What a text must go through before it becomes a cell: limits and traps of the xlsx container that the library lets pass. */

/** Excel's limit for a cell. */
export const CELL_LIMIT = 32_767;

/** Nearly no text has any of what is changed below: one look instead of four copies. */
const TO_CHANGE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]|_x/;

/**
 * Text as a cell can hold it: control characters that XML forbids are dropped, `_x0041_` look-alikes are escaped so that
 * no reader turns them into other characters, and what is over the limit is cut with a visible mark.
 * @param cutMark said at the end of a cut text (the whole one is in the report)
 */
export function cellText(text: string, cutMark: string): string {
  if (text.length <= CELL_LIMIT && !TO_CHANGE.test(text)) return text;
  // The characters that XML 1.0 cannot hold.
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();
  const escaped = clean.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (escaped.length <= CELL_LIMIT) return escaped;
  return `${escaped.slice(0, CELL_LIMIT - cutMark.length - 1).toWellFormed()} ${cutMark}`;
}

/** Excel keeps this name for itself and offers to repair a workbook that uses it. */
const RESERVED = 'history';

/** Sheet names: at most 31 characters, none of `: \ / ? * [ ]`, not empty, no apostrophe at an end, unique without regard to case. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const base =
    wanted
      .replace(/[:\\/?*[\]]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^'+|'+$/g, '')
      .slice(0, 31)
      .trim() || 'Sheet';
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name = `${base.slice(0, 31 - suffix.length)}${suffix}`;
    if (!taken.has(name.toLowerCase()) && name.toLowerCase() !== RESERVED) return name;
  }
}

const LINE_POINTS = 12.4;

/** Lines that a text takes in a column of so many characters: the container has no automatic height. Errs to the high side. */
export function textLines(text: string, width: number): number {
  let lines = 0;
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    lines += Math.max(1, Math.ceil(((to - from) * 0.92) / width));
    from = to + 1;
  }
  return lines;
}

/** Height of a row in points, of its highest cell; no row is higher than a screen. */
export const rowHeight = (lines: number): number => Math.min(400, lines * LINE_POINTS + 5);
