/**
 * A workbook as plain data: what the sheet builders make and the sink writes. Only strings, numbers, dates and nulls
 * reach the library, never an object that came from a person.
 */
import type { ResultClass } from '../../../../shared/model/vocabulary.ts';

/** `date` cells hold `YYYY-MM-DD`, `instant` cells an ISO instant in UTC, `percent` cells a share of 1. */
export type CellKind = 'text' | 'date' | 'instant' | 'number' | 'percent';
export type CellValue = string | number | null;

/** A row may hold values of other kinds than its column's (the sheet of facts): then it says so. */
export interface SheetRow {
  readonly cells: readonly CellValue[];
  readonly kinds?: readonly (CellKind | undefined)[];
}

export interface SheetColumn {
  readonly header: string;
  readonly kind: CellKind;
  /** Width in characters. */
  readonly width: number;
  /** Meant to be filled in by the reader: own ground, thin frame. */
  readonly fill?: boolean;
  /** Values to choose from, offered as a list. */
  readonly choices?: readonly string[];
  /** Holds a result's mark and word: coloured by rule. */
  readonly states?: boolean;
  /** Drawn in bold: the key of the row. */
  readonly key?: boolean;
}

export interface SheetModel {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** Columns that stay when scrolling sideways. */
  readonly frozenColumns: number;
  readonly portrait?: boolean;
}

export interface WorkbookModel {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly company: string;
  /** Left head of each printed page, e.g. client · audit · standard. */
  readonly heading: string;
  /** Left foot of each printed page, e.g. confidentiality · body. */
  readonly footing: string;
  /** Instant that stands for "made at" in properties and zip entries, so that the same state gives the same bytes. */
  readonly madeAt: string;
  readonly sheets: readonly SheetModel[];
}

/** Marks that stand before the word of a result; colours come on top of them by rule. */
export const resultMarks: Readonly<Record<ResultClass, string>> = {
  major: '■',
  minor: '▲',
  opportunity: '◆',
  conforms: '●',
  not_sampled: '○',
  not_applicable: '–',
};
