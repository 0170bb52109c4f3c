/** Text that is being typed: kept in the file, outside the ledger, and on disk before the call answers. */
import type { Database, Statement } from 'better-sqlite3';

export interface Draft {
  readonly key: string;
  readonly text: string;
  /** Instant of the last save. */
  readonly at: string;
}

export interface DraftStore {
  save(draft: Draft): void;
  discard(key: string): void;
  list(): Draft[];
}

export function createDraftStore(db: Database): DraftStore {
  const save = db.prepare(
    'INSERT INTO draft (key, text, at) VALUES (@key, @text, @at) ON CONFLICT (key) DO UPDATE SET text = excluded.text, at = excluded.at',
  );
  const discard = db.prepare('DELETE FROM draft WHERE key = ?');
  const list = db.prepare('SELECT key, text, at FROM draft ORDER BY at, key') as Statement<[], Draft>;
  return {
    save: (draft) => void save.run(draft),
    discard: (key) => void discard.run(key),
    list: () => list.all(),
  };
}
