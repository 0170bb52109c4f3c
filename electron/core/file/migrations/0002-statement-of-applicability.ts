/**
 * Statement of Applicability (ISO/IEC 42001 6.1.3): its versions, their rows, the version that an audit pins, and links
 * from a row to AI systems. SQLite cannot change a CHECK, so `link` is made anew around its rows.
 */
import type { MigrationStep } from './step.ts';

const tables = `
  CREATE TABLE soa_version (
    id TEXT PRIMARY KEY NOT NULL,
    catalogId TEXT NOT NULL REFERENCES catalog (id),
    number TEXT NOT NULL,
    datedOn TEXT,
    approvedBy TEXT NOT NULL,
    approvedOn TEXT,
    source TEXT NOT NULL,
    evidenceId TEXT REFERENCES evidence (id),
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    note TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE soa_item (
    id TEXT PRIMARY KEY NOT NULL,
    versionId TEXT NOT NULL REFERENCES soa_version (id),
    controlRef TEXT NOT NULL,
    requirement TEXT,
    title TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('annex_a', 'own', 'other')),
    inSource INTEGER NOT NULL CHECK (inSource IN (0, 1)),
    sourceRow INTEGER,
    applicable TEXT NOT NULL CHECK (applicable IN ('yes', 'no', 'not_stated')),
    inclusionGrounds TEXT NOT NULL CHECK (json_valid(inclusionGrounds)),
    inclusionText TEXT NOT NULL,
    exclusionGround TEXT CHECK (exclusionGround IN ('risk_assessment', 'outside_requirements')),
    exclusionText TEXT NOT NULL,
    linkedRisks TEXT NOT NULL,
    implementation TEXT NOT NULL,
    how TEXT NOT NULL,
    documents TEXT NOT NULL,
    owner TEXT NOT NULL,
    dueOn TEXT,
    auditorNote TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('open', 'accepted', 'concern')),
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX soa_item_by_version ON soa_item (versionId, position);
  ALTER TABLE audit ADD COLUMN soaVersionId TEXT REFERENCES soa_version (id);
`;

const links = `
  CREATE TABLE link_anew (
    id TEXT PRIMARY KEY NOT NULL,
    fromKind TEXT NOT NULL CHECK (fromKind IN ('checklist_item', 'evidence', 'finding', 'interview', 'note', 'ai_system', 'person', 'audit', 'soa_item')),
    fromId TEXT NOT NULL,
    toKind TEXT NOT NULL CHECK (toKind IN ('checklist_item', 'evidence', 'finding', 'interview', 'note', 'ai_system', 'person', 'audit', 'soa_item')),
    toId TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('supports', 'mentions', 'concerns', 'implements'))
  ) STRICT;
  INSERT INTO link_anew (id, fromKind, fromId, toKind, toId, kind) SELECT id, fromKind, fromId, toKind, toId, kind FROM link;
  DROP TABLE link;
  ALTER TABLE link_anew RENAME TO link;
  CREATE INDEX link_by_from ON link (fromId);
  CREATE INDEX link_by_to ON link (toId);
`;

export const statementOfApplicability: MigrationStep = {
  version: 2,
  name: '0002-statement-of-applicability',
  up: (db) => {
    db.exec(tables);
    db.exec(links);
  },
  mapRow: (entity, row) => (entity === 'audit' ? { ...row, soaVersionId: null } : row),
};
