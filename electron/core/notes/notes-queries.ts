/** What is read about lines of notes wherever they stand: what their marks mean, to-dos, the inbox. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readRow } from '../ledger/columns.ts';

export interface NamedRecord {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

export interface RequirementToName {
  readonly requirement: string;
  readonly ref: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly ask: string;
}

export interface RawMention {
  readonly noteId: string;
  readonly kind: 'checklist_item' | 'evidence' | 'finding' | 'person';
  readonly id: string;
  readonly label: string;
  readonly ref: string;
}

export interface RawToDo {
  readonly note: Row<'note'>;
  readonly label: string;
  readonly title: string;
}

const mentionColumns = (where: string) => `
  SELECT l.fromId AS noteId, l.toKind AS kind, l.toId AS id,
    coalesce(c.ref || coalesce(' ' || s.name, ' ' || p.name, ''), e.number, f.number, h.name, '') AS label, coalesce(c.ref, '') AS ref
  FROM note n JOIN link l ON l.fromId = n.id AND l.fromKind = 'note' AND l.kind = 'mentions'
    AND l.toKind IN ('checklist_item', 'evidence', 'finding', 'person')
  LEFT JOIN checklist_item ci ON l.toKind = 'checklist_item' AND ci.id = l.toId
  LEFT JOIN catalog_item c ON c.id = ci.catalogItemId
  LEFT JOIN ai_system s ON ci.unitKind = 'system' AND s.id = ci.unitId
  LEFT JOIN site p ON ci.unitKind = 'site' AND p.id = ci.unitId
  LEFT JOIN evidence e ON l.toKind = 'evidence' AND e.id = l.toId
  LEFT JOIN finding f ON l.toKind = 'finding' AND f.id = l.toId
  LEFT JOIN person h ON l.toKind = 'person' AND h.id = l.toId
  WHERE ${where} ORDER BY ci.position, e.position, f.position, h.position, l.id`;

/** Lines of an audit: on its checklist, in its interviews, or in the inbox while the audit was worked on. */
const ofAudit = `
  (n.ownerKind = 'checklist_item' AND n.ownerId IN (SELECT id FROM checklist_item WHERE auditId = @auditId))
  OR (n.ownerKind = 'interview' AND n.ownerId IN (SELECT id FROM interview WHERE auditId = @auditId))
  OR (n.ownerKind = 'inbox' AND n.ownerId = @auditId)`;

