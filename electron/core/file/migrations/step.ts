/** What a migration step is. */
import type { Database } from 'better-sqlite3';

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
  readonly mapRow: (entity: string, row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | null;
}
