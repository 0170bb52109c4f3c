/** SELECTs about findings and what belongs to them. A whole list is two statements, however many findings it has. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { fromSql, readOne, readRow, readRows } from '../ledger/columns.ts';
import type { ChangeRow } from '../ledger/entry.ts';

interface OfAudit {
  readonly auditNumber: string;
  readonly auditKind: Row<'audit'>['kind'];
}

export type ListedFinding = Row<'finding'> & OfAudit;

const brief = [
  ...(['id', 'auditId', 'number', 'grade', 'gradeCode', 'title', 'state', 'raisedByName', 'raisedAt'] as const),
  ...(['answerBy', 'verifyBy', 'siteIds', 'systemIds', 'position'] as const),
] as const;

/** What a list of findings needs of their rows. */
export type BriefFinding = Pick<Row<'finding'>, (typeof brief)[number]> & OfAudit;

/** A requirement of a finding, and the unit of the checklist row it stands on. */
export interface NamedRequirement {
  readonly findingId: string;
  readonly requirement: string;
  readonly main: number;
  readonly checklistItemId: string | null;
  readonly unitKind: Row<'checklist_item'>['unitKind'] | null;
  readonly unitId: string | null;
}

/** How a catalog calls a requirement. */
export interface RequirementWords {
  readonly requirement: string;
  readonly ref: string;
  readonly title: string;
}

export interface OpenNonconformity {
  readonly number: string;
  readonly ref: string;
}

export type EvidenceOfFinding = Row<'evidence'> & { readonly linkId: string; readonly linkKind: Row<'link'>['kind'] };

const NAMED = `
  SELECT fr.findingId, fr.requirement, fr.main, fr.checklistItemId, ci.unitKind, ci.unitId
  FROM finding_requirement fr LEFT JOIN checklist_item ci ON ci.id = fr.checklistItemId`;

const idsOf = (stored: unknown) => fromSql('json', stored) as readonly string[] as string[];

