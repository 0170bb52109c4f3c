/** SELECTs for the texts of a report and for what its elements rest on. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import type { ReportSection } from '../../../shared/model/vocabulary.ts';
import { readOne, readRows } from '../ledger/columns.ts';

/** What is counted for the completeness of a report. */
export interface ReportCounts {
  /** Findings of the audit that are not withdrawn. */
  readonly findings: number;
  readonly drafts: number;
  /** Nonconformities of the audits before this one that are not withdrawn. */
  readonly earlierNonconformities: number;
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

  return {
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
