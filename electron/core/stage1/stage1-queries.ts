/** What is read about Stage 1: objectives, readiness, reviewed documents, areas of concern, and the gate to Stage 2. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRow, readRows } from '../ledger/columns.ts';

/** An area of concern with the words that a list needs. */
export type ListedConcern = Row<'area_of_concern'> & {
  readonly ref: string;
  readonly requirementTitle: string;
  /** Null for the whole organization. */
  readonly unitLabel: string | null;
  readonly finding: string;
  readonly findingState: Row<'finding'>['state'] | null;
  readonly document: string;
  readonly rowRef: string;
};

export interface EvidenceOf {
  readonly ownerId: string;
  readonly linkId: string;
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

const LISTED = `
  SELECT ac.*, coalesce(c.ref, ac.requirement) AS ref, coalesce(c.title, '') AS requirementTitle,
    coalesce(s.name || CASE s.version WHEN '' THEN '' ELSE ' ' || s.version END, p.name) AS unitLabel,
    coalesce(f.number, '') AS finding, f.state AS findingState, coalesce(d.title, '') AS document, coalesce(rc.ref, '') AS rowRef
  FROM area_of_concern ac JOIN audit a ON a.id = ac.auditId
    LEFT JOIN catalog_item c ON c.catalogId = a.catalogId AND c.requirement = ac.requirement
    LEFT JOIN ai_system s ON ac.unitKind = 'system' AND s.id = ac.unitId
    LEFT JOIN site p ON ac.unitKind = 'site' AND p.id = ac.unitId
    LEFT JOIN finding f ON f.id = ac.findingId
    LEFT JOIN reviewed_document d ON d.id = ac.documentId
    LEFT JOIN checklist_item ci ON ci.id = ac.checklistItemId LEFT JOIN catalog_item rc ON rc.id = ci.catalogItemId`;

const toListed = (raw: unknown): ListedConcern => {
  const { ref, requirementTitle, unitLabel, finding, findingState, document, rowRef } = raw as ListedConcern;
  return { ...readRow('area_of_concern', raw), ref, requirementTitle, unitLabel, finding, findingState, document, rowRef };
};

export function createStage1Queries(db: Database) {
  const objectives = db.prepare('SELECT * FROM stage1_objective WHERE auditId = ? ORDER BY objective');
  const readiness = db.prepare('SELECT * FROM stage1_readiness WHERE auditId = ?');
  const documents = db.prepare('SELECT * FROM reviewed_document WHERE auditId = ? ORDER BY position, id');
  const document = db.prepare('SELECT * FROM reviewed_document WHERE id = ?');
  const documentOf = db.prepare('SELECT * FROM reviewed_document WHERE auditId = ? AND evidenceId = ? ORDER BY position, id LIMIT 1');
  const concerns = db.prepare(`${LISTED} WHERE ac.auditId = ? ORDER BY ac.position, ac.id`);
  const concern = db.prepare(`${LISTED} WHERE ac.id = ?`);
  const concernsOfRow = db.prepare('SELECT * FROM area_of_concern WHERE checklistItemId = ? ORDER BY position, id');
  const concernsOfDocument = db.prepare('SELECT number FROM area_of_concern WHERE documentId = ? ORDER BY position').pluck() as Statement<
    [string],
    string
  >;
  const gate = db.prepare('SELECT * FROM stage2_gate WHERE auditId = ?');
  const next = (table: 'reviewed_document' | 'area_of_concern') =>
    db.prepare(`SELECT coalesce(max(position) + 1, 0) AS position FROM ${table} WHERE auditId = ?`) as Statement<
      [string],
      { position: number }
    >;
  const nextDocument = next('reviewed_document');
  const nextConcern = next('area_of_concern');
  const evidence = db.prepare(`
    SELECT l.toId AS ownerId, l.id AS linkId, e.id AS id, e.number AS number, e.title AS title
    FROM link l JOIN evidence e ON e.id = l.fromId
    WHERE l.fromKind = 'evidence' AND l.kind = 'supports' AND l.toId IN (
      SELECT id FROM stage1_objective WHERE auditId = @id UNION ALL SELECT id FROM area_of_concern WHERE auditId = @id)
    ORDER BY e.position, e.id
  `) as Statement<[{ id: string }], EvidenceOf>;
  const evidenceOf = db.prepare(`
    SELECT l.toId AS ownerId, l.id AS linkId, e.id AS id, e.number AS number, e.title AS title
    FROM link l JOIN evidence e ON e.id = l.fromId
    WHERE l.fromKind = 'evidence' AND l.kind = 'supports' AND l.toId = ? ORDER BY e.position, e.id
  `) as Statement<[string], EvidenceOf>;
  // A control that every row of the checklist calls not applicable is not expected in the document review.
  const excluded = db.prepare(`
    SELECT ci.requirement FROM checklist_item ci LEFT JOIN requirement_result r ON r.checklistItemId = ci.id
    WHERE ci.auditId = @id GROUP BY ci.requirement HAVING min(coalesce(r.result, '') = 'not_applicable') = 1
    UNION
    SELECT i.requirement FROM soa_item i JOIN audit a ON a.soaVersionId = i.versionId
    WHERE a.id = @id AND i.applicable = 'no' AND i.requirement IS NOT NULL
  `) as Statement<[{ id: string }], { requirement: string }>;
  const soaConcerns = db.prepare(`
    SELECT i.id, i.controlRef AS ref, i.title, i.auditorNote AS note FROM soa_item i JOIN audit a ON a.soaVersionId = i.versionId
    WHERE a.id = ? AND i.decision = 'concern' ORDER BY i.position, i.id
  `) as Statement<[string], { id: string; ref: string; title: string; note: string }>;
  const soaItem = db.prepare('SELECT id, controlRef AS ref FROM soa_item WHERE id = ?') as Statement<[string], { id: string; ref: string }>;
  const holds = db.prepare(`
    SELECT EXISTS (SELECT 1 FROM stage1_objective WHERE auditId = @id) OR EXISTS (SELECT 1 FROM stage1_readiness WHERE auditId = @id)
      OR EXISTS (SELECT 1 FROM reviewed_document WHERE auditId = @id) OR EXISTS (SELECT 1 FROM stage2_gate WHERE auditId = @id)
      OR EXISTS (SELECT 1 FROM area_of_concern WHERE auditId = @id OR treatedAuditId = @id) AS held
  `) as Statement<[{ id: string }], { held: number }>;

  return {
    objectives: (auditId: string): Row<'stage1_objective'>[] => readRows('stage1_objective', objectives.all(auditId)),
    readiness: (auditId: string): Row<'stage1_readiness'> | null => readOne('stage1_readiness', readiness.get(auditId)),
    documents: (auditId: string): Row<'reviewed_document'>[] => readRows('reviewed_document', documents.all(auditId)),
    document: (id: string): Row<'reviewed_document'> | null => readOne('reviewed_document', document.get(id)),
    /** The document of the register that was read from a piece of evidence. */
    documentOf: (auditId: string, evidenceId: string): Row<'reviewed_document'> | null =>
      readOne('reviewed_document', documentOf.get(auditId, evidenceId)),
    concerns: (auditId: string): ListedConcern[] => concerns.all(auditId).map(toListed),
    concern(id: string): ListedConcern | null {
      const raw = concern.get(id);
      return raw === undefined ? null : toListed(raw);
    },
    concernsOfRow: (checklistItemId: string): Row<'area_of_concern'>[] => readRows('area_of_concern', concernsOfRow.all(checklistItemId)),
    /** Numbers of the areas of concern that name a document. */
    concernsOfDocument: (id: string): string[] => concernsOfDocument.all(id),
    gate: (auditId: string): Row<'stage2_gate'> | null => readOne('stage2_gate', gate.get(auditId)),
    nextDocument: (auditId: string): number => nextDocument.get(auditId)?.position ?? 0,
    nextConcern: (auditId: string): number => nextConcern.get(auditId)?.position ?? 0,
    /** Evidence of all objectives and areas of concern of an audit. */
    evidence: (auditId: string): EvidenceOf[] => evidence.all({ id: auditId }),
    evidenceOf: (ownerId: string): EvidenceOf[] => evidenceOf.all(ownerId),
    excluded: (auditId: string): Set<string> => new Set(excluded.all({ id: auditId }).map(({ requirement }) => requirement)),
    soaConcerns: (auditId: string) => soaConcerns.all(auditId),
    soaItem: (id: string) => soaItem.get(id) ?? null,
    holds: (auditId: string): boolean => holds.get({ id: auditId })?.held === 1,
  };
}
