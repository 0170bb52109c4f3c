/** Reads all sheets of an xlsx workbook cell by cell, with what a value alone does not tell: formula, type, day. */

import { readDateStyles, readRelations, readSharedStrings, readSheet, readWorkbook, shownAs } from './read-xlsx.ts';
import { openParts } from './xlsx-parts.ts';

export interface Cell {
  /** As a person reads it; days as `YYYY-MM-DD`. */
  readonly text: string;
  /** Without its equals sign; null for a typed value. */
  readonly formula: string | null;
  readonly isDate: boolean;
  /** Type letter of the container: `n` number, `s` and `inlineStr` text, `b` truth value, `e` error. */
  readonly type: string;
}

export interface CellRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

export interface CellSheets {
  /** By name, in order. */
  readonly sheets: ReadonlyMap<string, readonly CellRow[]>;
  /** Paths of all parts of the container. */
  readonly parts: readonly string[];
}

const blank: Cell = { text: '', formula: null, isDate: false, type: 'n' };

/** @throws NOT_A_TABLE when it is no sound workbook, TOO_LARGE */
export async function readCells(bytes: Uint8Array, name: string): Promise<CellSheets> {
  const parts = await openParts(bytes, name);
  try {
    const { sheets, from1904 } = await readWorkbook(parts, name);
    const targets = await readRelations(parts);
    const strings = await readSharedStrings(parts);
    const dates = await readDateStyles(parts);
    const found = new Map<string, readonly CellRow[]>();
    for (const sheet of sheets) {
      const path = targets.get(sheet.relation) ?? '';
      if (!parts.has(path)) continue;
      const rows = await readSheet<Cell>(
        parts,
        path,
        name,
        (raw, facts) => ({
          text: shownAs(raw, facts, strings, dates, from1904),
          formula: facts.formula,
          isDate: facts.type === 'n' && dates[facts.style] === true,
          type: facts.type,
        }),
        blank,
        ({ text, formula }) => text !== '' || formula !== null,
      );
      found.set(sheet.name, rows);
    }
    return { sheets: found, parts: parts.names };
  } finally {
    parts.close();
  }
}