export function createFindingQueries(db: Database) {
  const one = db.prepare('SELECT * FROM finding WHERE id = ?');
  const listed =
    'SELECT finding.*, audit.number AS auditNumber, audit.kind AS auditKind FROM finding JOIN audit ON audit.id = finding.auditId';
  const all = db.prepare(`${listed} ORDER BY audit.position, finding.position, finding.id`);
  const ofAudit = db.prepare(`${listed} WHERE finding.auditId = ? ORDER BY finding.position, finding.id`);
  const briefly = listed.replace('finding.*', brief.map((column) => `finding.${column}`).join(', '));
  const briefAll = db.prepare(`${briefly} ORDER BY audit.position, finding.position, finding.id LIMIT ?`);
  const briefOfAudit = db.prepare(`${briefly} WHERE finding.auditId = ? ORDER BY finding.position, finding.id LIMIT ?`);
  const counted = db.prepare('SELECT count(*) FROM finding').pluck() as Statement<[], number>;
  const countedOfAudit = db.prepare('SELECT count(*) FROM finding WHERE auditId = ?').pluck() as Statement<[string], number>;
  const statements = db.prepare('SELECT id, statement FROM finding WHERE auditId = ? ORDER BY position, id') as Statement<
    [string],
    Pick<Row<'finding'>, 'id' | 'statement'>
  >;
  const single = db.prepare(`${listed} WHERE finding.id = ?`);
  // By position alone: rows of a finding come together in its own order, and thousands of rows are not sorted by id for it.
  const named = db.prepare(`${NAMED} ORDER BY fr.position`) as Statement<[], NamedRequirement>;
  const namedOfAudit = db.prepare(
    `${NAMED} WHERE fr.findingId IN (SELECT id FROM finding WHERE auditId = ?) ORDER BY fr.position`,
  ) as Statement<[string], NamedRequirement>;
  const namedOfSome = db.prepare(`${NAMED} WHERE fr.findingId IN (SELECT value FROM json_each(?)) ORDER BY fr.position`) as Statement<
    [string],
    NamedRequirement
  >;
  const namedOfOne = db.prepare(`${NAMED} WHERE fr.findingId = ? ORDER BY fr.position`) as Statement<[string], NamedRequirement>;
  const words = db.prepare(`
    SELECT requirement, ref, title FROM catalog_item
    WHERE catalogId IN (SELECT catalogId FROM audit WHERE id = @auditId UNION SELECT catalogId FROM audit_standard WHERE auditId = @auditId)
  `) as Statement<[{ auditId: string }], RequirementWords>;
  const requirements = db.prepare('SELECT * FROM finding_requirement WHERE findingId = ? ORDER BY position, id');
  const objective = db.prepare(`
    SELECT o.*, coalesce(e.number, i.number, n.number, '') AS reference
    FROM objective_evidence o LEFT JOIN evidence e ON e.id = o.evidenceId LEFT JOIN interview i ON i.id = o.interviewId
      LEFT JOIN note l ON l.id = o.noteId LEFT JOIN interview n ON l.ownerKind = 'interview' AND n.id = l.ownerId
    WHERE o.findingId = ? ORDER BY o.position, o.id`);
  const responses = db.prepare('SELECT * FROM response WHERE findingId = ? ORDER BY round, id');
  const corrections = db.prepare('SELECT * FROM correction WHERE findingId = ?');
  const causes = db.prepare('SELECT * FROM cause WHERE findingId = ?');
  const actions = db.prepare('SELECT * FROM corrective_action WHERE findingId = ?');
  const verifications = db.prepare('SELECT * FROM verification WHERE findingId = ? ORDER BY verifiedOn, id');
  const evidence = db.prepare(`
    SELECT e.*, l.id AS linkId, l.kind AS linkKind FROM link l JOIN evidence e ON e.id = l.fromId
    WHERE l.fromKind = 'evidence' AND l.toKind = 'finding' AND l.toId = ? ORDER BY e.position, l.kind`);
  const numbers = db.prepare('SELECT number FROM finding WHERE auditId = ?').pluck() as Statement<[string], string>;
  const lastPosition = db.prepare('SELECT coalesce(max(position), -1) FROM finding WHERE auditId = ?').pluck() as Statement<
    [string],
    number
  >;
  const openNonconformities = db.prepare(`
    SELECT f.number, coalesce(c.ref, fr.requirement) AS ref
    FROM finding f JOIN finding_requirement fr ON fr.findingId = f.id JOIN audit a ON a.id = f.auditId
      LEFT JOIN catalog_item c ON c.requirement = fr.requirement
      AND (c.catalogId = a.catalogId OR c.catalogId IN (SELECT s.catalogId FROM audit_standard s WHERE s.auditId = a.id))
    WHERE f.auditId = @auditId AND f.grade <> 'opportunity' AND f.state NOT IN ('closed', 'withdrawn')
      AND fr.requirement IN (SELECT value FROM json_each(@requirements))
    ORDER BY f.position LIMIT 1`) as Statement<[{ auditId: string; requirements: string }], OpenNonconformity>;
  const evidenceExists = db.prepare('SELECT 1 FROM evidence WHERE id = ?');
  const interviewExists = db.prepare('SELECT 1 FROM interview WHERE id = ?');
  const noteExists = db.prepare('SELECT 1 FROM note WHERE id = ?');
  const history = db.prepare(`
    WITH own (id) AS (
      SELECT @id
      UNION SELECT row FROM change WHERE entity IN ('finding_requirement', 'objective_evidence', 'response', 'correction', 'cause',
        'corrective_action', 'verification', 'finding_amendment', 'finding_escalation', 'finding_relation', 'diverging_opinion',
        'finding_consultation', 'carried_finding') AND op = 'insert' AND json_extract(after, '$.findingId') = @id
      UNION SELECT row FROM change WHERE entity = 'link' AND op = 'insert' AND json_extract(after, '$.toId') = @id
        AND json_extract(after, '$.fromKind') = 'evidence'
    )
    SELECT change.* FROM change WHERE change.row IN (SELECT id FROM own) ORDER BY change.number`) as Statement<[{ id: string }], ChangeRow>;
  const everConsultant = db.prepare(`
    SELECT 1 FROM audit_member WHERE personId = @id AND role = 'consultant'
    UNION ALL
    SELECT 1 FROM change WHERE row = @id AND entity = 'person' AND (
      (op = 'insert' AND 'consultant' IN (json_extract(after, '$.role'), json_extract(after, '$.side')))
      OR (field IN ('role', 'side') AND '"consultant"' IN (before, after)))
    LIMIT 1`);

  const list = (rows: readonly unknown[]): ListedFinding[] =>
    rows.map((raw) => {
      const { auditNumber, auditKind } = raw as Pick<ListedFinding, 'auditNumber' | 'auditKind'>;
      return { ...readRow('finding', raw), auditNumber, auditKind };
    });

  return {
    byId: (id: string): Row<'finding'> | null => readOne('finding', one.get(id)),
    listed: (id: string): ListedFinding | null => list([single.get(id)].filter((raw) => raw !== undefined))[0] ?? null,
    list: (auditId: string | null): ListedFinding[] => list(auditId === null ? all.all() : ofAudit.all(auditId)),
    /** @param first how many at most; null: all */
    brief: (auditId: string | null, first: number | null): BriefFinding[] =>
      (
        (auditId === null ? briefAll.all(first ?? -1) : briefOfAudit.all(auditId, first ?? -1)) as (BriefFinding &
          Record<'siteIds' | 'systemIds', unknown>)[]
      ).map((raw) => ({ ...raw, siteIds: idsOf(raw.siteIds), systemIds: idsOf(raw.systemIds) })),
    count: (auditId: string | null): number => (auditId === null ? counted.get() : countedOfAudit.get(auditId)) ?? 0,
    statements: (auditId: string) => statements.all(auditId),
    /** Requirements of all findings, of those of an audit, in their order. */
    named: (auditId: string | null): NamedRequirement[] => (auditId === null ? named.all() : namedOfAudit.all(auditId)),
    namedOfSome: (findingIds: readonly string[]): NamedRequirement[] => namedOfSome.all(JSON.stringify(findingIds)),
    namedOf: (findingId: string): NamedRequirement[] => namedOfOne.all(findingId),
    /** How the catalogs of an audit call their requirements. */
    words: (auditId: string): RequirementWords[] => words.all({ auditId }),
    requirements: (findingId: string): Row<'finding_requirement'>[] => readRows('finding_requirement', requirements.all(findingId)),
    /** With the number of the evidence or interview each line rests on. */
    objectiveEvidence: (findingId: string): (Row<'objective_evidence'> & { reference: string })[] =>
      (objective.all(findingId) as { reference: string }[]).map((raw) => ({
        ...readRow('objective_evidence', raw),
        reference: raw.reference,
      })),
    responses: (findingId: string): Row<'response'>[] => readRows('response', responses.all(findingId)),
    corrections: (findingId: string): Row<'correction'>[] => readRows('correction', corrections.all(findingId)),
    causes: (findingId: string): Row<'cause'>[] => readRows('cause', causes.all(findingId)),
    correctiveActions: (findingId: string): Row<'corrective_action'>[] => readRows('corrective_action', actions.all(findingId)),
    verifications: (findingId: string): Row<'verification'>[] => readRows('verification', verifications.all(findingId)),
    evidence: (findingId: string): EvidenceOfFinding[] =>
      (evidence.all(findingId) as { linkId: string; linkKind: Row<'link'>['kind'] }[]).map((raw) => ({
        linkId: raw.linkId,
        linkKind: raw.linkKind,
        ...readRow('evidence', raw),
      })),
    numbers: (auditId: string): string[] => numbers.all(auditId),
    nextPosition: (auditId: string): number => (lastPosition.get(auditId) ?? -1) + 1,
    /** The first nonconformity of the audit on one of these requirements that is neither closed nor withdrawn. */
    openNonconformity: (auditId: string, wanted: readonly string[]): OpenNonconformity | null =>
      openNonconformities.get({ auditId, requirements: JSON.stringify(wanted) }) ?? null,
    hasEvidence: (id: string): boolean => evidenceExists.get(id) !== undefined,
    hasInterview: (id: string): boolean => interviewExists.get(id) !== undefined,
    hasNote: (id: string): boolean => noteExists.get(id) !== undefined,
    /** Rows of the ledger about a finding and what belongs to it, oldest first. */
    history: (id: string): ChangeRow[] => history.all({ id }),
    /** Whether the person is, or once was, a consultant: as a person of the engagement or on one of its audits. */
    everConsultant: (personId: string): boolean => everConsultant.get({ id: personId }) !== undefined,
  };
}

export type FindingQueries = ReturnType<typeof createFindingQueries>;
