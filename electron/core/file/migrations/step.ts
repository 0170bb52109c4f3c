/** What a migration step is. */
import type { Database } from 'better-sqlite3';

export type StepRow = Readonly<Record<string, unknown>>;
/** Entity → id → row. */
export type StepTables = ReadonlyMap<string, ReadonlyMap<string, StepRow>>;

export interface MigrationStep {
  readonly version: number;
  /** `NNNN-what-it-does`, the name of its file. */
  readonly name: string;
  /** Changes the schema and, through `mapRow`, the live rows. No model or service of today is used here. */
  readonly up: (db: Database) => void;
  /**
   * A row of `entity` as it was before this step, as it is after it: pure, used for live tables and when the ledger is
   * replayed over old entries. Null drops the row.
   */
  readonly mapRow: (entity: string, row: StepRow) => StepRow | null;
  /**
   * Rows that the step makes out of those from before it: what was a field becomes a record. Pure, given all rows as they
   * were; `up` inserts the same rows, and a replayed history adds them where it meets the migration.
   */
  readonly addRows?: (rows: StepTables) => readonly (readonly [entity: string, row: StepRow])[];
}