export function createNoteQueries(db: Database) {
  const mentionsOfOwner = db.prepare(mentionColumns('n.ownerId = ?')) as Statement<[string], RawMention>;
  const mentionsOfToDos = db.prepare(mentionColumns(`n.kind = 'to_do' AND (${ofAudit})`)) as Statement<[{ auditId: string }], RawMention>;
  const mentionsOfInbox = db.prepare(mentionColumns("n.ownerKind = 'inbox'")) as Statement<[], RawMention>;
  const toDos = db.prepare(`
    SELECT n.*, coalesce(c.ref, i.number, '') AS fromLabel, coalesce(c.shortTitle, i.title, '') AS fromTitle
    FROM note n LEFT JOIN checklist_item ci ON n.ownerKind = 'checklist_item' AND ci.id = n.ownerId
      LEFT JOIN catalog_item c ON c.id = ci.catalogItemId LEFT JOIN interview i ON n.ownerKind = 'interview' AND i.id = n.ownerId
    WHERE n.kind = 'to_do' AND (${ofAudit}) ORDER BY n.done, n.at, n.id
  `) as Statement<[{ auditId: string }], { fromLabel: string; fromTitle: string }>;
  const openToDos = db
    .prepare(`SELECT n.text FROM note n WHERE n.kind = 'to_do' AND n.done = 0 AND (${ofAudit}) ORDER BY n.at, n.id`)
    .pluck() as Statement<[{ auditId: string }], string>;
  const inbox = db.prepare(`
    SELECT n.*, a.id AS auditId FROM note n LEFT JOIN audit a ON a.id = n.ownerId WHERE n.ownerKind = 'inbox' ORDER BY n.at, n.id
  `) as Statement<[], { auditId: string | null }>;
  const requirements = db.prepare(`
    SELECT c.requirement, c.ref, c.title, c.shortTitle, c.ask FROM catalog_item c
    WHERE c.id IN (SELECT catalogItemId FROM checklist_item WHERE auditId = ?) ORDER BY c.position, c.id
  `) as Statement<[string], RequirementToName>;
  const people = db.prepare('SELECT id, title, name AS number FROM person ORDER BY position, id') as Statement<[], NamedRecord>;
  const findings = db.prepare(`
    SELECT f.id, f.number, f.title FROM finding f JOIN audit a ON a.id = f.auditId
    WHERE f.state <> 'withdrawn' ORDER BY f.auditId <> ?, a.position DESC, f.position, f.id
  `) as Statement<[string], NamedRecord>;
  const evidence = db.prepare('SELECT id, number, title FROM evidence ORDER BY position DESC, id') as Statement<[], NamedRecord>;
  const findingCalled = db.prepare(`
    SELECT f.id FROM finding f JOIN audit a ON a.id = f.auditId
    WHERE (lower(f.number) = @number OR lower(f.number) = lower(a.number) || '-' || @number) AND f.state <> 'withdrawn'
    ORDER BY f.auditId <> @auditId, a.position DESC, f.position LIMIT 1
  `) as Statement<[{ number: string; auditId: string }], { id: string }>;
  const evidenceCalled = db.prepare('SELECT id FROM evidence WHERE lower(number) = ? ORDER BY position, id LIMIT 1') as Statement<
    [string],
    { id: string }
  >;
  const used = db.prepare(`
    SELECT coalesce(ci.requirement, l.toId) AS id, count(DISTINCT n.id) AS times
    FROM note n JOIN link l ON l.fromId = n.id AND l.fromKind = 'note' AND l.kind = 'mentions'
    LEFT JOIN checklist_item ci ON l.toKind = 'checklist_item' AND ci.id = l.toId
    WHERE n.ownerId = ? GROUP BY 1
  `) as Statement<[string], { id: string; times: number }>;

  return {
    /** What the lines of a row, an interview or an audit's inbox mention. */
    mentions: (ownerId: string): RawMention[] => mentionsOfOwner.all(ownerId),
    mentionsOfToDos: (auditId: string): RawMention[] => mentionsOfToDos.all({ auditId }),
    mentionsOfInbox: (): RawMention[] => mentionsOfInbox.all(),
    toDos: (auditId: string): RawToDo[] =>
      toDos.all({ auditId }).map((raw) => ({ note: readRow('note', raw), label: raw.fromLabel, title: raw.fromTitle })),
    /** Texts of the to-dos that are open, oldest first. */
    openToDos: (auditId: string): string[] => openToDos.all({ auditId }),
    inbox: (): { note: Row<'note'>; auditId: string | null }[] =>
      inbox.all().map((raw) => ({ note: readRow('note', raw), auditId: raw.auditId })),
    /** Requirements of an audit's checklist, each once; `ask` is JSON. */
    requirements: (auditId: string): RequirementToName[] => requirements.all(auditId),
    /** `number` is the name, `title` the function. */
    people: (): NamedRecord[] => people.all(),
    /** Those of the audit first. */
    findings: (auditId: string): NamedRecord[] => findings.all(auditId),
    /** Newest first. */
    evidence: (): NamedRecord[] => evidence.all(),
    findingCalled: (number: string, auditId: string): string | null =>
      findingCalled.get({ number: number.toLowerCase(), auditId })?.id ?? null,
    evidenceCalled: (number: string): string | null => evidenceCalled.get(number.toLowerCase())?.id ?? null,
    /** How many lines of an owner mention a requirement (by its id with framework) or another record (by its id). */
    used: (ownerId: string): Map<string, number> => new Map(used.all(ownerId).map(({ id, times }) => [id, times])),
  };
}
