/** SELECTs about what was sent to the client and what came back. */
import type { Database } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

export function createResponseQueries(db: Database) {
  const issue = db.prepare('SELECT * FROM response_issue WHERE id = ?');
  const ofAudit = db.prepare('SELECT * FROM response_issue WHERE auditId = ? ORDER BY number, sentAt');
  const rows = db.prepare('SELECT * FROM response_issue_row WHERE issueId = ? ORDER BY position, id');
  const returns = db.prepare('SELECT * FROM response_return WHERE issueId = ? ORDER BY takenAt, id');
  return {
    issue: (id: string): Row<'response_issue'> | null => readOne('response_issue', issue.get(id)),
    issues: (auditId: string): Row<'response_issue'>[] => readRows('response_issue', ofAudit.all(auditId)),
    rows: (issueId: string): Row<'response_issue_row'>[] => readRows('response_issue_row', rows.all(issueId)),
    returns: (issueId: string): Row<'response_return'>[] => readRows('response_return', returns.all(issueId)),
  };
}
