/** SELECTs about evidence. What a piece supports: links to rows, findings and notes, notes that mention it, and objective evidence that cites it. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRow, readRows } from '../ledger/columns.ts';

export type EvidenceListRow = Row<'evidence'> & { readonly auditNumber: string; readonly supports: number };

/** One thing that a piece of evidence supports, as the file names it. `own` links are those a person may take away here. */
export interface SupportRow {
  readonly linkId: string;
  readonly kind: 'checklist_item' | 'finding' | 'note';
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
    (SELECT count(*) FROM link WHERE link.fromId = evidence.id AND link.toKind IN ('checklist_item', 'finding', 'note'))
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
      const rows = (auditId === null ? all.all() : ofAudit.all(auditId)) as { auditNumber: string; supports: number }[];
      return rows.map((raw) => ({ ...readRow('evidence', raw), auditNumber: raw.auditNumber, supports: raw.supports }));
    },
    /** Evidence whose kept content has this hash. */
    withContent: (sha256: string): Row<'evidence'>[] => readRows('evidence', sameContent.all(sha256)),
    numbers: (): string[] => numbers.all().map((row) => row.number),
    nextPosition: (): number => (lastPosition.get()?.position ?? -1) + 1,
    supports: (id: string): SupportRow[] => supports.all({ id }),
    link: (id: string): Row<'link'> | null => readOne('link', link.get(id)),
    linkBetween: (fromId: string, toId: string, kind: Row<'link'>['kind']): Row<'link'> | null =>
      readOne('link', linkBetween.get(fromId, toId, kind)),
    has: (kind: keyof typeof exists, id: string): boolean => exists[kind].get(id) !== undefined,
    /** The finding whose objective evidence this id is. */
    citedBy: (id: string): CitedBy | null => citedBy.get(id) ?? null,
    finding: (id: string) => finding.get(id) ?? null,
  };
}

export type EvidenceQueries = ReturnType<typeof createEvidenceQueries>;
