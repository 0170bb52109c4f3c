/**
 * What is read about checklists. A whole audit is a few statements, however many rows it has: the rows, the findings
 * on them, and the counts beside them.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import type { FindingState } from '../../../shared/model/finding-states.ts';
import type { Grade, Progress, StoredResult, UnitKind } from '../../../shared/model/vocabulary.ts';
import { readOne, readRow, readRows } from '../ledger/columns.ts';

/** A row with its requirement and unit, as SQLite gives it. */
export interface RawRow {
  readonly id: string;
  readonly auditId: string;
  readonly catalogItemId: string;
  readonly requirement: string;
  readonly ref: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly kind: Row<'catalog_item'>['kind'];
  readonly parent: string | null;
  readonly documented: number;
  readonly unitKind: UnitKind;
  readonly unitId: string | null;
  /** Name of the unit; null for the whole organization. */
  readonly unitLabel: string | null;
  readonly progress: Progress;
  readonly stored: StoredResult | null;
  /** Of an area of concern: the text of its record. */
  readonly reason: string | null;
  readonly position: number;
}

export interface RowFinding {
  readonly checklistItemId: string;
  /** That the finding names, e.g. `27001:8.1` on the row of `42001:8.1`. */
  readonly requirement: string;
  readonly id: string;
  readonly number: string;
  readonly grade: Grade;
  readonly title: string;
  readonly state: FindingState;
}

export interface RowCounts {
  readonly id: string;
  readonly notes: number;
  readonly evidence: number;
}

/** What keeps a row from being taken out; each 0 or 1. */
export interface RowHolds {
  readonly result: number;
  readonly notes: number;
  readonly evidence: number;
  readonly findings: number;
  readonly mentions: number;
}

export type EvidenceOfRow = Row<'evidence'> & { readonly linkId: string };
export type MentionOfRow = { readonly interviewId: string; readonly number: string; readonly title: string; readonly note: Row<'note'> };

const rowColumns = `
  SELECT ci.id, ci.auditId, ci.catalogItemId, ci.requirement, c.ref, c.title, c.shortTitle, c.kind, c.parent, c.documented,
    ci.unitKind, ci.unitId, coalesce(s.name || CASE s.version WHEN '' THEN '' ELSE ' ' || s.version END, p.name) AS unitLabel,
    ci.progress, r.result AS stored, ci.position,
    CASE r.result WHEN 'area_of_concern' THEN
      (SELECT ac.text FROM area_of_concern ac WHERE ac.checklistItemId = ci.id ORDER BY ac.position, ac.id LIMIT 1)
    ELSE r.reason END AS reason
  FROM checklist_item ci
  JOIN catalog_item c ON c.id = ci.catalogItemId
  LEFT JOIN requirement_result r ON r.checklistItemId = ci.id AND r.framework = substr(ci.requirement, 1, instr(ci.requirement, ':') - 1)
  LEFT JOIN ai_system s ON ci.unitKind = 'system' AND s.id = ci.unitId
  LEFT JOIN site p ON ci.unitKind = 'site' AND p.id = ci.unitId
`;

// A finding that names a requirement without a row of the checklist stands on every row of that requirement.
const findingColumns = (where: string) => `
  SELECT ci.id AS checklistItemId, fr.requirement AS requirement, f.id AS id, f.number AS number, f.grade AS grade, f.title AS title, f.state AS state, f.position AS position
  FROM finding f JOIN finding_requirement fr ON fr.findingId = f.id JOIN checklist_item ci ON ci.id = fr.checklistItemId
  WHERE ${where}
  UNION
  SELECT ci.id, fr.requirement, f.id, f.number, f.grade, f.title, f.state, f.position
  FROM finding f JOIN finding_requirement fr ON fr.findingId = f.id AND fr.checklistItemId IS NULL
  JOIN checklist_item ci ON ci.auditId = f.auditId AND (ci.requirement = fr.requirement OR ${sharedClause})
  WHERE ${where}
  ORDER BY position, id
`;

// A further standard of the audit asks the same in clauses 4 to 10 (shared/rules/standards.ts): its number is the row's.
const sharedClause = `(
  fr.requirement NOT LIKE '%:A.%' AND substr(fr.requirement, instr(fr.requirement, ':')) = substr(ci.requirement, instr(ci.requirement, ':'))
  AND EXISTS (SELECT 1 FROM audit_standard s JOIN catalog c ON c.id = s.catalogId
    WHERE s.auditId = f.auditId AND c.framework = substr(fr.requirement, 1, instr(fr.requirement, ':') - 1)))`;

