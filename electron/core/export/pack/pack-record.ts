/** A record of the engagement as the pack holds it: once for people (a page) and once for programs (JSON, CSV). */
import Papa from 'papaparse';
import { canonicalJson } from '../../ledger/canonical.ts';

/** A value, or a link to another file of the pack, by its path below the bag. */
export type PackCell = string | number | null | { readonly text: string; readonly path: string };

export interface FactsPart {
  readonly kind: 'facts';
  readonly title: string;
  readonly facts: readonly (readonly [string, PackCell])[];
}

export interface TablePart {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PackCell[])[];
  /** Name of the CSV file beside the page; null where the JSON is enough. */
  readonly csv: string | null;
}

export type PackPart = FactsPart | TablePart;

export interface PackRecord {
  /** File name without its ending. */
  readonly key: string;
  readonly title: string;
  readonly parts: readonly PackPart[];
  /** The same, whole, for programs: what the methods of the contract answer. */
  readonly data: unknown;
}

export const facts = (title: string, pairs: FactsPart['facts']): FactsPart => ({ kind: 'facts', title, facts: pairs });
export const table = (title: string, columns: readonly string[], rows: TablePart['rows'], csv: string | null = null): TablePart => ({
  kind: 'table',
  title,
  columns,
  rows,
  csv,
});

export const cellText = (cell: PackCell): string => (cell === null ? '' : typeof cell === 'object' ? cell.text : String(cell));

/** RFC 4180, with a mark for spreadsheet programs that it is UTF-8; what would be a formula there begins with an apostrophe. */
export function csvOf({ columns, rows }: Pick<TablePart, 'columns' | 'rows'>): string {
  const plain = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : cellText(cell))));
  return `\ufeff${Papa.unparse([[...columns], ...plain], { newline: '\r\n', escapeFormulae: true })}\r\n`;
}

/** Keys in a fixed order, so that the same record gives the same bytes. */
export const jsonOf = (data: unknown): string => `${canonicalJson(data)}\n`;
