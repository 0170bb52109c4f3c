/** What is read about the client: contacts, obligations, use of consultancy, the application and its reviews. */
import type { Database } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';
import { listedQueries } from '../listed-queries.ts';

export function createClientQueries(db: Database) {
  const application = db.prepare('SELECT * FROM application');
  const agreement = db.prepare('SELECT * FROM agreement');
  const points = db.prepare('SELECT * FROM application_review_point WHERE reviewId = ? ORDER BY position, id');
  const point = db.prepare('SELECT * FROM application_review_point WHERE id = ?');
  return {
    contacts: listedQueries(db, 'contact'),
    obligations: listedQueries(db, 'obligation'),
    consultancies: listedQueries(db, 'consultancy_use'),
    reviews: listedQueries(db, 'application_review'),
    complaints: listedQueries(db, 'complaint'),
    /** Null while nobody wrote anything of it. */
    agreement: (): Row<'agreement'> | null => readOne('agreement', agreement.get()),
    /** Null while nobody wrote anything of it. */
    application: (): Row<'application'> | null => readOne('application', application.get()),
    points: (reviewId: string): Row<'application_review_point'>[] => readRows('application_review_point', points.all(reviewId)),
    point: (id: string): Row<'application_review_point'> | null => readOne('application_review_point', point.get(id)),
  };
}
