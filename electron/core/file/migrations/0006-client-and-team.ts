/**
 * What is on file before an audit: contacts, obligations, the application and its review, people and shifts of sites,
 * competence, impartiality, absences, and the client's say on the team (ISO/IEC 17021-1 5.2, 7.1, 9.1.1, 9.1.2, 9.2.3.5).
 */
import type { MigrationStep } from './step.ts';

const client = `
  CREATE TABLE contact (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    purposes TEXT NOT NULL CHECK (json_valid(purposes)),
    siteId TEXT REFERENCES site (id),
    note TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE obligation (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('law', 'sector_rule', 'contract', 'commitment')),
    reference TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    authority TEXT NOT NULL,
    bearsOn TEXT NOT NULL,
    keptBy TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE consultancy_use (
    id TEXT PRIMARY KEY NOT NULL,
    organization TEXT NOT NULL,
    persons TEXT NOT NULL,
    fromOn TEXT,
    toOn TEXT,
    service TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE application (
    id TEXT PRIMARY KEY NOT NULL,
    receivedOn TEXT,
    requestedScope TEXT NOT NULL,
    outsourced TEXT NOT NULL,
    language TEXT NOT NULL,
    safety TEXT NOT NULL,
    otherStandards TEXT NOT NULL,
    restricted TEXT NOT NULL,
    consultancyUsed TEXT NOT NULL CHECK (consultancyUsed IN ('yes', 'no', 'not_stated'))
  ) STRICT;
  CREATE TABLE application_review (
    id TEXT PRIMARY KEY NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'accepted', 'declined')),
    justification TEXT NOT NULL,
    reviewedOn TEXT,
    reviewedByName TEXT NOT NULL,
    teamCompetence TEXT NOT NULL CHECK (json_valid(teamCompetence)),
    decisionCompetence TEXT NOT NULL CHECK (json_valid(decisionCompetence)),
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE application_review_point (
    id TEXT PRIMARY KEY NOT NULL,
    reviewId TEXT NOT NULL REFERENCES application_review (id),
    point TEXT NOT NULL CHECK (point IN ('information', 'differences', 'body_competence', 'scope', 'sites', 'audit_time', 'language', 'safety', 'impartiality')),
    answer TEXT NOT NULL CHECK (answer IN ('open', 'yes', 'no', 'not_applicable')),
    remark TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX application_review_point_by_review ON application_review_point (reviewId, position);
  ALTER TABLE site ADD COLUMN headcount INTEGER;
  ALTER TABLE site ADD COLUMN shifts TEXT NOT NULL DEFAULT '';
  ALTER TABLE site ADD COLUMN centralFunction INTEGER NOT NULL DEFAULT 0 CHECK (centralFunction IN (0, 1));
`;

const team = `
  CREATE TABLE competence_area (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    neededFor TEXT NOT NULL CHECK (json_valid(neededFor)),
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE competence (
    id TEXT PRIMARY KEY NOT NULL,
    personId TEXT NOT NULL REFERENCES person (id),
    areaId TEXT NOT NULL REFERENCES competence_area (id),
    basis TEXT NOT NULL CHECK (basis IN ('education', 'work', 'training', 'audits', 'witnessed', 'certificate', 'other')),
    evidence TEXT NOT NULL,
    evaluatedOn TEXT,
    evaluatedBy TEXT NOT NULL,
    validUntil TEXT,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX competence_by_person ON competence (personId, position);
  CREATE TABLE impartiality_declaration (
    id TEXT PRIMARY KEY NOT NULL,
    personId TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('no_conflict', 'consultancy', 'management', 'internal_audit', 'employment', 'financial', 'personal', 'other')),
    text TEXT NOT NULL,
    declaredOn TEXT NOT NULL,
    fromOn TEXT,
    toOn TEXT,
    threats TEXT NOT NULL CHECK (json_valid(threats)),
    safeguards TEXT NOT NULL,
    withdrawnOn TEXT,
    withdrawnReason TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX impartiality_declaration_by_person ON impartiality_declaration (personId, position);
  CREATE TABLE impartiality_override (
    id TEXT PRIMARY KEY NOT NULL,
    personId TEXT NOT NULL REFERENCES person (id),
    personName TEXT NOT NULL,
    declarationId TEXT NOT NULL REFERENCES impartiality_declaration (id),
    task TEXT NOT NULL CHECK (task IN ('audit', 'review', 'decision')),
    auditId TEXT REFERENCES audit (id),
    justification TEXT NOT NULL,
    byName TEXT NOT NULL,
    at TEXT NOT NULL,
    CHECK ((task = 'audit') = (auditId IS NOT NULL))
  ) STRICT;
  CREATE TABLE absence (
    id TEXT PRIMARY KEY NOT NULL,
    personId TEXT NOT NULL REFERENCES person (id),
    fromOn TEXT NOT NULL,
    toOn TEXT NOT NULL,
    reason TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE member_notice (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    personId TEXT NOT NULL REFERENCES person (id),
    personName TEXT NOT NULL,
    sentOn TEXT,
    backgroundAskedOn TEXT,
    backgroundSentOn TEXT,
    objectedOn TEXT,
    objection TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('none', 'open', 'upheld', 'not_upheld')),
    outcomeText TEXT NOT NULL
  ) STRICT;
  CREATE INDEX member_notice_by_audit ON member_notice (auditId);
  ALTER TABLE audit_member ADD COLUMN guidedById TEXT REFERENCES person (id);
`;

export const clientAndTeam: MigrationStep = {
  version: 6,
  name: '0006-client-and-team',
  up: (db) => {
    db.exec(client);
    db.exec(team);
  },
  mapRow: (entity, row) => {
    if (entity === 'site') return { headcount: null, shifts: '', centralFunction: false, ...row };
    return entity === 'audit_member' ? { guidedById: null, ...row } : row;
  },
};
