/** Issued reports with the head of the ledger at that moment (ISO/IEC 17021-1 9.4.8.1: the body keeps its reports). */
import type { MigrationStep } from './step.ts';

const tables = `
  CREATE TABLE report (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    number TEXT NOT NULL,
    issuedOn TEXT NOT NULL,
    issuedAt TEXT NOT NULL,
    issuedById TEXT NOT NULL REFERENCES person (id),
    issuedByName TEXT NOT NULL,
    distribution TEXT NOT NULL CHECK (json_valid(distribution)),
    changes TEXT NOT NULL,
    headChain TEXT NOT NULL,
    headSeq INTEGER NOT NULL,
    headHash TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    reopenedAt TEXT,
    reopenedByName TEXT NOT NULL,
    reopenedReason TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX report_by_audit ON report (auditId, position);
`;

export const issuedReports: MigrationStep = {
  version: 5,
  name: '0005-issued-reports',
  up: (db) => void db.exec(tables),
  mapRow: (_entity, row) => row,
};
