/**
 * The round trip of nonconformities to the client: what was sent with which values, which returned file something was
 * taken from with each decision, and what the client enclosed with an answer.
 */
import type { MigrationStep } from './step.ts';

const tables = `
  CREATE TABLE response_issue (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    number INTEGER NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('workbook', 'form')),
    sentAt TEXT NOT NULL,
    sentById TEXT NOT NULL,
    sentByName TEXT NOT NULL,
    fileName TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    digest TEXT NOT NULL CHECK (length(digest) = 64)
  ) STRICT;
  CREATE INDEX response_issue_by_audit ON response_issue (auditId, number);
  CREATE TABLE response_issue_row (
    id TEXT PRIMARY KEY NOT NULL,
    issueId TEXT NOT NULL REFERENCES response_issue (id),
    findingId TEXT NOT NULL REFERENCES finding (id),
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
    locked TEXT NOT NULL CHECK (json_valid(locked)),
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX response_issue_row_by_issue ON response_issue_row (issueId, position);
  CREATE TABLE response_return (
    id TEXT PRIMARY KEY NOT NULL,
    issueId TEXT NOT NULL REFERENCES response_issue (id),
    evidenceId TEXT NOT NULL REFERENCES evidence (id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    submittedBy TEXT NOT NULL,
    takenAt TEXT NOT NULL,
    takenById TEXT NOT NULL,
    takenByName TEXT NOT NULL,
    decisions TEXT NOT NULL CHECK (json_valid(decisions))
  ) STRICT;
  CREATE INDEX response_return_by_issue ON response_return (issueId, takenAt);
  ALTER TABLE response ADD COLUMN enclosed TEXT NOT NULL DEFAULT '';
`;

export const clientRoundTrip: MigrationStep = {
  version: 9,
  name: '0009-client-round-trip',
  up: (db) => db.exec(tables),
  mapRow: (entity, row) => (entity === 'response' ? { ...row, enclosed: '' } : row),
};
