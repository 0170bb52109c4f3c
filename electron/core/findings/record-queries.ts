/** SELECTs about the records of findings and about the rules that the engagement sets for them. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRow, readRows } from '../ledger/columns.ts';

export interface RelationOfFinding extends Row<'finding_relation'> {
  readonly incoming: boolean;
  readonly otherNumber: string;
  readonly otherTitle: string;
  readonly otherAuditId: string | null;
}

export type CarriedOfFinding = Row<'carried_finding'> & { readonly auditNumber: string; readonly auditTitle: string };

interface RawRelation {
  readonly incoming: number;
  readonly otherNumber: string;
  readonly otherTitle: string;
  readonly otherAuditId: string | null;
}

export function createFindingRecordQueries(db: Database) {
  const policy = db.prepare('SELECT * FROM finding_policy ORDER BY id LIMIT 1');
  const schemes = db.prepare('SELECT * FROM grading_scheme ORDER BY position, id');
  const usedKinds = db.prepare('SELECT DISTINCT audit.kind FROM finding JOIN audit ON audit.id = finding.auditId').pluck() as Statement<
    [],
    Row<'audit'>['kind']
  >;
  const amendments = db.prepare('SELECT * FROM finding_amendment WHERE findingId = ? ORDER BY version, id');
  const versions = db.prepare('SELECT findingId, count(*) AS count FROM finding_amendment GROUP BY findingId') as Statement<
    [],
    { findingId: string; count: number }
  >;
  const amended = db.prepare('SELECT count(*) FROM finding_amendment WHERE findingId = ?').pluck() as Statement<[string], number>;
  const escalations = db.prepare('SELECT * FROM finding_escalation WHERE findingId = ? ORDER BY decidedOn, id');
  const allEscalations = db.prepare('SELECT * FROM finding_escalation ORDER BY decidedOn, id');
  const opinions = db.prepare('SELECT * FROM diverging_opinion WHERE findingId = ? ORDER BY statedOn, id');
  const consultations = db.prepare('SELECT * FROM finding_consultation WHERE findingId = ? ORDER BY notedOn, id');
  const relation = db.prepare('SELECT * FROM finding_relation WHERE id = ?');
  const relations = db.prepare(`
    SELECT r.*, r.otherId IS @id AS incoming, coalesce(f.number, '') AS otherNumber, coalesce(f.title, '') AS otherTitle,
      f.auditId AS otherAuditId
    FROM finding_relation r LEFT JOIN finding f ON f.id = CASE WHEN r.findingId = @id THEN r.otherId ELSE r.findingId END
    WHERE r.findingId = @id OR r.otherId = @id ORDER BY r.id`) as Statement<[{ id: string }], RawRelation>;
  const repeats = db.prepare("SELECT findingId FROM finding_relation WHERE kind = 'repeat'").pluck() as Statement<[], string>;
  const carriedOf = db.prepare(`
    SELECT c.*, a.number AS auditNumber, a.title AS auditTitle FROM carried_finding c JOIN audit a ON a.id = c.auditId
    WHERE c.findingId = ? ORDER BY a.position`) as Statement<[string], { auditNumber: string; auditTitle: string }>;
  const carried = db.prepare('SELECT * FROM carried_finding WHERE id = ?');
  const carriedIn = db.prepare('SELECT * FROM carried_finding WHERE auditId = ? ORDER BY position, id');
  const openCarried = db.prepare(
    "SELECT auditId, count(*) AS count FROM carried_finding WHERE result = 'open' GROUP BY auditId",
  ) as Statement<[], { auditId: string; count: number }>;
  const verified = db.prepare(`
    SELECT v.findingId, max(v.verifiedOn) AS verifiedOn FROM verification v JOIN finding f ON f.id = v.findingId
    WHERE f.state = 'verification' AND v.effective = 1 GROUP BY v.findingId`) as Statement<[], { findingId: string; verifiedOn: string }>;
  const stage2Ends = db.prepare("SELECT max(endsOn) FROM audit WHERE kind = 'stage_2'").pluck() as Statement<[], string | null>;

  return {
    policy: (): Row<'finding_policy'> | null => readOne('finding_policy', policy.get()),
    schemes: (): Row<'grading_scheme'>[] => readRows('grading_scheme', schemes.all()),
    /** Kinds of audits that have findings. */
    usedKinds: (): Row<'audit'>['kind'][] => usedKinds.all(),
    amendments: (findingId: string): Row<'finding_amendment'>[] => readRows('finding_amendment', amendments.all(findingId)),
    /** How many amendments each finding has; findings without one are left out. */
    amendmentCounts: (): Map<string, number> => new Map(versions.all().map((one) => [one.findingId, one.count])),
    amendmentCount: (findingId: string): number => amended.get(findingId) ?? 0,
    escalations: (findingId: string): Row<'finding_escalation'>[] => readRows('finding_escalation', escalations.all(findingId)),
    allEscalations: (): Row<'finding_escalation'>[] => readRows('finding_escalation', allEscalations.all()),
    opinions: (findingId: string): Row<'diverging_opinion'>[] => readRows('diverging_opinion', opinions.all(findingId)),
    consultations: (findingId: string): Row<'finding_consultation'>[] => readRows('finding_consultation', consultations.all(findingId)),
    relation: (id: string): Row<'finding_relation'> | null => readOne('finding_relation', relation.get(id)),
    /** Relations recorded at the finding, and those of others that name it. */
    relations: (findingId: string): RelationOfFinding[] =>
      relations.all({ id: findingId }).map((raw) => ({
        ...readRow('finding_relation', raw),
        incoming: raw.incoming === 1,
        otherNumber: raw.otherNumber,
        otherTitle: raw.otherTitle,
        otherAuditId: raw.otherAuditId,
      })),
    /** Findings that were recorded as a repeat of another one. */
    repeats: (): ReadonlySet<string> => new Set(repeats.all()),
    carriedOf: (findingId: string): CarriedOfFinding[] =>
      carriedOf.all(findingId).map((raw) => ({
        ...readRow('carried_finding', raw),
        auditNumber: raw.auditNumber,
        auditTitle: raw.auditTitle,
      })),
    carried: (id: string): Row<'carried_finding'> | null => readOne('carried_finding', carried.get(id)),
    carriedIn: (auditId: string): Row<'carried_finding'>[] => readRows('carried_finding', carriedIn.all(auditId)),
    /** How many earlier nonconformities each audit still has to look at. */
    openCarried: (): Map<string, number> => new Map(openCarried.all().map((one) => [one.auditId, one.count])),
    /** When the findings that wait to be closed were verified as effective. */
    verifiedOn: (): Map<string, string> => new Map(verified.all().map((one) => [one.findingId, one.verifiedOn])),
    /** Last day of the newest Stage 2. */
    lastDayOfStage2: (): string | null => stage2Ends.get() ?? null,
  };
}

export type FindingRecordQueries = ReturnType<typeof createFindingRecordQueries>;
