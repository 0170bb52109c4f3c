/**
 * The single write path. One call of `write` is one SQLite transaction that changes the entity's table, the search
 * index, and appends to `change`: one row per field changed, one for an insert, one for a removal (a tombstone).
 */
import type { Database, Statement } from 'better-sqlite3';
import { AppError } from '../../../shared/contract/errors.ts';
import { type EntityName, entities, type Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import type { WriteGuard } from '../reports/freeze-guard.ts';
import { canonicalJson } from './canonical.ts';
import { type Appender, type ChainParts, createChainWriter } from './chain.ts';
import { columns, readRow, type SqlValue, toSql } from './columns.ts';
import type { Actor, Head } from './entry.ts';
import { createSearchIndex } from './search-index.ts';
import { createStepStack, type StepKind, type StepStack } from './step-stack.ts';

export type { HeadMemory } from './heads.ts';

export interface Tx {
  insert<E extends EntityName>(entity: E, row: Row<E>): Row<E>;
  /** Changes the named fields; a field that keeps its value leaves no row. @throws NOT_FOUND */
  update<E extends EntityName>(entity: E, id: string, patch: Partial<Row<E>>): Row<E>;
  /** Removes the row and leaves a tombstone with its last state. @throws NOT_FOUND */
  remove(entity: EntityName, id: string): void;
  /** The row as it stands inside this write; null when there is none. */
  read<E extends EntityName>(entity: E, id: string): Row<E> | null;
  /** Deletes stored content for good, unless other evidence keeps the same, and says so in the ledger. */
  purgeContent(evidenceId: string, sha256: string): void;
}

export interface WriteOptions {
  readonly actor: Actor;
  /** Why: shown in the history. Some steps of a life cycle demand it. */
  readonly reason?: string;
  /** Whether the write takes back or repeats another one; a new deed without it. */
  readonly step?: StepKind;
}

export interface Ledger {
  /** @throws whatever `work` throws, with nothing written; READ_ONLY when the file may not be written. */
  write<T>(options: WriteOptions, work: (tx: Tx) => T): T;
  /** A row as it stands; null when there is none. */
  read<E extends EntityName>(entity: E, id: string): Row<E> | null;
  /** The writes of this session that can be taken back or done again. */
  readonly steps: Pick<StepStack, 'last'>;
  /** Newest row of every chain in the file, this installation's first. */
  heads(): Head[];
  /** Head of this installation's chain, or the newest row of the file before this installation has written. */
  head(): Head | null;
  entries(): number;
  /** Instant of the last commit of this session, null when nothing was written yet. */
  lastSavedAt(): string | null;
}

export interface LedgerParts extends ChainParts {
  readonly readOnly: boolean;
  /** Refuses what may not change at this moment. */
  readonly guard: WriteGuard;
}

type Raw = Record<string, unknown>;
type Bound = Record<string, SqlValue>;

function entityStatements(db: Database, entity: EntityName) {
  const names = columns[entity].map((column) => column.name);
  const updates = new Map<string, Statement<[Bound]>>();
  return {
    select: db.prepare(`SELECT * FROM ${entity} WHERE id = ?`) as Statement<[string], Raw>,
    insert: db.prepare(`INSERT INTO ${entity} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`),
    remove: db.prepare(`DELETE FROM ${entity} WHERE id = ?`),
    /** Sets only what changes: SQLite then leaves the indexes of all other columns alone. */
    update(changed: readonly string[]): Statement<[Bound]> {
      const key = changed.join();
      const known = updates.get(key);
      if (known !== undefined) return known;
      const made = db.prepare(`UPDATE ${entity} SET ${changed.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @id`) as Statement<
        [Bound]
      >;
      updates.set(key, made);
      return made;
    },
  };
}

/** Throws for a row that does not fit the model: a fault of the program, caught before it is history. */
function checked<E extends EntityName>(entity: E, row: Row<E>): Row<E> {
  const parsed = entities[entity].safeParse(row);
  if (parsed.success) return row;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ');
  throw new TypeError(`A row of ${entity} does not fit the model: ${where}`);
}

export function createLedger(parts: LedgerParts): Ledger {
  const { db, clock } = parts;
  const chain = createChainWriter(parts);
  const index = createSearchIndex(db);
  const prepared = new Map<EntityName, ReturnType<typeof entityStatements>>();
  const statements = (entity: EntityName) => {
    const known = prepared.get(entity) ?? entityStatements(db, entity);
    prepared.set(entity, known);
    return known;
  };
  const dropChunks = db.prepare(
    `DELETE FROM blob_chunk WHERE sha256 = @sha256
     AND NOT EXISTS (SELECT 1 FROM evidence WHERE sha256 = @sha256 AND content = 'kept' AND id <> @id)
     AND NOT EXISTS (SELECT 1 FROM report WHERE sha256 = @sha256)
     AND NOT EXISTS (SELECT 1 FROM population WHERE contentSha256 = @sha256)
     AND NOT EXISTS (SELECT 1 FROM look_file WHERE sha256 = @sha256)`,
  );
  let savedAt: string | null = null;
  let writing = false;

  const steps = createStepStack();
  const read = <E extends EntityName>(entity: E, id: string): Row<E> | null => {
    const raw = statements(entity).select.get(id);
    return raw === undefined ? null : readRow(entity, raw);
  };
  const rowOf = <E extends EntityName>(entity: E, id: string): Row<E> => {
    const row = read(entity, id);
    if (row === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t(`entities.${entity}`) }));
    return row;
  };

  const txOf = (out: Appender): Tx => ({
    insert(entity, row) {
      checked(entity, row);
      parts.guard(entity, row, []);
      statements(entity).insert.run(Object.fromEntries(columns[entity].map(({ name, kind }) => [name, toSql(kind, (row as Raw)[name])])));
      out.put({ op: 'insert', entity, row: row.id, field: '', before: null, after: row });
      index.put(entity, row, null);
      return row;
    },
    update(entity, id, patch) {
      const current = rowOf(entity, id);
      const given = Object.fromEntries(Object.entries(patch).filter(([name, value]) => value !== undefined && name !== 'id'));
      const next = checked(entity, { ...current, ...given });
      const bound: Bound = { id };
      const changes = columns[entity].filter(({ name }) => {
        const [from, to] = [(current as Raw)[name], (next as Raw)[name]];
        return from !== to && canonicalJson(from) !== canonicalJson(to);
      });
      if (changes.length === 0) return current;
      const changed = changes.map(({ name }) => name);
      parts.guard(entity, current, changed);
      for (const { name, kind } of changes) {
        out.put({ op: 'update', entity, row: id, field: name, before: (current as Raw)[name], after: (next as Raw)[name] });
        bound[name] = toSql(kind, (next as Raw)[name]);
      }
      statements(entity).update(changed).run(bound);
      index.put(entity, next, current);
      return next;
    },
    remove(entity, id) {
      const current = rowOf(entity, id);
      parts.guard(entity, current, []);
      statements(entity).remove.run(id);
      out.put({ op: 'remove', entity, row: id, field: '', before: current, after: null });
      index.drop(entity, id);
    },
    read,
    purgeContent(evidenceId, sha256) {
      dropChunks.run({ sha256, id: evidenceId });
      out.put({ op: 'purge', entity: 'evidence', row: evidenceId, field: 'content', before: sha256, after: null });
    },
  });

  const transaction = db.transaction((options: WriteOptions, work: (tx: Tx) => unknown) => {
    const out = chain.begin({ id: options.actor.id, name: options.actor.name }, options.reason ?? '');
    const value = work(txOf(out));
    return { value, added: out.finish() };
  }).immediate;

  return {
    write<T>(options: WriteOptions, work: (tx: Tx) => T): T {
      if (parts.readOnly) throw new AppError('READ_ONLY', t('errors.readOnly'));
      // A write inside a write would be a savepoint that this object does not know of.
      if (writing) throw new Error('ledger.write was called inside ledger.write; pass the transaction on instead.');
      writing = true;
      try {
        const from = chain.entries() + 1;
        const { value, added } = transaction(options, work);
        chain.committed();
        if (added > 0) steps.wrote(options.step ?? 'do', options.actor.id, { from, to: from + added - 1 });
        if (added > 0) savedAt = new Date(clock.now()).toISOString();
        return value as T;
      } catch (error) {
        try {
          chain.reload();
        } catch {
          // The file itself is gone or broken: the first error says more than this one would.
        }
        throw error;
      } finally {
        writing = false;
      }
    },
    read,
    steps,
    heads: chain.heads,
    head: chain.head,
    entries: chain.entries,
    lastSavedAt: () => savedAt,
  };
}
