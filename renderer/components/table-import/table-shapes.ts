/** What the parts of an import screen need to know of a reading and its preview, whatever is imported. */
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import type { ColumnChoice } from '../column-mapping.tsx';

export interface TableProblem {
  readonly row: number;
  readonly column: number | null;
  readonly title: string;
  readonly value: string;
  readonly message: string;
}

export interface TablePreview<F extends string> {
  readonly name: string;
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly encoding: string | null;
  readonly headRow: number;
  readonly rows: number;
  readonly columns: readonly { readonly column: number; readonly title: string; readonly samples: readonly string[] }[];
  readonly mapping: readonly ColumnChoice<F>[];
  readonly ready: number;
  readonly leftOut: number;
  readonly wrong: number;
  readonly problems: readonly TableProblem[];
}

export interface Correction {
  readonly row: number;
  readonly column: number;
  readonly value: string;
}

/** What the person chose so far; all else is proposed by the program. */
export interface TableReading<F extends string> {
  readonly sheet?: string | undefined;
  readonly mapping?: { readonly headRow: number; readonly columns: ColumnChoice<F>[] } | undefined;
  readonly corrections?: Correction[] | undefined;
  readonly leaveOut?: number[] | undefined;
}

/** The part of an import's state that its frame shows. */
export interface ImportStanding {
  /** Name of the file while it is read; `writing` while it is written. */
  readonly busy: { readonly kind: 'reading' | 'writing'; readonly name: string } | null;
  readonly problem: ErrorEnvelope | null;
  choose(): Promise<void>;
  drop(files: readonly File[]): Promise<void>;
  cancel(): void;
}
