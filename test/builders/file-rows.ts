/** What really stands in an engagement file, read through a second, read-only connection. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { readRows } from '../../electron/core/ledger/columns.ts';
import { type EntityName, entityNames, type Row } from '../../shared/model/entities.ts';

function inFile<T>(path: string, read: (db: Database.Database) => T): T {
  const db = new Database(path, { readonly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** All rows of a table. */
export function rowsIn<E extends EntityName>(path: string, entity: E): Row<E>[] {
  return inFile(path, (db) => readRows(entity, db.prepare(`SELECT * FROM ${entity} ORDER BY id`).all()));
}

/** The row with an id, or undefined. */
export function rowIn<E extends EntityName>(path: string, entity: E, id: string): Row<E> | undefined {
  return rowsIn(path, entity).find((row) => row.id === id);
}

export interface LedgerRow {
  readonly number: number;
  readonly entity: string;
  readonly row: string;
  readonly op: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string;
  readonly actor: { readonly id: string; readonly name: string };
}

const json = (text: unknown): unknown => (text === null ? null : JSON.parse(String(text)));

/** Rows of the ledger after a number. */
export function ledgerAfter(path: string, number: number): LedgerRow[] {
  return inFile(path, (db) =>
    (db.prepare('SELECT * FROM change WHERE number > ? ORDER BY number').all(number) as Record<string, unknown>[]).map((raw) => ({
      number: Number(raw.number),
      entity: String(raw.entity),
      row: String(raw.row),
      op: String(raw.op),
      field: String(raw.field),
      before: json(raw.before),
      after: json(raw.after),
      reason: String(raw.reason),
      actor: json(raw.actor) as LedgerRow['actor'],
    })),
  );
}

/** Number of the newest row of the ledger. */
export function ledgerNumber(path: string): number {
  return inFile(path, (db) => Number((db.prepare('SELECT max(number) AS n FROM change').get() as { n: number | null }).n ?? 0));
}

/** Runs work and gives its answer with the ledger rows that it left. */
export async function withLedger<T>(path: string, work: () => Promise<T>): Promise<{ value: T; left: LedgerRow[] }> {
  const before = ledgerNumber(path);
  const value = await work();
  return { value, left: ledgerAfter(path, before) };
}

/** `update checklist_item progress`, `insert note`: what each ledger row did, in order. */
export const deeds = (rows: readonly LedgerRow[]): string[] => rows.map((row) => `${row.op} ${row.entity} ${row.field}`.trim());

/** Sizes and times of the file and of its log: no commit leaves them as they were. */
function stampOf(path: string): { readonly stamp: string; readonly settled: boolean } {
  const found = [path, `${path}-wal`].map((one) => statSync(one, { bigint: true, throwIfNoEntry: false }));
  const newest = Math.max(...found.map((one) => Number(one?.mtimeMs ?? 0)));
  return {
    stamp: found.map((one) => (one === undefined ? 'none' : `${one.ino}/${one.size}/${one.mtimeNs}`)).join(' '),
    // Two commits within one tick of the clock of the drive could bear the same time.
    settled: Date.now() - newest > 50,
  };
}

const digests = new Map<string, string>();

/**
 * One hash over every table of the file, drafts and ledger included: equal when nothing was written. Hundreds of calls
 * in a row write nothing; what no commit has touched since is not read again.
 */
export function digestOfFile(path: string): string {
  const { stamp, settled } = stampOf(path);
  const known = settled ? digests.get(`${path} ${stamp}`) : undefined;
  if (known !== undefined) return known;
  const digest = inFile(path, (db) => {
    const hash = createHash('sha256');
    for (const table of [...entityNames, 'change', 'draft', 'search_row']) {
      hash.update(`${table}\n`);
      for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY 1`).raw().all()) hash.update(`${JSON.stringify(row)}\n`);
    }
    return hash.digest('hex');
  });
  if (settled) digests.set(`${path} ${stamp}`, digest);
  return digest;
}
