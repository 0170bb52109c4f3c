/**
 * What a decision pack asks for and no table held: the certification agreement (ISO/IEC 17021-1 5.1.2), complaints,
 * appeals and legal matters (9.7, 9.8), and why an item of the pack does not apply.
 */
import type { MigrationStep } from './step.ts';

const tables = `
  CREATE TABLE agreement (
    id TEXT PRIMARY KEY NOT NULL,
    reference TEXT NOT NULL,
    version TEXT NOT NULL,
    signedOn TEXT,
    signedBy TEXT NOT NULL,
    evidenceId TEXT REFERENCES evidence (id),
    note TEXT NOT NULL,
    complaintsKnown TEXT NOT NULL CHECK (complaintsKnown IN ('yes', 'no', 'not_stated')),
    complaintsAsOf TEXT
  ) STRICT;
  CREATE TABLE complaint (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('complaint', 'appeal', 'legal')),
    subject TEXT NOT NULL,
    reference TEXT NOT NULL,
    receivedOn TEXT,
    source TEXT NOT NULL,
    outcome TEXT NOT NULL,
    closedOn TEXT,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE pack_exemption (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    item TEXT NOT NULL,
    reason TEXT NOT NULL,
    byId TEXT NOT NULL,
    byName TEXT NOT NULL,
    at TEXT NOT NULL,
    withdrawnAt TEXT,
    withdrawnByName TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX pack_exemption_by_audit ON pack_exemption (auditId, position);
`;

export const packRecords: MigrationStep = {
  version: 19,
  name: '0019-pack-records',
  up: (db) => void db.exec(tables),
  mapRow: (_entity, row) => row,
};
