/** What is read about people. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

/** Where a person is named; each 0 or 1. */
export interface NamedIn {
  readonly audits: number;
  readonly notes: number;
  readonly interviews: number;
  readonly findings: number;
  readonly links: number;
  /** Of impartiality: declarations, overrides, and what the client was told. */
  readonly declarations: number;
  readonly ledger: number;
}

export function createTeamQueries(db: Database) {
  const all = db.prepare('SELECT * FROM person ORDER BY position, id');
  const one = db.prepare('SELECT * FROM person WHERE id = ?');
  const next = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM person') as Statement<[], { position: number }>;
  const named = db.prepare(`
    SELECT
      EXISTS (SELECT 1 FROM audit_member WHERE personId = @id) AS audits,
      EXISTS (SELECT 1 FROM note WHERE authorId = @id) AS notes,
      EXISTS (SELECT 1 FROM interview WHERE personId = @id) AS interviews,
      EXISTS (SELECT 1 FROM finding WHERE raisedById = @id)
        OR EXISTS (SELECT 1 FROM response WHERE recordedById = @id)
        OR EXISTS (SELECT 1 FROM verification WHERE byId = @id) AS findings,
      EXISTS (SELECT 1 FROM link WHERE fromId = @id OR toId = @id) AS links,
      EXISTS (SELECT 1 FROM impartiality_declaration WHERE personId = @id)
        OR EXISTS (SELECT 1 FROM impartiality_override WHERE personId = @id)
        OR EXISTS (SELECT 1 FROM member_notice WHERE personId = @id)
        OR EXISTS (SELECT 1 FROM audit_member WHERE guidedById = @id) AS declarations,
      EXISTS (SELECT 1 FROM change WHERE json_extract(actor, '$.id') = @id) AS ledger
  `) as Statement<[{ id: string }], NamedIn>;

  return {
    all: (): Row<'person'>[] => readRows('person', all.all()),
    find: (id: string): Row<'person'> | null => readOne('person', one.get(id)),
    nextPosition: (): number => next.get()?.position ?? 0,
    namedIn: (id: string): NamedIn =>
      named.get({ id }) ?? { audits: 0, notes: 0, interviews: 0, findings: 0, links: 0, declarations: 0, ledger: 0 },
  };
}
