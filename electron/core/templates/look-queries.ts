/** SELECTs for the look of the papers. */
import type { Database } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

export function createLookQueries(db: Database) {
  const look = db.prepare('SELECT * FROM report_look ORDER BY id LIMIT 1');
  const files = db.prepare('SELECT * FROM look_file ORDER BY role, id');
  return {
    look: (): Row<'report_look'> | null => readOne('report_look', look.get()),
    files: (): Row<'look_file'>[] => readRows('look_file', files.all()),
  };
}
