/** Reads the rows of a table field by field. What does not fit is a problem that names row and column, never a guess. */
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import type { CheckedMapping } from './columns.ts';
import type { TableRow } from './table.ts';

export interface RowProblem {
  readonly row: number;
  /** Title of the column. */
  readonly column: string;
  readonly message: string;
}

/** A correction of one cell that the person made in the preview; `column` is its place from 0. */
export interface CellCorrection {
  readonly row: number;
  readonly column: number;
  readonly value: string;
}

export interface ReadOptions {
  readonly corrections?: readonly CellCorrection[];
  /** Numbers of rows that the person leaves out. */
  readonly leaveOut?: readonly number[];
}

/** The cells of one row by field, and how to say what is wrong with one. */
export interface RowReader<F extends string> {
  readonly row: number;
  /** Text of a field, trimmed; empty when the field has no column. */
  text(field: F): string;
  has(field: F): boolean;
  /** Text no longer than `limit` characters. */
  limited(field: F, limit: number): string;
  /** A day, null for none. Accepts `2026-09-14`, with or without a time, and `14 Sep 2026`. */
  day(field: F): string | null;
  problem(field: F, message: string): void;
  /** Whether something of the row does not fit. */
  failed(): boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A day that a person wrote, as `YYYY-MM-DD`. All-number days such as `03/04/2026` are refused: nobody can tell which
 * of the two is the month.
 */
export function dayFrom(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const named = /^(\d{1,2})\.? ([A-Za-z]{3,9})\.?,? (\d{4})$/.exec(text);
  const month = named === null ? -1 : MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  const parts = iso !== null ? [iso[1], iso[2], iso[3]] : named !== null && month > 0 ? [named[3], String(month), named[1]] : null;
  if (parts === null) return null;
  const [year, monthText, day] = parts.map(Number);
  const date = new Date(Date.UTC(year ?? 0, (monthText ?? 0) - 1, day ?? 0));
  const same = date.getUTCMonth() + 1 === monthText && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
}

const MAX_PROBLEMS = 500;

/**
 * @param make turns one row into a value; null leaves the row out without a word (an empty one)
 * @returns values of the rows without a problem, and every problem up to a limit
 */
export function readRows<F extends string, T>(
  checked: CheckedMapping<F>,
  options: ReadOptions,
  make: (reader: RowReader<F>) => T | null,
): { readonly values: readonly T[]; readonly problems: readonly RowProblem[]; readonly leftOut: number } {
  const columnOf = new Map(checked.mapping.columns.map(({ column, field }) => [field, column]));
  const corrected = new Map((options.corrections ?? []).map(({ row, column, value }) => [`${row} ${column}`, value.trim()]));
  const out = new Set(options.leaveOut ?? []);
  const values: T[] = [];
  const problems: RowProblem[] = [];
  let leftOut = 0;
  const readOne = (row: TableRow) => {
    const found: RowProblem[] = [];
    const text = (field: F): string => {
      const column = columnOf.get(field);
      return column === undefined ? '' : (corrected.get(`${row.number} ${column}`) ?? row.cells[column] ?? '');
    };
    const problem = (field: F, message: string) => {
      found.push({ row: row.number, column: checked.titles[columnOf.get(field) ?? -1] ?? '', message });
    };
    const value = make({
      row: row.number,
      text,
      has: (field) => columnOf.has(field),
      limited(field, limit) {
        const whole = text(field);
        if (whole.length > limit) problem(field, t('importCore.tooLong', { count: whole.length, limit }));
        return whole.slice(0, limit);
      },
      day(field) {
        const written = text(field);
        if (written === '') return null;
        const day = dayFrom(written);
        if (day === null) problem(field, t('importCore.noDay', { value: written.slice(0, 60) }));
        return day;
      },
      problem,
      failed: () => found.length > 0,
    });
    if (found.length > 0) problems.push(...found);
    else if (value !== null) values.push(value);
  };
  for (const row of checked.rows) {
    if (out.has(row.number)) leftOut += 1;
    else readOne(row);
  }
  return { values, problems: problems.slice(0, MAX_PROBLEMS), leftOut };
}

/** @throws ROWS_REFUSED that names the first problem, and says how many rows are ready */
export function refuseProblems(problems: readonly RowProblem[], ready: number): void {
  const first = problems[0];
  if (first === undefined) return;
  const fields = Object.fromEntries(problems.slice(0, 50).map(({ row, column, message }) => [`row ${row}, ${column}`, message]));
  throw new AppError('ROWS_REFUSED', t('importCore.rowProblem', { ...first, ready }), { fields, hint: t('importCore.rowProblemHint') });
}
