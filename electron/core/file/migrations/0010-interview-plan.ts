/**
 * Interviews that are planned: when, how long, about which requirements, with whom by function, and whether the name
 * may be printed. Rows of the Statement of Applicability can be found by their words.
 */
import type { MigrationStep } from './step.ts';

const changes = `
  ALTER TABLE interview ADD COLUMN role TEXT NOT NULL DEFAULT '';
  ALTER TABLE interview ADD COLUMN nameHidden INTEGER NOT NULL DEFAULT 1 CHECK (nameHidden IN (0, 1));
  ALTER TABLE interview ADD COLUMN plannedAt TEXT;
  ALTER TABLE interview ADD COLUMN plannedMinutes INTEGER;
  ALTER TABLE interview ADD COLUMN plannedRequirements TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(plannedRequirements));
  INSERT INTO search_row (entity, id)
    SELECT 'soa_item', s.id FROM soa_item s WHERE NOT EXISTS (SELECT 1 FROM search_row r WHERE r.id = s.id);
  INSERT INTO search (rowid, title, body)
    SELECT r.number, trim(s.controlRef || ' ' || s.title),
      s.inclusionText || char(10) || s.exclusionText || char(10) || s.how || char(10) || s.documents || char(10) || s.auditorNote
    FROM search_row r JOIN soa_item s ON r.entity = 'soa_item' AND s.id = r.id
    WHERE NOT EXISTS (SELECT 1 FROM search f WHERE f.rowid = r.number);
`;

/** Names of people heard were never printed before: what an older file holds stays unprinted. */
const planned = { role: '', nameHidden: true, plannedAt: null, plannedMinutes: null, plannedRequirements: [] };

export const interviewPlan: MigrationStep = {
  version: 10,
  name: '0010-interview-plan',
  up: (db) => void db.exec(changes),
  mapRow: (entity, row) => (entity === 'interview' ? { ...row, ...planned } : row),
};
