/** What is read about the programme of the cycle. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

export function createProgrammeQueries(db: Database) {
  const programme = db.prepare('SELECT * FROM programme LIMIT 1');
  const visits = db.prepare('SELECT * FROM programme_visit ORDER BY position, id');
  const visit = db.prepare('SELECT * FROM programme_visit WHERE id = ?');
  const visitOfAudit = db.prepare('SELECT * FROM programme_visit WHERE auditId = ?');
  const subjects = db.prepare('SELECT * FROM programme_subject ORDER BY visitId, id');
  const subjectsOf = db.prepare('SELECT * FROM programme_subject WHERE visitId = ? ORDER BY id');
  const changes = db.prepare('SELECT * FROM programme_change ORDER BY position, id');
  const sampling = db.prepare('SELECT * FROM site_sampling LIMIT 1');
  const choices = db.prepare(`
    SELECT c.* FROM site_choice c JOIN site s ON s.id = c.siteId ORDER BY c.visitId, s.position, c.id
  `);
  const choice = db.prepare('SELECT * FROM site_choice WHERE id = ?');
  const names = db.prepare(`
    SELECT EXISTS (SELECT 1 FROM programme_subject WHERE aiSystemId = @id)
      OR EXISTS (SELECT 1 FROM site_choice WHERE siteId = @id) OR EXISTS (SELECT 1 FROM site_sampling WHERE centralSiteId = @id) AS named
  `) as Statement<[{ id: string }], { named: number }>;

  return {
    programme: (): Row<'programme'> | null => readOne('programme', programme.get()),
    visits: (): Row<'programme_visit'>[] => readRows('programme_visit', visits.all()),
    visit: (id: string): Row<'programme_visit'> | null => readOne('programme_visit', visit.get(id)),
    visitsOfAudit: (auditId: string): Row<'programme_visit'>[] => readRows('programme_visit', visitOfAudit.all(auditId)),
    subjects: (): Row<'programme_subject'>[] => readRows('programme_subject', subjects.all()),
    subjectsOf: (visitId: string): Row<'programme_subject'>[] => readRows('programme_subject', subjectsOf.all(visitId)),
    /** Oldest first. */
    changes: (): Row<'programme_change'>[] => readRows('programme_change', changes.all()),
    sampling: (): Row<'site_sampling'> | null => readOne('site_sampling', sampling.get()),
    /** Sites of all visits, in the order of the scope. */
    choices: (): Row<'site_choice'>[] => readRows('site_choice', choices.all()),
    choice: (id: string): Row<'site_choice'> | null => readOne('site_choice', choice.get(id)),
    /** Whether the programme names a site or an AI system. */
    names: (id: string): boolean => names.get({ id })?.named === 1,
  };
}
