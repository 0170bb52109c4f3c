/** SELECTs on history. */
import type { Database, Statement } from 'better-sqlite3';

export interface HistoryRow {
  readonly number: number;
  readonly chain: string;
  readonly seq: number;
  readonly time: string;
  readonly who: string;
  readonly entity: string;
  readonly row: string;
  readonly op: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string;
}

/** An entry as it was hashed. */
export interface LedgerLine {
  readonly number: number;
  readonly hash: string;
  readonly body: string;
}

const fields = `number, chain, seq, time, CASE WHEN json_valid(actor) THEN coalesce(json_extract(actor, '$.name'), '') ELSE '' END AS who, entity, row, op, field, before, after, reason`;
/** SQLite has no number larger than this. */
const NEWEST = Number.MAX_SAFE_INTEGER;

export function createLedgerQueries(db: Database) {
  const ofFile = db.prepare(`SELECT ${fields} FROM change WHERE number < ? ORDER BY number DESC LIMIT ?`) as Statement<
    [number, number],
    HistoryRow
  >;
  const countOfFile = db.prepare('SELECT count(*) AS n FROM change') as Statement<[], { n: number }>;
  const ofRow = db.prepare(`SELECT ${fields} FROM change WHERE row = ? AND number < ? ORDER BY number DESC LIMIT ?`) as Statement<
    [string, number, number],
    HistoryRow
  >;
  const countOfRow = db.prepare('SELECT count(*) AS n FROM change WHERE row = ?') as Statement<[string], { n: number }>;
  const ofEntity = db.prepare(`SELECT ${fields} FROM change WHERE entity = ? AND number < ? ORDER BY number DESC LIMIT ?`) as Statement<
    [string, number, number],
    HistoryRow
  >;
  const countOfEntity = db.prepare('SELECT count(*) AS n FROM change WHERE entity = ?') as Statement<[string], { n: number }>;

  const between = db.prepare(`SELECT ${fields} FROM change WHERE number BETWEEN ? AND ? ORDER BY number`) as Statement<
    [number, number],
    HistoryRow
  >;

  const newest = db.prepare('SELECT number, chain, seq, hash, time FROM change ORDER BY number DESC LIMIT 1') as Statement<
    [],
    { number: number; chain: string; seq: number; hash: string; time: string }
  >;
  const entry = db.prepare('SELECT number FROM change WHERE chain = ? AND seq = ? AND hash = ?');
  const lines = db.prepare('SELECT number, hash, body FROM change WHERE number > ? AND number <= ? ORDER BY number LIMIT ?') as Statement<
    [number, number, number],
    LedgerLine
  >;

  return {
    /** The newest entry of the file, whoever wrote it. */
    newest: () => newest.get() ?? null,
    /** Whether the file holds an entry that is known from elsewhere. */
    holds: (chain: string, seq: number, hash: string): boolean => entry.get(chain, seq, hash) !== undefined,
    /** Entries after a number up to another one, as they were hashed. */
    lines: (after: number, last: number, limit: number): LedgerLine[] => lines.all(after, last, limit),
    /** The entries of a write, in their order. */
    changes: (from: number, to: number): HistoryRow[] => between.all(from, to),
    /** Newest first; `before` is the number of the entry to go on from. */
    history(filter: { entity?: string | undefined; id?: string | undefined; before?: number | undefined; limit: number }): {
      rows: HistoryRow[];
      total: number;
    } {
      const before = filter.before ?? NEWEST;
      if (filter.id !== undefined) return { rows: ofRow.all(filter.id, before, filter.limit), total: countOfRow.get(filter.id)?.n ?? 0 };
      if (filter.entity !== undefined)
        return { rows: ofEntity.all(filter.entity, before, filter.limit), total: countOfEntity.get(filter.entity)?.n ?? 0 };
      return { rows: ofFile.all(before, filter.limit), total: countOfFile.get()?.n ?? 0 };
    },
  };
}