export function createChecklistQueries(db: Database) {
  const rows = db.prepare(`${rowColumns} WHERE ci.auditId = ? ORDER BY ci.position, ci.id`) as Statement<[string], RawRow>;
  const row = db.prepare(`${rowColumns} WHERE ci.id = ?`) as Statement<[string], RawRow>;
  const rowsOfRequirement = db.prepare(
    `${rowColumns} WHERE ci.auditId = ? AND ci.requirement = ? ORDER BY ci.position, ci.id`,
  ) as Statement<[string, string], RawRow>;
  const findings = db.prepare(findingColumns('f.auditId = @auditId')) as Statement<[{ auditId: string }], RowFinding>;
  const findingsOfRow = db.prepare(findingColumns('f.auditId = @auditId AND ci.id = @id')) as Statement<
    [{ auditId: string; id: string }],
    RowFinding
  >;
  const countColumns = (which: string) => `
    SELECT id, sum(note) AS notes, sum(evidence) AS evidence FROM (
      SELECT n.ownerId AS id, 1 AS note, 0 AS evidence FROM note n WHERE n.ownerKind = 'checklist_item' AND n.ownerId IN (${which})
      UNION ALL
      SELECT l.toId, 0, 1 FROM link l
      WHERE l.fromKind = 'evidence' AND l.toKind = 'checklist_item' AND l.kind = 'supports' AND l.toId IN (${which})
    ) GROUP BY id
  `;
  const counts = db.prepare(countColumns('SELECT id FROM checklist_item WHERE auditId = @id')) as Statement<[{ id: string }], RowCounts>;
  const countsOfRow = db.prepare(countColumns('@id')) as Statement<[{ id: string }], RowCounts>;
  const existing = db.prepare('SELECT id FROM checklist_item WHERE auditId = ?').pluck() as Statement<[string], string>;
  const item = db.prepare('SELECT * FROM checklist_item WHERE id = ?');
  const result = db.prepare('SELECT * FROM requirement_result WHERE checklistItemId = ? AND framework = ?');
  const resultsOf = db.prepare('SELECT * FROM requirement_result WHERE checklistItemId = ?');
  const furtherResults = db.prepare(`
    SELECT r.* FROM requirement_result r JOIN checklist_item ci ON ci.id = r.checklistItemId
    WHERE ci.auditId = ? AND r.framework <> substr(ci.requirement, 1, instr(ci.requirement, ':') - 1)
  `);
  const heldForFramework = db
    .prepare(`
    SELECT (SELECT count(*) FROM checklist_item WHERE auditId = @auditId AND requirement LIKE @framework || ':%')
      + (SELECT count(*) FROM requirement_result r JOIN checklist_item ci ON ci.id = r.checklistItemId
         WHERE ci.auditId = @auditId AND r.framework = @framework AND r.result IS NOT NULL AND ci.requirement NOT LIKE @framework || ':%')
  `)
    .pluck() as Statement<[{ auditId: string; framework: string }], number>;
  const ownQuestions = db.prepare('SELECT * FROM own_question WHERE auditId = ? ORDER BY requirement, position, id');
  const ownQuestion = db.prepare('SELECT * FROM own_question WHERE id = ?');
  const ownQuestionsFor = db.prepare('SELECT * FROM own_question WHERE auditId = ? AND requirement = ? ORDER BY position, id');
  const ownChecks = db.prepare('SELECT * FROM own_question_check WHERE checklistItemId = ?');
  const checksOfQuestion = db.prepare('SELECT * FROM own_question_check WHERE questionId = ?');
  const checks = db.prepare('SELECT * FROM prompt_check WHERE checklistItemId = ? ORDER BY list, promptIndex');
  const notes = db.prepare(`SELECT * FROM note WHERE ownerId = ? ORDER BY at, id`);
  const note = db.prepare('SELECT * FROM note WHERE id = ?');
  const linksOf = db.prepare('SELECT * FROM link WHERE fromId = @id OR toId = @id');
  const evidence = db.prepare(`
    SELECT l.id AS linkId, e.* FROM link l JOIN evidence e ON e.id = l.fromId
    WHERE l.fromKind = 'evidence' AND l.toKind = 'checklist_item' AND l.kind = 'supports' AND l.toId = ? ORDER BY e.position, e.id
  `) as Statement<[string], { linkId: string }>;
  const mentions = db.prepare(`
    SELECT i.id AS interviewId, i.number AS interviewNumber, i.title AS interviewTitle, n.*
    FROM link l JOIN note n ON n.id = l.fromId JOIN interview i ON i.id = n.ownerId
    WHERE l.fromKind = 'note' AND l.toKind = 'checklist_item' AND l.kind = 'mentions' AND l.toId = ? AND n.ownerKind = 'interview'
    ORDER BY n.at, n.id
  `) as Statement<[string], { interviewId: string; interviewNumber: string; interviewTitle: string }>;
  const holds = db.prepare(`
    SELECT
      EXISTS (SELECT 1 FROM requirement_result WHERE checklistItemId = @id AND result IS NOT NULL) AS result,
      EXISTS (SELECT 1 FROM note WHERE ownerId = @id) AS notes,
      EXISTS (SELECT 1 FROM link WHERE toId = @id AND fromKind = 'evidence') AS evidence,
      EXISTS (SELECT 1 FROM finding_requirement WHERE checklistItemId = @id) AS findings,
      EXISTS (SELECT 1 FROM link WHERE (toId = @id OR fromId = @id) AND fromKind <> 'evidence') AS mentions
  `) as Statement<[{ id: string }], RowHolds>;

  return {
    rows: (auditId: string): RawRow[] => rows.all(auditId),
    row: (id: string): RawRow | null => row.get(id) ?? null,
    rowsOfRequirement: (auditId: string, requirement: string): RawRow[] => rowsOfRequirement.all(auditId, requirement),
    /** Findings on the rows of an audit, withdrawn ones included. */
    findings: (auditId: string): RowFinding[] => findings.all({ auditId }),
    findingsOfRow: (auditId: string, id: string): RowFinding[] => findingsOfRow.all({ auditId, id }),
    counts: (auditId: string): Map<string, RowCounts> => new Map(counts.all({ id: auditId }).map((one) => [one.id, one])),
    countsOfRow: (id: string): RowCounts => countsOfRow.get({ id }) ?? { id, notes: 0, evidence: 0 },
    ids: (auditId: string): Set<string> => new Set(existing.all(auditId)),
    item: (id: string): Row<'checklist_item'> | null => readOne('checklist_item', item.get(id)),
    result: (itemId: string, framework: string): Row<'requirement_result'> | null =>
      readOne('requirement_result', result.get(itemId, framework)),
    /** Of one row, for each standard. */
    resultsOf: (itemId: string): Row<'requirement_result'>[] => readRows('requirement_result', resultsOf.all(itemId)),
    /** Results of an audit's rows for further standards than the row's own. */
    furtherResults: (auditId: string): Row<'requirement_result'>[] => readRows('requirement_result', furtherResults.all(auditId)),
    /** Rows of a standard, and its results on rows of another one. */
    heldForFramework: (auditId: string, framework: string): number => heldForFramework.get({ auditId, framework }) ?? 0,
    ownQuestions: (auditId: string): Row<'own_question'>[] => readRows('own_question', ownQuestions.all(auditId)),
    ownQuestion: (id: string): Row<'own_question'> | null => readOne('own_question', ownQuestion.get(id)),
    ownQuestionsFor: (auditId: string, requirement: string): Row<'own_question'>[] =>
      readRows('own_question', ownQuestionsFor.all(auditId, requirement)),
    ownChecks: (itemId: string): Row<'own_question_check'>[] => readRows('own_question_check', ownChecks.all(itemId)),
    checksOfQuestion: (questionId: string): Row<'own_question_check'>[] => readRows('own_question_check', checksOfQuestion.all(questionId)),
    checks: (itemId: string): Row<'prompt_check'>[] => readRows('prompt_check', checks.all(itemId)),
    /** Lines of a row or of an interview, in the order of their times. */
    notes: (ownerId: string): Row<'note'>[] => readRows('note', notes.all(ownerId)),
    note: (id: string): Row<'note'> | null => readOne('note', note.get(id)),
    /** Links from and to a row of any kind. */
    linksOf: (id: string): Row<'link'>[] => readRows('link', linksOf.all({ id })),
    evidence: (itemId: string): EvidenceOfRow[] => evidence.all(itemId).map((raw) => ({ linkId: raw.linkId, ...readRow('evidence', raw) })),
    mentions: (itemId: string): MentionOfRow[] =>
      mentions.all(itemId).map((raw) => ({
        interviewId: raw.interviewId,
        number: raw.interviewNumber,
        title: raw.interviewTitle,
        note: readRow('note', raw),
      })),
    holds: (id: string): RowHolds => holds.get({ id }) ?? { result: 0, notes: 0, evidence: 0, findings: 0, mentions: 0 },
  };
}
