/**
 * Texts that only some kinds of reports have: the review of the cycle, what goes on between audits, the occasion of a
 * special audit, the roadmap of a gap analysis. SQLite cannot change a CHECK: `report_text` is made anew.
 */
import type { MigrationStep } from './step.ts';

const sections = [
  'summary',
  'strengths',
  'conformity_conclusion',
  'effectiveness_conclusion',
  'internal_audit_and_review',
  'scope_conclusion',
  'objectives_conclusion',
  'recommendation',
  'unresolved_issues',
  'programme_issues',
  'deviations_from_plan',
  'ict_use',
  'changes_since_last',
  'certificate_use',
  'earlier_nonconformities',
  'readiness_conclusion',
  'excluded_controls',
  'distribution',
  'continuing_operation',
  'cycle_review',
  'occasion',
  'roadmap',
];

const anew = `
  CREATE TABLE report_text_anew (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    section TEXT NOT NULL CHECK (section IN (${sections.map((one) => `'${one}'`).join(', ')})),
    text TEXT NOT NULL
  ) STRICT;
  INSERT INTO report_text_anew SELECT id, auditId, section, text FROM report_text;
  DROP TABLE report_text;
  ALTER TABLE report_text_anew RENAME TO report_text;
  CREATE INDEX report_text_by_audit ON report_text (auditId);
`;

export const reportTexts: MigrationStep = {
  version: 18,
  name: '0018-report-texts',
  up: (db) => void db.exec(anew),
  mapRow: (_entity, row) => row,
};
