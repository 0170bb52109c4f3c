/** SELECTs about evidence. What a piece supports: links to rows, findings and notes, notes that mention it, and objective evidence that cites it. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRow, readRows } from '../ledger/columns.ts';

export type EvidenceListRow = Row<'evidence'> & {
  readonly auditNumber: string;
  readonly supports: number;
  readonly supersededBy: string;
};

/** The version beside, and the link that says so. */
export interface Version {
  readonly id: string;
  readonly number: string;
  readonly linkId: string;
}

/** One thing that a piece of evidence supports, as the file names it. `own` links are those a person may take away here. */
export interface SupportRow {
  readonly linkId: string;
  readonly kind: 'checklist_item' | 'finding' | 'note' | 'stage1_objective' | 'area_of_concern' | 'reviewed_document';
  readonly id: string;
  /** Reference, number or time. */
  readonly label: string;
  /** Title, statement or text. */
  readonly detail: string;
  readonly auditNumber: string;
}

/** What `evidence.link` may point at, or a row of objective evidence that was taken for a link. */
export interface CitedBy {
  readonly findingId: string;
  readonly number: string;
}

const LISTED = `
  SELECT evidence.*, coalesce(audit.number, '') AS auditNumber,
    coalesce((SELECT newer.number FROM link JOIN evidence newer ON newer.id = link.fromId
      WHERE link.toId = evidence.id AND link.kind = 'supersedes' LIMIT 1), '') AS supersededBy,
    (SELECT count(*) FROM link WHERE link.fromId = evidence.id AND link.toKind IN ('checklist_item', 'finding', 'note', 'stage1_objective', 'area_of_concern'))
      + (SELECT count(*) FROM reviewed_document WHERE reviewed_document.evidenceId = evidence.id)
      + (SELECT count(*) FROM link WHERE link.toId = evidence.id AND link.fromKind = 'note')
      + (SELECT count(*) FROM objective_evidence WHERE objective_evidence.evidenceId = evidence.id) AS supports
  FROM evidence LEFT JOIN audit ON audit.id = evidence.auditId`;

const SUPPORTS = `
  SELECT link.id AS linkId, 'checklist_item' AS kind, checklist_item.id AS id, catalog_item.ref AS label, catalog_item.title AS detail,
    audit.number AS auditNumber, 1 AS turn,
    audit.position AS first, checklist_item.position AS second
  FROM link JOIN checklist_item ON checklist_item.id = link.toId JOIN catalog_item ON catalog_item.id = checklist_item.catalogItemId
    JOIN audit ON audit.id = checklist_item.auditId
  WHERE link.fromId = @id AND link.toKind = 'checklist_item'
  UNION ALL
  SELECT link.id, 'finding', finding.id, finding.number, finding.title, audit.number, 2, audit.position, finding.position
  FROM link JOIN finding ON finding.id = link.toId JOIN audit ON audit.id = finding.auditId
  WHERE link.fromId = @id AND link.toKind = 'finding'
  UNION ALL
  SELECT objective_evidence.id, 'finding', finding.id, finding.number, objective_evidence.text, audit.number, 3,
    audit.position, finding.position
  FROM objective_evidence JOIN finding ON finding.id = objective_evidence.findingId JOIN audit ON audit.id = finding.auditId
  WHERE objective_evidence.evidenceId = @id
  UNION ALL
  SELECT link.id, 'note', note.id, note.at, note.text, '', 4, 0, note.at
  FROM link JOIN note ON note.id = CASE WHEN link.fromId = @id THEN link.toId ELSE link.fromId END
  WHERE (link.fromId = @id AND link.toKind = 'note') OR (link.toId = @id AND link.fromKind = 'note')
  UNION ALL
  SELECT link.id, 'stage1_objective', stage1_objective.id, stage1_objective.objective, stage1_objective.text, audit.number, 5,
    audit.position, stage1_objective.objective
  FROM link JOIN stage1_objective ON stage1_objective.id = link.toId JOIN audit ON audit.id = stage1_objective.auditId
  WHERE link.fromId = @id AND link.toKind = 'stage1_objective'
  UNION ALL
  SELECT link.id, 'area_of_concern', area_of_concern.id, area_of_concern.number, area_of_concern.title, audit.number, 6,
    audit.position, area_of_concern.position
  FROM link JOIN area_of_concern ON area_of_concern.id = link.toId JOIN audit ON audit.id = area_of_concern.auditId
  WHERE link.fromId = @id AND link.toKind = 'area_of_concern'
  UNION ALL
  SELECT reviewed_document.id, 'reviewed_document', reviewed_document.id, reviewed_document.title, reviewed_document.version, audit.number, 7,
    audit.position, reviewed_document.position
  FROM reviewed_document JOIN audit ON audit.id = reviewed_document.auditId
  WHERE reviewed_document.evidenceId = @id
  ORDER BY turn, first, second`;

