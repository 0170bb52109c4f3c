/** Brings a file from its version to the newest: all pending steps in one transaction, or none of them. */
import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import type { MigrationStep } from './migrations/step.ts';

/** The newest version that this program knows. @throws Error when the list of steps has a gap. */
export function newestVersion(steps: readonly MigrationStep[]): number {
  for (const [index, step] of steps.entries()) {
    if (step.version !== index + 1 || !step.name.startsWith(String(index + 1).padStart(4, '0')))
      throw new Error(`Migration ${step.name} stands at place ${index + 1}.`);
  }
  return steps.length;
}

export function fileVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** @throws TOO_NEW, naming both versions. */
export function refuseNewer(version: number, steps: readonly MigrationStep[], name: string): void {
  const newest = newestVersion(steps);
  if (version <= newest) return;
  throw new AppError('TOO_NEW', t('files.tooNew', { name, version, known: newest }), { hint: t('files.tooNewHint') });
}

/**
 * Runs the pending steps. Foreign keys are off while tables are rebuilt and checked before the commit.
 * @param record called inside the transaction once the steps have run, to leave a row in the ledger; not for a new file.
 * @returns the versions before and after; equal when nothing was pending.
 * @throws whatever a step throws, with version and rows as they were.
 */
export function migrate(
  db: Database,
  steps: readonly MigrationStep[],
  record?: (from: number, to: number) => void,
): { from: number; to: number } {
  const from = fileVersion(db);
  const to = newestVersion(steps);
  if (from >= to) return { from, to: from };
  // SQLite ignores this pragma inside a transaction.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const step of steps) if (step.version > from) step.up(db);
      const broken = db.pragma('foreign_key_check') as { table: string }[];
      if (broken.length > 0) throw new Error(`After the migration ${broken.length} rows point nowhere, first in ${broken[0]?.table}.`);
      db.pragma(`user_version = ${to}`);
      record?.(from, to);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return { from, to };
}

/** A row of `entity` as it was under version `from`, as it is under version `to`; null when a step drops it. */
export function mapRow(
  steps: readonly MigrationStep[],
  from: number,
  to: number,
  entity: string,
  row: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | null {
  let now: Readonly<Record<string, unknown>> | null = row;
  for (const step of steps) if (now !== null && step.version > from && step.version <= to) now = step.mapRow(entity, now);
  return now;
}
