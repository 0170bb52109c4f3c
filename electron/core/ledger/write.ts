/**
 * The single write path. One call of `write` is one SQLite transaction that changes the entity's table, the search
 * index, and appends to `change`: one row per field changed, one for an insert, one for a removal (a tombstone).
 */
import type { Database, Statement } from 'better-sqlite3';
import { AppError } from '../../../shared/contract/errors.ts';
import type { EntityName, Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import type { Clock, Ids } from '../ports.ts';
import { canonicalJson } from './canonical.ts';
import { formatLedgerTime, type LedgerTime, nextLedgerTime, parseLedgerTime } from './clock.ts';
import { columns, readRow, toSql } from './columns.ts';
import { type Actor, type ChangeOp, type ChangeRow, changeRow, type Head } from './entry.ts';
import { createSearchIndex } from './search-index.ts';

export interface Tx {
  insert<E extends EntityName>(entity: E, row: Row<E>): Row<E>;
  /** Changes the named fields; a field that keeps its value leaves no row. @throws NOT_FOUND */
  update<E extends EntityName>(entity: E, id: string, patch: Partial<Row<E>>): Row<E>;
  /** Removes the row and leaves a tombstone with its last state. @throws NOT_FOUND */
  remove(entity: EntityName, id: string): void;
  /** Deletes stored content for good and says so in the ledger. */
  purgeContent(evidenceId: string, sha256: string): void;
}

export interface WriteOptions {
  readonly actor: Actor;
  /** Why: shown in the history. Some steps of a life cycle demand it. */
  readonly reason?: string;
}

/** Remembers the last head this installation wrote, so that a copied file never forks a chain (see heads.ts). */
export interface HeadMemory {
  /** The chain this installation may continue in a file that shows these heads, or null when it must begin one. */
  continues(heads: readonly Head[]): Head | null;
  /** Called before the commit with the head to come and the head it follows, and again once it is there. */
  expect(next: Head, previous: Head | null): void;
  settle(head: Head): void;
}

export interface Ledger {
  /** @throws whatever `work` throws, with nothing written; READ_ONLY when the file may not be written. */
  write<T>(options: WriteOptions, work: (tx: Tx) => T): T;
  /** Newest row of every chain in the file, this installation's first. */
  heads(): Head[];
  /** The newest row of the whole file. */
  head(): Head | null;
  entries(): number;
  /** Instant of the last commit of this session, null when nothing was written yet. */
  lastSavedAt(): string | null;
}

interface LedgerParts {
  readonly db: Database;
  readonly engagementId: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly memory: HeadMemory;
  readonly readOnly: boolean;
}

type Raw = Record<string, unknown>;

function entityStatements(db: Database, entity: EntityName) {
  const names = columns[entity].map((column) => column.name);
  return {
    select: db.prepare(`SELECT * FROM ${entity} WHERE id = ?`) as Statement<[string], Raw>,
    insert: db.prepare(`INSERT INTO ${entity} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`),
    update: db.prepare(
      `UPDATE ${entity} SET ${names
        .filter((name) => name !== 'id')
        .map((name) => `${name} = @${name}`)
        .join(', ')} WHERE id = @id`,
    ),
    remove: db.prepare(`DELETE FROM ${entity} WHERE id = ?`),
  };
}

export function createLedger(parts: LedgerParts): Ledger {
  const { db, engagementId, clock, ids, memory } = parts;
  const index = createSearchIndex(db);
  const prepared = new Map<EntityName, ReturnType<typeof entityStatements>>();
  const statements = (entity: EntityName) => {
    const known = prepared.get(entity) ?? entityStatements(db, entity);
    prepared.set(entity, known);
    return known;
  };
  const append = db.prepare(
    `INSERT INTO change (chain, seq, time, actor, entity, row, op, field, before, after, reason, heads, body, hash)
     VALUES (@chain, @seq, @time, @actor, @entity, @row, @op, @field, @before, @after, @reason, @heads, @body, @hash)`,
  );
  // SQLite takes the bare column `hash` from the row that holds the maximum.
  const headRows = db.prepare('SELECT chain, max(seq) AS seq, hash FROM change GROUP BY chain ORDER BY max(number) DESC') as Statement<
    [],
    Head
  >;
  const latest = db.prepare('SELECT max(time) AS time FROM change') as Statement<[], { time: string | null }>;
  const total = db.prepare('SELECT count(*) AS n FROM change') as Statement<[], { n: number }>;
  const dropChunks = db.prepare('DELETE FROM blob_chunk WHERE sha256 = ?');

  let known = new Map<string, Head>();
  let own: Head | null = null;
  let last: LedgerTime | null = null;
  let count = 0;
  let savedAt: string | null = null;

  const load = () => {
    const rows = headRows.all();
    known = new Map(rows.map((head) => [head.chain, head]));
    own = memory.continues(rows);
    const time = latest.get()?.time ?? null;
    last = time === null ? null : parseLedgerTime(time);
    count = total.get()?.n ?? 0;
  };
  load();

  const run = <T>(options: WriteOptions, work: (tx: Tx) => T): T => {
    const time = nextLedgerTime(last, clock);
    const stamp = formatLedgerTime(time);
    const before = own;
    let head: Head | null = own;
    let added = 0;
    const otherHeads: Record<string, string> = {};
    for (const [chain, one] of known) if (chain !== own?.chain) otherHeads[chain] = `${one.seq}:${one.hash}`;

    const put = (op: ChangeOp, entity: string, row: string, field: string, from: unknown, to: unknown) => {
      const entry: ChangeRow = changeRow({
        chain: head?.chain ?? '',
        seq: (head?.seq ?? 0) + 1,
        time: stamp,
        actor: options.actor,
        entity,
        row,
        op,
        field,
        before: from,
        after: to,
        reason: options.reason ?? '',
        heads: otherHeads,
        prev: head?.hash ?? '',
      });
      append.run(entry);
      head = { chain: entry.chain, seq: entry.seq, hash: entry.hash };
      added += 1;
    };
    if (head === null) {
      const parent = [...known.values()][0];
      head = { chain: ids.chain(), seq: 0, hash: '' };
      put('chain', 'engagement', engagementId, '', null, {
        parent: parent === undefined ? null : `${parent.chain}:${parent.seq}:${parent.hash}`,
      });
    }

    const rowOf = (entity: EntityName, id: string): Raw => {
      const raw = statements(entity).select.get(id);
      if (raw === undefined) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t(`entities.${entity}`) }));
      return raw;
    };
    const bind = (entity: EntityName, row: Raw) =>
      Object.fromEntries(columns[entity].map((column) => [column.name, toSql(column.kind, row[column.name])]));

    const tx: Tx = {
      insert(entity, row) {
        statements(entity).insert.run(bind(entity, row));
        put('insert', entity, row.id, '', null, row);
        index.put(entity, row);
        return row;
      },
      update(entity, id, patch) {
        const current = readRow(entity, rowOf(entity, id));
        const next = { ...current, ...patch };
        let changed = false;
        for (const column of columns[entity]) {
          const from = (current as Raw)[column.name];
          const to = (next as Raw)[column.name];
          if (column.name === 'id' || canonicalJson(from) === canonicalJson(to)) continue;
          put('update', entity, id, column.name, from, to);
          changed = true;
        }
        if (!changed) return current;
        statements(entity).update.run(bind(entity, next));
        index.put(entity, next);
        return next;
      },
      remove(entity, id) {
        const current = readRow(entity, rowOf(entity, id));
        statements(entity).remove.run(id);
        put('remove', entity, id, '', current, null);
        index.drop(entity, id);
      },
      purgeContent(evidenceId, sha256) {
        dropChunks.run(sha256);
        put('purge', 'evidence', evidenceId, 'content', sha256, null);
      },
    };

    const result = work(tx);
    if (added === 0 || head === null) return result;
    memory.expect(head, before);
    own = head;
    last = time;
    count += added;
    known.set(own.chain, own);
    return result;
  };

  const transaction = db.transaction(run as (options: WriteOptions, work: (tx: Tx) => unknown) => unknown).immediate;

  return {
    write<T>(options: WriteOptions, work: (tx: Tx) => T): T {
      if (parts.readOnly) throw new AppError('READ_ONLY', t('errors.readOnly'));
      const entriesBefore = count;
      try {
        const result = transaction(options, work) as T;
        if (count !== entriesBefore && own !== null) {
          memory.settle(own);
          savedAt = new Date(clock.now()).toISOString();
        }
        return result;
      } catch (error) {
        // The transaction is rolled back; what this object knew of the file is read anew.
        load();
        throw error;
      }
    },
    heads: () =>
      [...known.values()].sort((a, b) => (a.chain === own?.chain ? -1 : b.chain === own?.chain ? 1 : a.chain.localeCompare(b.chain))),
    head: () => own ?? [...known.values()][0] ?? null,
    entries: () => count,
    lastSavedAt: () => savedAt,
  };
}