export function createEvidenceQueries(db: Database) {
  const one = db.prepare('SELECT * FROM evidence WHERE id = ?');
  const all = db.prepare(`${LISTED} ORDER BY evidence.position, evidence.number`);
  const ofAudit = db.prepare(`${LISTED} WHERE evidence.auditId = ? ORDER BY evidence.position, evidence.number`);
  const sameContent = db.prepare(`SELECT * FROM evidence WHERE sha256 = ? AND content = 'kept' ORDER BY position`);
  const numbers = db.prepare('SELECT number FROM evidence') as Statement<[], { number: string }>;
  const lastPosition = db.prepare('SELECT coalesce(max(position), -1) AS position FROM evidence') as Statement<[], { position: number }>;
  const supports = db.prepare(SUPPORTS) as Statement<[{ id: string }], SupportRow>;
  const link = db.prepare('SELECT * FROM link WHERE id = ?');
  const linkBetween = db.prepare('SELECT * FROM link WHERE fromId = ? AND toId = ? AND kind = ?');
  const beside = (mine: 'fromId' | 'toId', theirs: 'fromId' | 'toId') =>
    db.prepare(
      `SELECT e.id, e.number, l.id AS linkId FROM link l JOIN evidence e ON e.id = l.${theirs} WHERE l.${mine} = ? AND l.kind = 'supersedes' LIMIT 1`,
    ) as Statement<[string], Version>;
  const older = beside('fromId', 'toId');
  const newer = beside('toId', 'fromId');
  const toRows = db
    .prepare(
      `SELECT l.fromId || ' ' || l.toId FROM link l JOIN checklist_item ci ON ci.id = l.toId
       WHERE l.fromKind = 'evidence' AND l.toKind = 'checklist_item' AND ci.auditId = ?`,
    )
    .pluck() as Statement<[string], string>;
  const exists = {
    checklist_item: db.prepare('SELECT 1 FROM checklist_item WHERE id = ?'),
    finding: db.prepare('SELECT 1 FROM finding WHERE id = ?'),
    note: db.prepare('SELECT 1 FROM note WHERE id = ?'),
  } as const;
  const citedBy = db.prepare(
    'SELECT finding.id AS findingId, finding.number AS number FROM objective_evidence JOIN finding ON finding.id = objective_evidence.findingId WHERE objective_evidence.id = ?',
  ) as Statement<[string], CitedBy>;
  const finding = db.prepare('SELECT number, state FROM finding WHERE id = ?') as Statement<
    [string],
    { number: string; state: Row<'finding'>['state'] }
  >;

  return {
    byId: (id: string): Row<'evidence'> | null => readOne('evidence', one.get(id)),
    /** All evidence, or that of one audit, in the order of the register. */
    list(auditId: string | null): EvidenceListRow[] {
      const rows = (auditId === null ? all.all() : ofAudit.all(auditId)) as Pick<
        EvidenceListRow,
        'auditNumber' | 'supports' | 'supersededBy'
      >[];
      return rows.map((raw) => ({
        ...readRow('evidence', raw),
        auditNumber: raw.auditNumber,
        supports: raw.supports,
        supersededBy: raw.supersededBy,
      }));
    },
    /** Evidence whose kept content has this hash. */
    withContent: (sha256: string): Row<'evidence'>[] => readRows('evidence', sameContent.all(sha256)),
    numbers: (): string[] => numbers.all().map((row) => row.number),
    nextPosition: (): number => (lastPosition.get()?.position ?? -1) + 1,
    supports: (id: string): SupportRow[] => supports.all({ id }),
    link: (id: string): Row<'link'> | null => readOne('link', link.get(id)),
    linkBetween: (fromId: string, toId: string, kind: Row<'link'>['kind']): Row<'link'> | null =>
      readOne('link', linkBetween.get(fromId, toId, kind)),
    /** The version before a piece, and the one that took its place. */
    olderOf: (id: string): Version | null => older.get(id) ?? null,
    newerOf: (id: string): Version | null => newer.get(id) ?? null,
    /** `evidence row` for each link to a row of an audit's checklist. */
    linksToRows: (auditId: string): Set<string> => new Set(toRows.all(auditId)),
    has: (kind: keyof typeof exists, id: string): boolean => exists[kind].get(id) !== undefined,
    /** The finding whose objective evidence this id is. */
    citedBy: (id: string): CitedBy | null => citedBy.get(id) ?? null,
    finding: (id: string) => finding.get(id) ?? null,
  };
}

export type EvidenceQueries = ReturnType<typeof createEvidenceQueries>;
