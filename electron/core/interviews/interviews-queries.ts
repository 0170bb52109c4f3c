/** What is read about interviews. Their lines are notes: see checklist-queries.ts. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRow } from '../ledger/columns.ts';

export interface Heard {
  readonly requirement: string;
  readonly ref: string;
  readonly lines: number;
}

/** What keeps an interview from being taken out; each 0 or 1. */
export interface InterviewHolds {
  readonly lines: number;
  readonly findings: number;
}

export function createInterviewQueries(db: Database) {
  const all = db.prepare(`
    SELECT i.*, (SELECT count(*) FROM note n WHERE n.ownerId = i.id AND n.ownerKind = 'interview') AS lines,
      (SELECT count(*) FROM note n WHERE n.ownerId = i.id AND n.ownerKind = 'interview' AND n.kind = 'to_do' AND n.done = 0) AS toDosOpen
    FROM interview i WHERE i.auditId = ?
    ORDER BY coalesce(i.startedAt, i.plannedAt) IS NULL, coalesce(i.startedAt, i.plannedAt), i.position, i.id
  `) as Statement<[string], { lines: number; toDosOpen: number }>;
  const one = db.prepare('SELECT * FROM interview WHERE id = ?');
  const next = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM interview') as Statement<[], { position: number }>;
  const numbers = db.prepare('SELECT number FROM interview').pluck() as Statement<[], string>;
  const heard = db.prepare(`
    SELECT c.requirement, c.ref, count(DISTINCT n.id) AS lines
    FROM note n JOIN link l ON l.fromId = n.id AND l.fromKind = 'note' AND l.toKind = 'checklist_item' AND l.kind = 'mentions'
    JOIN checklist_item ci ON ci.id = l.toId JOIN catalog_item c ON c.id = ci.catalogItemId
    WHERE n.ownerKind = 'interview' AND n.ownerId = ? GROUP BY c.requirement, c.ref ORDER BY min(c.position)
  `) as Statement<[string], Heard>;
  const holds = db.prepare(`
    SELECT EXISTS (SELECT 1 FROM note WHERE ownerId = @id) AS lines,
      EXISTS (SELECT 1 FROM objective_evidence WHERE interviewId = @id) AS findings
  `) as Statement<[{ id: string }], InterviewHolds>;
  const evidence = db.prepare('SELECT 1 FROM evidence WHERE id = ?');
  const finding = db.prepare('SELECT 1 FROM finding WHERE id = ?');

  return {
    /** In the order of their time, planned or held; those without a time last. */
    all: (auditId: string): (Row<'interview'> & { lines: number; toDosOpen: number })[] =>
      all.all(auditId).map((raw) => ({ ...readRow('interview', raw), lines: raw.lines, toDosOpen: raw.toDosOpen })),
    find: (id: string): Row<'interview'> | null => readOne('interview', one.get(id)),
    nextPosition: (): number => next.get()?.position ?? 0,
    /** Numbers of all interviews of the engagement. */
    numbers: (): string[] => numbers.all(),
    /** Requirements that the lines of an interview mention, with how many lines do. */
    heard: (interviewId: string): Heard[] => heard.all(interviewId),
    holds: (id: string): InterviewHolds => holds.get({ id }) ?? { lines: 0, findings: 0 },
    hasEvidence: (id: string): boolean => evidence.get(id) !== undefined,
    hasFinding: (id: string): boolean => finding.get(id) !== undefined,
  };
}
