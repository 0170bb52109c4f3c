/**
 * Integrated audits, a body's own lists and own questions: further standards of an audit, where a catalog comes from and
 * whether its words may leave the file, and questions that were added to the checklist of one audit.
 */
import type { MigrationStep } from './step.ts';

const tables = `
  ALTER TABLE catalog ADD COLUMN origin TEXT NOT NULL DEFAULT 'program' CHECK (origin IN ('program', 'imported'));
  ALTER TABLE catalog ADD COLUMN mayLeave INTEGER NOT NULL DEFAULT 1 CHECK (mayLeave IN (0, 1));
  ALTER TABLE catalog_item ADD COLUMN description TEXT NOT NULL DEFAULT '';
  CREATE TABLE audit_standard (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    catalogId TEXT NOT NULL REFERENCES catalog (id),
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX audit_standard_by_audit ON audit_standard (auditId, position);
  CREATE TABLE own_question (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    requirement TEXT NOT NULL,
    list TEXT NOT NULL CHECK (list IN ('ask', 'lookAt')),
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX own_question_by_audit ON own_question (auditId, requirement, position);
  CREATE TABLE own_question_check (
    id TEXT PRIMARY KEY NOT NULL,
    questionId TEXT NOT NULL REFERENCES own_question (id),
    checklistItemId TEXT NOT NULL REFERENCES checklist_item (id),
    done INTEGER NOT NULL CHECK (done IN (0, 1))
  ) STRICT;
  CREATE INDEX own_question_check_by_item ON own_question_check (checklistItemId);
`;

export const standardsAndOwnChecklists: MigrationStep = {
  version: 8,
  name: '0008-standards-and-own-checklists',
  up: (db) => void db.exec(tables),
  mapRow: (entity, row) => {
    if (entity === 'catalog') return { ...row, origin: 'program', mayLeave: true };
    return entity === 'catalog_item' ? { ...row, description: '' } : row;
  },
};
