/** SELECTs of a table whose rows stand in an order of their own: all of them, one by id, and the place of the next. */
import type { Database, Statement } from 'better-sqlite3';
import type { EntityName, Row } from '../../shared/model/entities.ts';
import { readOne, readRows } from './ledger/columns.ts';

export interface ListedQueries<E extends EntityName> {
  readonly all: () => Row<E>[];
  readonly find: (id: string) => Row<E> | null;
  readonly nextPosition: () => number;
}

export function listedQueries<E extends EntityName>(db: Database, entity: E): ListedQueries<E> {
  const all = db.prepare(`SELECT * FROM ${entity} ORDER BY position, id`);
  const one = db.prepare(`SELECT * FROM ${entity} WHERE id = ?`);
  const next = db.prepare(`SELECT coalesce(max(position) + 1, 0) AS position FROM ${entity}`) as Statement<[], { position: number }>;
  return {
    all: () => readRows(entity, all.all()),
    find: (id) => readOne(entity, one.get(id)),
    nextPosition: () => next.get()?.position ?? 0,
  };
}
