/** What is read about competence, impartiality, absences, and the client's say on the team. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import { readOne, readRows } from '../ledger/columns.ts';
import { listedQueries } from '../listed-queries.ts';

/** An audit that somebody carried out: on its team, or by notes and findings of theirs in it. */
export interface AuditDone {
  readonly auditId: string;
  readonly number: string;
  /** Null for who is no longer on the team. */
  readonly role: PersonRole | null;
}

export function createTeamRecordQueries(db: Database) {
  const overrides = db.prepare('SELECT * FROM impartiality_override ORDER BY at, id');
  const notices = db.prepare('SELECT * FROM member_notice ORDER BY auditId, id');
  const notice = db.prepare('SELECT * FROM member_notice WHERE auditId = ? AND personId = ?');
  const ofArea = db.prepare('SELECT count(*) AS rows FROM competence WHERE areaId = ?') as Statement<[string], { rows: number }>;
  const ofAudit = db.prepare(`
    SELECT EXISTS (SELECT 1 FROM member_notice WHERE auditId = @id)
      OR EXISTS (SELECT 1 FROM impartiality_override WHERE auditId = @id) AS told
  `) as Statement<[{ id: string }], { told: number }>;
  const done = db.prepare(`
    SELECT a.id AS auditId, a.number, m.role AS role
    FROM audit a LEFT JOIN audit_member m ON m.auditId = a.id AND m.personId = @id
    WHERE m.id IS NOT NULL
      OR EXISTS (SELECT 1 FROM finding f WHERE f.auditId = a.id AND f.raisedById = @id)
      OR EXISTS (SELECT 1 FROM note n JOIN checklist_item ci ON n.ownerKind = 'checklist_item' AND ci.id = n.ownerId
                 WHERE ci.auditId = a.id AND n.authorId = @id)
      OR EXISTS (SELECT 1 FROM note n JOIN interview i ON n.ownerKind = 'interview' AND i.id = n.ownerId
                 WHERE i.auditId = a.id AND n.authorId = @id)
    ORDER BY a.position, a.id
  `) as Statement<[{ id: string }], AuditDone>;
  return {
    areas: listedQueries(db, 'competence_area'),
    competence: listedQueries(db, 'competence'),
    declarations: listedQueries(db, 'impartiality_declaration'),
    absences: listedQueries(db, 'absence'),
    overrides: (): Row<'impartiality_override'>[] => readRows('impartiality_override', overrides.all()),
    notices: (): Row<'member_notice'>[] => readRows('member_notice', notices.all()),
    notice: (auditId: string, personId: string): Row<'member_notice'> | null => readOne('member_notice', notice.get(auditId, personId)),
    /** How many pieces of evidence name an area. */
    evidenceOf: (areaId: string): number => ofArea.get(areaId)?.rows ?? 0,
    /** Whether the client was told of the team of an audit, or an override stands on it. */
    auditIsNamed: (id: string): boolean => ofAudit.get({ id })?.told === 1,
    auditsDone: (personId: string): AuditDone[] => done.all({ id: personId }),
  };
}
