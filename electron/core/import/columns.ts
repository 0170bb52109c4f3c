/** Which column of a table is read as what: a proposal from its head words, and the check of what the person chose. */
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import type { Table, TableRow } from './table.ts';

export interface FieldSpec {
  /** Name of the field as a person reads it. */
  readonly label: string;
  /** Head words, in lower case, that mean this field; the likeliest first. */
  readonly heads: readonly string[];
  /** Without a column for it nothing can be read. */
  readonly required?: boolean;
}
export type FieldSpecs<F extends string> = Readonly<Record<F, FieldSpec>>;

export interface ColumnChoice<F extends string> {
  /** Place of the column, from 0. */
  readonly column: number;
  readonly field: F;
}

export interface Mapping<F extends string> {
  /** Number of the row that holds the head words; rows above it are not read. */
  readonly headRow: number;
  readonly columns: readonly ColumnChoice<F>[];
}

/** Head words of an earlier file with what they meant. */
export type Remembered = readonly { readonly title: string; readonly field: string }[];

/** `Implemented (Yes/No)` → `implemented yes no`. */
export const headWords = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How well a title fits a head: the whole title best, then a title that begins with it, then one that holds it. */
function likeness(title: string, head: string): number {
  if (title === head) return 1000;
  if (title.startsWith(`${head} `)) return 500 + head.length;
  if (` ${title} `.includes(` ${head} `)) return 100 + head.length;
  return 0;
}

function proposeColumns<F extends string>(titles: readonly string[], specs: FieldSpecs<F>, remembered: Remembered): ColumnChoice<F>[] {
  const known = new Map(remembered.map(({ title, field }) => [headWords(title), field]));
  const fields = Object.keys(specs) as F[];
  const offers: (ColumnChoice<F> & { readonly score: number })[] = [];
  for (const [column, title] of titles.map(headWords).entries()) {
    if (title === '') continue;
    for (const field of fields) {
      const words = specs[field].heads.map((head, place) => ({ score: likeness(title, head), place }));
      const best = words.reduce((top, { score, place }) => Math.max(top, score === 0 ? 0 : score - place), 0);
      const score = known.get(title) === field ? 5000 : best;
      if (score > 0) offers.push({ column, field, score });
    }
  }
  const chosen: ColumnChoice<F>[] = [];
  for (const { column, field } of offers.toSorted((a, b) => b.score - a.score || a.column - b.column)) {
    if (!chosen.some((one) => one.column === column || one.field === field)) chosen.push({ column, field });
  }
  return chosen.toSorted((a, b) => a.column - b.column);
}

/** Titles often stand below a heading or two, seldom lower. */
const HEAD_ROWS = 30;

/** The row whose words are understood best is the head; the proposal names each column and each field at most once. */
export function proposeMapping<F extends string>(table: Table, specs: FieldSpecs<F>, remembered: Remembered = []): Mapping<F> {
  const candidates = table.rows.slice(0, HEAD_ROWS).map((row) => ({ row, columns: proposeColumns(row.cells, specs, remembered) }));
  const best = candidates.reduce<(typeof candidates)[number] | undefined>(
    (top, one) => (top === undefined || one.columns.length > top.columns.length ? one : top),
    undefined,
  );
  return { headRow: best?.row.number ?? 1, columns: best?.columns ?? [] };
}

export interface CheckedMapping<F extends string> {
  readonly mapping: Mapping<F>;
  /** Titles of all columns, from 0; a column without a title is named by its letter. */
  readonly titles: readonly string[];
  /** The rows below the head. */
  readonly rows: readonly TableRow[];
}

/** `0` → `A`, `27` → `AB`. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : columnLetter(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/**
 * @throws COLUMN_CLASH when two columns are read as one field, one column as two, a column is not there, or a column
 * that is needed is missing: the message names them
 */
export function checkMapping<F extends string>(table: Table, mapping: Mapping<F>, specs: FieldSpecs<F>): CheckedMapping<F> {
  const head = table.rows.find(({ number }) => number === mapping.headRow);
  const width = table.rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const titles = Array.from({ length: width }, (_none, column) => {
    const title = head?.cells[column] ?? '';
    return title === '' ? t('importCore.column', { letter: columnLetter(column) }) : title;
  });
  if (head === undefined) throw new AppError('COLUMN_CLASH', t('importCore.noHead', { row: mapping.headRow }));
  const clash = (message: string) => new AppError('COLUMN_CLASH', message, { hint: t('importCore.columnHint') });
  const byField = new Map<F, number>();
  const byColumn = new Map<number, F>();
  for (const { column, field } of mapping.columns) {
    const title = titles[column];
    if (title === undefined) throw clash(t('importCore.noColumn', { letter: columnLetter(column) }));
    const other = byField.get(field);
    if (other !== undefined)
      throw clash(t('importCore.twoColumns', { first: titles[other] ?? '', second: title, field: specs[field].label }));
    const twin = byColumn.get(column);
    if (twin !== undefined) throw clash(t('importCore.twoFields', { column: title, first: specs[twin].label, second: specs[field].label }));
    byField.set(field, column);
    byColumn.set(column, field);
  }
  for (const [field, spec] of Object.entries(specs) as [F, FieldSpec][]) {
    if (spec.required === true && !byField.has(field)) throw clash(t('importCore.columnMissing', { field: spec.label }));
  }
  return { mapping, titles, rows: table.rows.filter(({ number }) => number > mapping.headRow) };
}
