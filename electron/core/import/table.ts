/** A table as it was read from a file, whatever the file was: rows of texts, each with its number in the file. */

export interface TableRow {
  /** Number of the row as a person sees it in the spreadsheet program; of a CSV, the record. Starts at 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export type TableEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Table {
  readonly kind: 'csv' | 'xlsx';
  /** Name of the file. */
  readonly name: string;
  /** Sheet that was read; empty for CSV. */
  readonly sheet: string;
  readonly sheets: readonly string[];
  /** Of a CSV: how its bytes were read, and what parts its columns. */
  readonly encoding: TableEncoding | null;
  readonly delimiter: string;
  /** Rows with at least one filled cell. */
  readonly rows: readonly TableRow[];
}

/** 100,000 records and the lines above them: more than any register of an auditee. A file beyond that is a mistake or an attack. */
export const LIMITS = { fileBytes: 64 * 1024 * 1024, partBytes: 256 * 1024 * 1024, rows: 101_000, columns: 1_000, parts: 10_000 } as const;

export const isFilled = (row: TableRow): boolean => row.cells.some((cell) => cell !== '');
