/** SELECTs for the texts of a report and for what its elements rest on. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import type { ReportSection } from '../../../shared/model/vocabulary.ts';
import { instantOf } from '../ledger/clock.ts';
import { readOne, readRows } from '../ledger/columns.ts';

/** What is counted for the completeness of a report. */
export interface ReportCounts {
  /** Findings of the audit that are not withdrawn. */
  readonly findings: number;
  readonly drafts: number;
  /** Nonconformities of the audits before this one that are not withdrawn. */
  readonly earlierNonconformities: number;
}

/** One entry of the ledger after a report was issued. */
export interface ChangedField {
  readonly entity: string;
  readonly row: string;
  readonly op: string;
  readonly field: string;
  /** The row as it was, of one that was removed. */
  readonly before: string | null;
  readonly time: string;
  readonly who: string;
}

export function createReportQueries(db: Database) {
  const texts = db.prepare('SELECT * FROM report_text WHERE auditId = ? ORDER BY id');
  const text = db.prepare('SELECT * FROM report_text WHERE auditId = ? AND section = ?');
  const counts = db.prepare(`
    SELECT
      (SELECT count(*) FROM finding WHERE auditId = @id AND state <> 'withdrawn') AS findings,
      (SELECT count(*) FROM finding WHERE auditId = @id AND state = 'draft') AS drafts,
      (SELECT count(*) FROM finding f JOIN audit a ON a.id = f.auditId
        WHERE a.position < (SELECT position FROM audit WHERE id = @id) AND f.grade <> 'opportunity' AND f.state <> 'withdrawn')
        AS earlierNonconformities`) as Statement<[{ id: string }], ReportCounts>;
  const disputed = db.prepare(`SELECT number FROM finding WHERE auditId = ? AND state = 'disputed' ORDER BY position`).pluck() as Statement<
    [string],
    string
  >;
  const before = db.prepare(
    'SELECT * FROM audit WHERE position < (SELECT position FROM audit WHERE id = ?) ORDER BY position DESC LIMIT 1',
  );

  const report = db.prepare('SELECT * FROM report WHERE id = ?');
  const ofAudit = db.prepare('SELECT * FROM report WHERE auditId = ? ORDER BY position');
  const ofAll = db.prepare('SELECT * FROM report ORDER BY issuedAt, id');
  // The entry that issued the report stands in the file before all that came after, whoever's chain it belongs to.
  const changed = db.prepare(`
    SELECT entity, row, op, field, before, time,
      CASE WHEN json_valid(actor) THEN coalesce(json_extract(actor, '$.name'), '') ELSE '' END AS who
    FROM change
    WHERE number > (SELECT number FROM change WHERE row = ? AND op = 'insert' ORDER BY number LIMIT 1)
      AND op IN ('insert', 'update', 'remove', 'purge')
    ORDER BY number`) as Statement<[string], ChangedField>;

  return {
    report: (id: string): Row<'report'> | null => readOne('report', report.get(id)),
    /** Oldest first; null: of all audits. */
    issued: (auditId: string | null): Row<'report'>[] => readRows('report', auditId === null ? ofAll.all() : ofAudit.all(auditId)),
    /** All that was written after the report was issued, oldest first. */
    changedSince: (id: string): ChangedField[] => changed.all(id).map((one) => ({ ...one, time: instantOf(one.time) })),
    texts: (auditId: string): Row<'report_text'>[] => readRows('report_text', texts.all(auditId)),
    text: (auditId: string, section: ReportSection): Row<'report_text'> | null => readOne('report_text', text.get(auditId, section)),
    counts: (auditId: string): ReportCounts => counts.get({ id: auditId }) ?? { findings: 0, drafts: 0, earlierNonconformities: 0 },
    /** Numbers of the findings that the auditee disputes. */
    disputed: (auditId: string): string[] => disputed.all(auditId),
    /** The audit that came before, null for the first. */
    auditBefore: (auditId: string): Row<'audit'> | null => readOne('audit', before.get(auditId)),
  };
}

export type ReportQueries = ReturnType<typeof createReportQueries>;
