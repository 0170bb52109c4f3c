/** The programme of the certification cycle (ISO/IEC 17021-1 9.1.3) with the sites that its visits go to (IAF MD 1). */
import type { MigrationStep } from './step.ts';

const tables = `
  CREATE TABLE programme (
    id TEXT PRIMARY KEY NOT NULL,
    catalogId TEXT NOT NULL REFERENCES catalog (id),
    decidedOn TEXT,
    decisionSource TEXT NOT NULL,
    assumedOn TEXT,
    expiresOn TEXT,
    settledOn TEXT,
    note TEXT NOT NULL
  ) STRICT;
  CREATE TABLE programme_visit (
    id TEXT PRIMARY KEY NOT NULL,
    programmeId TEXT NOT NULL REFERENCES programme (id),
    kind TEXT NOT NULL CHECK (kind IN ('stage_1', 'stage_2', 'surveillance', 'recertification', 'special', 'transfer')),
    title TEXT NOT NULL,
    windowFrom TEXT,
    windowTo TEXT,
    auditId TEXT REFERENCES audit (id),
    whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
    focus TEXT NOT NULL,
    position INTEGER NOT NULL,
    CHECK (windowFrom IS NULL OR windowTo IS NULL OR windowTo >= windowFrom)
  ) STRICT;
  CREATE INDEX programme_visit_by_programme ON programme_visit (programmeId, position);
  CREATE TABLE programme_subject (
    id TEXT PRIMARY KEY NOT NULL,
    visitId TEXT NOT NULL REFERENCES programme_visit (id),
    requirement TEXT,
    aiSystemId TEXT REFERENCES ai_system (id),
    CHECK ((requirement IS NOT NULL) + (aiSystemId IS NOT NULL) = 1)
  ) STRICT;
  CREATE INDEX programme_subject_by_visit ON programme_subject (visitId);
  CREATE TABLE programme_change (
    id TEXT PRIMARY KEY NOT NULL,
    programmeId TEXT NOT NULL REFERENCES programme (id),
    changedOn TEXT NOT NULL,
    changedBy TEXT NOT NULL,
    what TEXT NOT NULL,
    reason TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE site_sampling (
    id TEXT PRIMARY KEY NOT NULL,
    programmeId TEXT NOT NULL REFERENCES programme (id),
    decision TEXT NOT NULL CHECK (decision IN ('open', 'sampling', 'all')),
    oneSystem TEXT NOT NULL CHECK (oneSystem IN ('yes', 'no', 'not_stated')),
    centralAuthority TEXT NOT NULL CHECK (centralAuthority IN ('yes', 'no', 'not_stated')),
    centralReview TEXT NOT NULL CHECK (centralReview IN ('yes', 'no', 'not_stated')),
    similarSites TEXT NOT NULL CHECK (similarSites IN ('yes', 'no', 'not_stated')),
    schemeAllows TEXT NOT NULL CHECK (schemeAllows IN ('yes', 'no', 'not_stated')),
    reason TEXT NOT NULL,
    centralSiteId TEXT REFERENCES site (id),
    provenEffective INTEGER NOT NULL CHECK (provenEffective IN (0, 1)),
    decidedBy TEXT NOT NULL,
    decidedOn TEXT
  ) STRICT;
  CREATE TABLE site_choice (
    id TEXT PRIMARY KEY NOT NULL,
    visitId TEXT NOT NULL REFERENCES programme_visit (id),
    siteId TEXT NOT NULL REFERENCES site (id),
    way TEXT NOT NULL CHECK (way IN ('random', 'chosen', 'all', 'central')),
    reason TEXT NOT NULL,
    seed TEXT NOT NULL
  ) STRICT;
  CREATE INDEX site_choice_by_visit ON site_choice (visitId);
`;

export const programme: MigrationStep = {
  version: 13,
  name: '0013-programme',
  up: (db) => void db.exec(tables),
  mapRow: (_entity, row) => row,
};
