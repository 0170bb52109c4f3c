/** SELECTs about the engagement itself. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRow } from '../ledger/columns.ts';

export function createEngagementQueries(db: Database) {
  const engagement = db.prepare('SELECT * FROM engagement') as Statement<[], unknown>;
  const person = db.prepare('SELECT * FROM person WHERE id = ?') as Statement<[string], unknown>;
  return {
    /** The one engagement of the file. */
    show: (): Row<'engagement'> => readRow('engagement', engagement.get()),
    /** A person by id, null when nobody has it. */
    person: (id: string): Row<'person'> | null => readOne('person', person.get(id)),
  };
}
