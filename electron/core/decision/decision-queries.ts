/** What is read about technical review, decision, certificate and seals. */
import type { Database, Statement } from 'better-sqlite3';
import type { EntityName, Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

/** A finding with what its ground rests on. */
export interface GroundedFinding {
  readonly id: string;
  readonly number: string;
  readonly grade: Row<'finding'>['grade'];
  readonly state: Row<'finding'>['state'];
  readonly title: string;
  readonly requirements: number;
  readonly objectiveEvidence: number;
}

export interface NamedRow {
  readonly id: string;
  readonly label: string;
}

export function createDecisionQueries(db: Database) {
  const ofAudit = <E extends EntityName>(entity: E) => {
    const select = db.prepare(`SELECT * FROM ${entity} WHERE auditId = ? ORDER BY position, id`);
    return (auditId: string): Row<E>[] => readRows(entity, select.all(auditId));
  };
  const byId = <E extends EntityName>(entity: E) => {
    const select = db.prepare(`SELECT * FROM ${entity} WHERE id = ?`);
    return (id: string): Row<E> | null => readOne(entity, select.get(id));
  };
  const clarifications = db.prepare(
    'SELECT * FROM review_clarification WHERE questionId IN (SELECT id FROM review_question WHERE auditId = ?) ORDER BY questionId, position, id',
  );
  const ofQuestion = db.prepare('SELECT * FROM review_clarification WHERE questionId = ? ORDER BY position, id');
  const certificate = db.prepare('SELECT * FROM certificate WHERE auditId = ?');
  const policy = db.prepare('SELECT * FROM decision_policy ORDER BY id LIMIT 1');
  const findings = db.prepare(`
    SELECT f.id, f.number, f.grade, f.state, f.title,
      (SELECT count(*) FROM finding_requirement r WHERE r.findingId = f.id) + (f.criterion <> '') AS requirements,
      (SELECT count(*) FROM objective_evidence o WHERE o.findingId = f.id) AS objectiveEvidence
    FROM finding f WHERE f.auditId = ? ORDER BY f.position, f.id`) as Statement<[string], GroundedFinding>;
  const evidence = db.prepare(`
    SELECT id, number || CASE title WHEN '' THEN '' ELSE ' ' || title END AS label FROM evidence WHERE auditId = ? ORDER BY position, number
  `) as Statement<[string], NamedRow>;

  return {
    overrides: ofAudit('gate_override'),
    override: byId('gate_override'),
    exemptions: ofAudit('pack_exemption'),
    exemption: byId('pack_exemption'),
    reviews: ofAudit('technical_review'),
    review: byId('technical_review'),
    questions: ofAudit('review_question'),
    question: byId('review_question'),
    /** Of all questions of an audit. */
    clarifications: (auditId: string): Row<'review_clarification'>[] => readRows('review_clarification', clarifications.all(auditId)),
    clarificationsOf: (questionId: string): Row<'review_clarification'>[] => readRows('review_clarification', ofQuestion.all(questionId)),
    decisions: ofAudit('decision'),
    decision: byId('decision'),
    certificate: (auditId: string): Row<'certificate'> | null => readOne('certificate', certificate.get(auditId)),
    seals: ofAudit('pack_seal'),
    policy: (): Row<'decision_policy'> | null => readOne('decision_policy', policy.get()),
    findings: (auditId: string): GroundedFinding[] => findings.all(auditId),
    evidence: (auditId: string): NamedRow[] => evidence.all(auditId),
  };
}
