/** What is read about audits and their teams. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import type { FindingState } from '../../../shared/model/finding-states.ts';
import type { Grade } from '../../../shared/model/vocabulary.ts';
import { readOne, readRows } from '../ledger/columns.ts';

/** How far an audit is: rows, rows with a conclusion, and findings that are not withdrawn. */
export interface AuditCounts {
  readonly items: number;
  readonly concluded: number;
  readonly majors: number;
  readonly minors: number;
  readonly opportunities: number;
}

/** What keeps an audit from being removed; each 0 or 1. */
export interface AuditHolds {
  readonly checklist: number;
  readonly interviews: number;
  readonly evidence: number;
  readonly findings: number;
  readonly texts: number;
}

/** What the overview needs of every finding of the engagement. */
export interface FindingGlance {
  readonly id: string;
  readonly auditId: string;
  readonly number: string;
  readonly grade: Grade;
  readonly title: string;
  readonly state: FindingState;
  readonly answerBy: string | null;
  readonly verifyBy: string | null;
  /** Day of the newest response, null when there is none. */
  readonly respondedOn: string | null;
}

export const noCounts: AuditCounts = { items: 0, concluded: 0, majors: 0, minors: 0, opportunities: 0 };

export function createAuditQueries(db: Database) {
  const all = db.prepare('SELECT * FROM audit ORDER BY position, id');
  const one = db.prepare('SELECT * FROM audit WHERE id = ?');
  const next = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM audit') as Statement<[], { position: number }>;
  const members = db.prepare('SELECT * FROM audit_member WHERE auditId = ? ORDER BY position, id');
  const standards = db.prepare('SELECT * FROM audit_standard WHERE auditId = ? ORDER BY position, id');
  const standard = db.prepare('SELECT * FROM audit_standard WHERE id = ?');
  const member = db.prepare('SELECT * FROM audit_member WHERE id = ?');
  // A row is concluded when something is stored on it or a finding stands on it (shared/rules/roll-up.ts). A finding
  // that names a requirement without a row stands on every row of it.
  const counts = db.prepare(`
    WITH
      standing AS (SELECT id, auditId, grade FROM finding WHERE state <> 'withdrawn'),
      touched AS (
        SELECT fr.checklistItemId AS id FROM finding_requirement fr JOIN standing f ON f.id = fr.findingId
        WHERE fr.checklistItemId IS NOT NULL
        UNION
        SELECT ci.id FROM finding_requirement fr JOIN standing f ON f.id = fr.findingId
        JOIN checklist_item ci ON ci.auditId = f.auditId AND ci.requirement = fr.requirement
        WHERE fr.checklistItemId IS NULL
      ),
      rows AS (
        SELECT ci.auditId, count(*) AS items,
          sum(EXISTS (SELECT 1 FROM requirement_result r WHERE r.checklistItemId = ci.id AND r.result IS NOT NULL)
            OR ci.id IN (SELECT id FROM touched)) AS concluded
        FROM checklist_item ci GROUP BY ci.auditId
      ),
      grades AS (
        SELECT auditId, sum(grade = 'major') AS majors, sum(grade = 'minor') AS minors, sum(grade = 'opportunity') AS opportunities
        FROM standing GROUP BY auditId
      )
    SELECT audit.id, coalesce(items, 0) AS items, coalesce(concluded, 0) AS concluded,
      coalesce(majors, 0) AS majors, coalesce(minors, 0) AS minors, coalesce(opportunities, 0) AS opportunities
    FROM audit LEFT JOIN rows ON rows.auditId = audit.id LEFT JOIN grades ON grades.auditId = audit.id
  `) as Statement<[], AuditCounts & { id: string }>;
  const holds = db.prepare(`
    SELECT
      EXISTS (SELECT 1 FROM checklist_item WHERE auditId = @id) AS checklist,
      EXISTS (SELECT 1 FROM interview WHERE auditId = @id) AS interviews,
      EXISTS (SELECT 1 FROM evidence WHERE auditId = @id) AS evidence,
      EXISTS (SELECT 1 FROM finding WHERE auditId = @id) AS findings,
      EXISTS (SELECT 1 FROM report_text WHERE auditId = @id) AS texts
  `) as Statement<[{ id: string }], AuditHolds>;
  const glances = db.prepare(`
    SELECT f.id, f.auditId, f.number, f.grade, f.title, f.state, f.answerBy, f.verifyBy,
      (SELECT max(r.submittedOn) FROM response r WHERE r.findingId = f.id) AS respondedOn
    FROM finding f JOIN audit a ON a.id = f.auditId ORDER BY a.position, f.position, f.id
  `) as Statement<[], FindingGlance>;

  return {
    all: (): Row<'audit'>[] => readRows('audit', all.all()),
    find: (id: string): Row<'audit'> | null => readOne('audit', one.get(id)),
    nextPosition: (): number => next.get()?.position ?? 0,
    members: (auditId: string): Row<'audit_member'>[] => readRows('audit_member', members.all(auditId)),
    /** Added to the standard that the audit was made for, in their order. */
    standards: (auditId: string): Row<'audit_standard'>[] => readRows('audit_standard', standards.all(auditId)),
    standard: (id: string): Row<'audit_standard'> | null => readOne('audit_standard', standard.get(id)),
    member: (id: string): Row<'audit_member'> | null => readOne('audit_member', member.get(id)),
    /** Of every audit, by its id. */
    counts: (): Map<string, AuditCounts> => new Map(counts.all().map(({ id, ...rest }) => [id, rest])),
    /** Every finding of the engagement, withdrawn ones included. */
    findingGlances: (): FindingGlance[] => glances.all(),
    holds: (id: string): AuditHolds => holds.get({ id }) ?? { checklist: 0, interviews: 0, evidence: 0, findings: 0, texts: 0 },
  };
}
