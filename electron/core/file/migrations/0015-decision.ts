/** Technical review, decision, certificate and seals (ISO/IEC 17021-1 9.5, 8.2.2). Nothing that a file held before changes. */
import type { MigrationStep } from './step.ts';

const GATES = `'application', 'competence', 'impartiality', 'time_justified', 'time_used', 'plan_agreed', 'meetings_held', 'stage1_report',
  'concerns_answered', 'stage2_gate', 'report_issued', 'report_current', 'rows_concluded', 'coverage_holes', 'findings_grounded', 'drafts',
  'diverging_views', 'majors_verified', 'six_months', 'minors_planned', 'scope_wording', 'roles_stated', 'soa_same', 'remote_described',
  'questions_answered', 'reviewer_independent', 'decider_independent', 'certificate_dates'`;

const tables = `
  CREATE TABLE gate_override (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    gate TEXT NOT NULL CHECK (gate IN (${GATES})),
    what TEXT NOT NULL CHECK (json_valid(what)),
    justification TEXT NOT NULL,
    byId TEXT NOT NULL,
    byName TEXT NOT NULL,
    byRole TEXT NOT NULL,
    at TEXT NOT NULL,
    withdrawnAt TEXT,
    withdrawnByName TEXT NOT NULL,
    withdrawnReason TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX gate_override_by_audit ON gate_override (auditId, position);
  CREATE TABLE technical_review (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    reviewerId TEXT NOT NULL,
    reviewerName TEXT NOT NULL,
    startedOn TEXT NOT NULL,
    conclusion TEXT NOT NULL CHECK (conclusion IN ('open', 'ready', 'returned')),
    concludedOn TEXT,
    remark TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX technical_review_by_audit ON technical_review (auditId, position);
  CREATE TABLE review_question (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    reviewId TEXT NOT NULL REFERENCES technical_review (id),
    number TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (subject IN ('audit', 'checklist_item', 'finding', 'evidence', 'report', 'gate', 'certificate', 'other')),
    subjectId TEXT,
    subjectLabel TEXT NOT NULL,
    text TEXT NOT NULL,
    askedById TEXT NOT NULL,
    askedByName TEXT NOT NULL,
    askedAt TEXT NOT NULL,
    settledAt TEXT,
    settledByName TEXT NOT NULL,
    outcome TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX review_question_by_audit ON review_question (auditId, position);
  CREATE TABLE review_clarification (
    id TEXT PRIMARY KEY NOT NULL,
    questionId TEXT NOT NULL REFERENCES review_question (id),
    kind TEXT NOT NULL CHECK (kind IN ('answer', 'further_question', 'from_others')),
    text TEXT NOT NULL,
    byId TEXT,
    byName TEXT NOT NULL,
    at TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX review_clarification_by_question ON review_clarification (questionId, position);
  CREATE TABLE decision (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('grant', 'grant_with_conditions', 'refuse', 'more_audit')),
    decidedById TEXT NOT NULL,
    decidedByName TEXT NOT NULL,
    decidedByFunction TEXT NOT NULL,
    decidedOn TEXT NOT NULL,
    independent INTEGER NOT NULL CHECK (independent IN (0, 1)),
    competence TEXT NOT NULL,
    grounds TEXT NOT NULL,
    conditions TEXT NOT NULL,
    conditionsBy TEXT,
    reportId TEXT REFERENCES report (id),
    reportNumber TEXT NOT NULL,
    soaNumber TEXT NOT NULL,
    gates TEXT NOT NULL CHECK (json_valid(gates)),
    headChain TEXT NOT NULL,
    headSeq INTEGER NOT NULL,
    headHash TEXT NOT NULL,
    withdrawnOn TEXT,
    withdrawnByName TEXT NOT NULL,
    withdrawnReason TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX decision_by_audit ON decision (auditId, position);
  CREATE TABLE certificate (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL UNIQUE REFERENCES audit (id),
    number TEXT NOT NULL,
    version INTEGER NOT NULL,
    recordedOn TEXT NOT NULL,
    holder TEXT NOT NULL,
    locations TEXT NOT NULL CHECK (json_valid(locations)),
    standard TEXT NOT NULL,
    scope TEXT NOT NULL,
    aiRoles TEXT NOT NULL,
    soaNumber TEXT NOT NULL,
    soaDatedOn TEXT,
    effectiveOn TEXT,
    expiresOn TEXT,
    bodyName TEXT NOT NULL,
    bodyAddress TEXT NOT NULL,
    accreditation TEXT NOT NULL,
    revision TEXT NOT NULL,
    replaces TEXT NOT NULL,
    statement TEXT NOT NULL
  ) STRICT;
  CREATE TABLE pack_seal (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    decisionId TEXT REFERENCES decision (id),
    fileName TEXT NOT NULL,
    tagManifestSha256 TEXT NOT NULL,
    keyId TEXT NOT NULL,
    evidenceFiles INTEGER NOT NULL CHECK (evidenceFiles IN (0, 1)),
    headChain TEXT NOT NULL,
    headSeq INTEGER NOT NULL,
    headHash TEXT NOT NULL,
    sealedAt TEXT NOT NULL,
    sealedById TEXT NOT NULL,
    sealedByName TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX pack_seal_by_audit ON pack_seal (auditId, position);
  CREATE TABLE decision_policy (
    id TEXT PRIMARY KEY NOT NULL,
    severities TEXT NOT NULL CHECK (json_valid(severities)),
    certificateMonths INTEGER NOT NULL,
    majorMonths INTEGER NOT NULL,
    alwaysApart TEXT NOT NULL CHECK (json_valid(alwaysApart)),
    soaOnCertificate INTEGER NOT NULL CHECK (soaOnCertificate IN (0, 1)),
    statement TEXT NOT NULL,
    revision TEXT NOT NULL,
    accreditation TEXT NOT NULL
  ) STRICT;
`;

export const decision: MigrationStep = {
  version: 15,
  name: '0015-decision',
  up: (db) => void db.exec(tables),
  mapRow: (_entity, row) => row,
};
