/** What is read about interviews. Their lines are notes: see checklist-queries.ts. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRow } from '../ledger/columns.ts';

export interface Mention {
  readonly noteId: string;
  readonly kind: 'checklist_item' | 'evidence' | 'finding' | 'person';
  readonly id: string;
  readonly label: string;
}

export function createInterviewQueries(db: Database) {
  const all = db.prepare(`
    SELECT i.*, (SELECT count(*) FROM note n WHERE n.ownerId = i.id AND n.ownerKind = 'interview') AS lines
    FROM interview i WHERE i.auditId = ? ORDER BY i.position, i.id
  `) as Statement<[string], { lines: number }>;
  const one = db.prepare('SELECT * FROM interview WHERE id = ?');
  const next = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM interview') as Statement<[], { position: number }>;
  const numbers = db.prepare('SELECT number FROM interview').pluck() as Statement<[], string>;
  const mentions = db.prepare(`
    SELECT l.fromId AS noteId, l.toKind AS kind, l.toId AS id,
      coalesce(c.ref || coalesce(' ' || s.name, ' ' || p.name, ''), e.number, f.number, h.name, '') AS label
    FROM link l JOIN note n ON n.id = l.fromId
    LEFT JOIN checklist_item ci ON l.toKind = 'checklist_item' AND ci.id = l.toId
    LEFT JOIN catalog_item c ON c.id = ci.catalogItemId
    LEFT JOIN ai_system s ON ci.unitKind = 'system' AND s.id = ci.unitId
    LEFT JOIN site p ON ci.unitKind = 'site' AND p.id = ci.unitId
    LEFT JOIN evidence e ON l.toKind = 'evidence' AND e.id = l.toId
    LEFT JOIN finding f ON l.toKind = 'finding' AND f.id = l.toId
    LEFT JOIN person h ON l.toKind = 'person' AND h.id = l.toId
    WHERE n.ownerId = ? AND l.fromKind = 'note' AND l.kind = 'mentions' AND l.toKind IN ('checklist_item', 'evidence', 'finding', 'person')
    ORDER BY ci.position, e.position, f.position, h.position, l.id
  `) as Statement<[string], Mention>;
  const evidence = db.prepare('SELECT 1 FROM evidence WHERE id = ?');
  const finding = db.prepare('SELECT 1 FROM finding WHERE id = ?');

  return {
    all: (auditId: string): (Row<'interview'> & { lines: number })[] =>
      all.all(auditId).map((raw) => ({ ...readRow('interview', raw), lines: raw.lines })),
    find: (id: string): Row<'interview'> | null => readOne('interview', one.get(id)),
    nextPosition: (): number => next.get()?.position ?? 0,
    /** Numbers of all interviews of the engagement. */
    numbers: (): string[] => numbers.all(),
    /** What the lines of an interview mention. */
    mentions: (interviewId: string): Mention[] => mentions.all(interviewId),
    hasEvidence: (id: string): boolean => evidence.get(id) !== undefined,
    hasFinding: (id: string): boolean => finding.get(id) !== undefined,
  };
}
