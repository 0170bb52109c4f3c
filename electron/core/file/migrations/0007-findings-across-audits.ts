/**
 * Findings over the whole cycle: grading schemes, the body's own limits, amendments, escalations, relations, diverging
 * opinions, who advised on a finding, and the verification list of a later audit. A finding may be `under_review`;
 * SQLite cannot change a CHECK, so `finding` is made anew around its rows.
 */
import type { MigrationStep } from './step.ts';

const findings = `
  CREATE TABLE finding_anew (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    number TEXT NOT NULL,
    grade TEXT NOT NULL CHECK (grade IN ('major', 'minor', 'opportunity')),
    title TEXT NOT NULL,
    statement TEXT NOT NULL,
    gradeReason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'acknowledged', 'disputed', 'response_due', 'response_submitted', 'under_review', 'rejected', 'plan_accepted', 'implementation', 'evidence_submitted', 'verification', 'not_effective', 'closed', 'recorded', 'withdrawn')),
    raisedById TEXT NOT NULL,
    raisedByName TEXT NOT NULL,
    raisedAt TEXT NOT NULL,
    issuedAt TEXT,
    auditeeName TEXT NOT NULL,
    auditeeOn TEXT,
    auditeeUnderstood INTEGER CHECK (auditeeUnderstood IN (0, 1)),
    auditeeView TEXT NOT NULL,
    answerBy TEXT,
    verifyBy TEXT,
    withdrawnReason TEXT NOT NULL,
    gradeCode TEXT NOT NULL,
    criterion TEXT NOT NULL,
    process TEXT NOT NULL,
    siteIds TEXT NOT NULL CHECK (json_valid(siteIds)),
    systemIds TEXT NOT NULL CHECK (json_valid(systemIds)),
    position INTEGER NOT NULL
  ) STRICT;
  INSERT INTO finding_anew
    SELECT id, auditId, number, grade, title, statement, gradeReason, state, raisedById, raisedByName, raisedAt, issuedAt, auditeeName,
      auditeeOn, auditeeUnderstood, auditeeView, answerBy, verifyBy, withdrawnReason, grade, '', '', '[]', '[]', position
    FROM finding;
  DROP TABLE finding;
  ALTER TABLE finding_anew RENAME TO finding;
  CREATE INDEX finding_by_audit ON finding (auditId, position);
  ALTER TABLE objective_evidence ADD COLUMN noteId TEXT REFERENCES note (id);
  ALTER TABLE verification ADD COLUMN auditId TEXT REFERENCES audit (id);
`;

const records = `
  CREATE TABLE grading_scheme (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    auditKinds TEXT NOT NULL CHECK (json_valid(auditKinds)),
    codes TEXT NOT NULL CHECK (json_valid(codes)),
    source TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE finding_policy (
    id TEXT PRIMARY KEY NOT NULL,
    numberPattern TEXT NOT NULL,
    majorAnswerDays INTEGER NOT NULL,
    majorVerifyDays INTEGER NOT NULL,
    minorAnswerDays INTEGER NOT NULL,
    minorVerifyDays INTEGER,
    minorsOnOneRequirement INTEGER NOT NULL,
    certificateExpiresOn TEXT
  ) STRICT;
  CREATE TABLE finding_amendment (
    id TEXT PRIMARY KEY NOT NULL,
    findingId TEXT NOT NULL REFERENCES finding (id),
    version INTEGER NOT NULL CHECK (version > 1),
    kind TEXT NOT NULL CHECK (kind IN ('amendment', 'regrading')),
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    reason TEXT NOT NULL,
    madeOn TEXT NOT NULL,
    byId TEXT NOT NULL,
    byName TEXT NOT NULL
  ) STRICT;
  CREATE INDEX finding_amendment_by_finding ON finding_amendment (findingId, version);
  CREATE TABLE finding_escalation (
    id TEXT PRIMARY KEY NOT NULL,
    findingId TEXT NOT NULL REFERENCES finding (id),
    ground TEXT NOT NULL CHECK (ground IN ('repeat', 'several_minors', 'overdue_minor', 'overdue_major', 'past_limit', 'complaint', 'appeal', 'other')),
    subject TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('none', 'regrade', 'new_major', 'suspension_review', 'second_stage_2', 'override', 'referred')),
    reason TEXT NOT NULL,
    reference TEXT NOT NULL,
    decidedOn TEXT NOT NULL,
    byId TEXT NOT NULL,
    byName TEXT NOT NULL
  ) STRICT;
  CREATE INDEX finding_escalation_by_finding ON finding_escalation (findingId);
  CREATE TABLE finding_relation (
    id TEXT PRIMARY KEY NOT NULL,
    findingId TEXT NOT NULL REFERENCES finding (id),
    otherId TEXT REFERENCES finding (id),
    kind TEXT NOT NULL CHECK (kind IN ('repeat', 'related', 'replaces', 'concern')),
    reference TEXT NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;
  CREATE INDEX finding_relation_by_finding ON finding_relation (findingId);
  CREATE INDEX finding_relation_by_other ON finding_relation (otherId);
  CREATE TABLE diverging_opinion (
    id TEXT PRIMARY KEY NOT NULL,
    findingId TEXT NOT NULL REFERENCES finding (id),
    auditeeName TEXT NOT NULL,
    view TEXT NOT NULL,
    statedOn TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('agreed', 'upheld', 'amended', 'withdrawn', 'unresolved')),
    resolution TEXT NOT NULL,
    resolvedOn TEXT,
    resolvedByName TEXT NOT NULL
  ) STRICT;
  CREATE INDEX diverging_opinion_by_finding ON diverging_opinion (findingId);
  CREATE TABLE finding_consultation (
    id TEXT PRIMARY KEY NOT NULL,
    findingId TEXT NOT NULL REFERENCES finding (id),
    personId TEXT NOT NULL,
    personName TEXT NOT NULL,
    what TEXT NOT NULL,
    notedOn TEXT NOT NULL
  ) STRICT;
  CREATE INDEX finding_consultation_by_finding ON finding_consultation (findingId);
  CREATE TABLE carried_finding (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    findingId TEXT NOT NULL REFERENCES finding (id),
    result TEXT NOT NULL CHECK (result IN ('open', 'effective', 'not_effective', 'not_verified')),
    text TEXT NOT NULL,
    concludedOn TEXT,
    byName TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX carried_finding_by_audit ON carried_finding (auditId, position);
  CREATE INDEX carried_finding_by_finding ON carried_finding (findingId);
`;

export const findingsAcrossAudits: MigrationStep = {
  version: 7,
  name: '0007-findings-across-audits',
  up: (db) => {
    db.exec(findings);
    db.exec(records);
  },
  mapRow: (entity, row) => {
    if (entity === 'finding') return { ...row, gradeCode: row.grade, criterion: '', process: '', siteIds: [], systemIds: [] };
    if (entity === 'objective_evidence') return { ...row, noteId: null };
    return entity === 'verification' ? { ...row, auditId: null } : row;
  },
};
