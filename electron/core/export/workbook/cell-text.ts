/** What a text must go through before it becomes a cell: limits and traps of the xlsx container that the library lets pass. */

/** Excel's limit for a cell. */
export const CELL_LIMIT = 32_767;

/**
 * Text as a cell can hold it: control characters that XML forbids are dropped, `_x0041_` look-alikes are escaped so that
 * no reader turns them into other characters, and what is over the limit is cut with a visible mark.
 * @param cutMark said at the end of a cut text (the whole one is in the report)
 */
export function cellText(text: string, cutMark: string): string {
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

/**
 * Height of a row in points: the container has no automatic height. Errs to the high side.
 * @param cells text of each cell with the width of its column in characters
 */
export function rowHeight(cells: readonly { readonly text: string; readonly width: number }[]): number {
  let lines = 1;
  for (const { text, width } of cells) {
    let own = 0;
    for (const paragraph of text.split('\n')) own += Math.max(1, Math.ceil((paragraph.length * 0.92) / width));
    lines = Math.max(lines, own);
  }
  return Math.min(400, lines * LINE_POINTS + 5);
}
