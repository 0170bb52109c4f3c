/** What is read about kept audit time. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

export function createAuditTimeQueries(db: Database) {
  const calculations = db.prepare('SELECT * FROM audit_time ORDER BY position, id');
  const calculation = db.prepare('SELECT * FROM audit_time WHERE id = ?');
  const standards = db.prepare('SELECT * FROM audit_time_standard WHERE auditTimeId = ? ORDER BY position, id');
  const standard = db.prepare('SELECT * FROM audit_time_standard WHERE id = ?');
  const lines = db.prepare('SELECT * FROM audit_time_line WHERE standardId = ? ORDER BY position, id');
  const line = db.prepare('SELECT * FROM audit_time_line WHERE id = ?');
  const uses = db.prepare('SELECT * FROM audit_time_use');
  const takenBy = db.prepare('SELECT * FROM audit_time_use WHERE auditId = ?');
  const users = db.prepare(`
    SELECT coalesce(group_concat(number, ', '), '') AS audits FROM (
      SELECT a.number FROM audit_time_use u JOIN audit a ON a.id = u.auditId WHERE u.auditTimeId = ? ORDER BY a.position)
  `) as Statement<[string], { audits: string }>;

  return {
    calculations: (): Row<'audit_time'>[] => readRows('audit_time', calculations.all()),
    calculation: (id: string): Row<'audit_time'> | null => readOne('audit_time', calculation.get(id)),
    standards: (auditTimeId: string): Row<'audit_time_standard'>[] => readRows('audit_time_standard', standards.all(auditTimeId)),
    standard: (id: string): Row<'audit_time_standard'> | null => readOne('audit_time_standard', standard.get(id)),
    lines: (standardId: string): Row<'audit_time_line'>[] => readRows('audit_time_line', lines.all(standardId)),
    line: (id: string): Row<'audit_time_line'> | null => readOne('audit_time_line', line.get(id)),
    uses: (): Row<'audit_time_use'>[] => readRows('audit_time_use', uses.all()),
    takenBy: (auditId: string): Row<'audit_time_use'> | null => readOne('audit_time_use', takenBy.get(auditId)),
    /** Numbers of the audits that take their time from a calculation, joined; empty when none does. */
    usersOf: (auditTimeId: string): string => users.get(auditTimeId)?.audits ?? '',
  };
}
