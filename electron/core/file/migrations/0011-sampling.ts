/** Sampling of records (ISO 19011 A.6): populations with what was excluded, plans, drawn records, and the body's own table. */
import type { MigrationStep } from './step.ts';

const tables = `
  CREATE TABLE population (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    lineId TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('list', 'count')),
    source TEXT NOT NULL,
    query TEXT NOT NULL,
    periodFrom TEXT,
    periodTo TEXT,
    extractedOn TEXT,
    extractedBy TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    reconciledWith TEXT NOT NULL,
    reconciledCount INTEGER CHECK (reconciledCount >= 0),
    totalOf TEXT NOT NULL,
    total TEXT NOT NULL,
    reconciledTotal TEXT NOT NULL,
    completeness TEXT NOT NULL,
    fileName TEXT NOT NULL,
    sheet TEXT NOT NULL,
    fileSha256 TEXT,
    contentSha256 TEXT,
    contentBytes INTEGER NOT NULL CHECK (contentBytes >= 0),
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    shownColumns TEXT NOT NULL CHECK (json_valid(shownColumns)),
    recordIdFrom TEXT NOT NULL,
    stratumFrom TEXT NOT NULL,
    strata TEXT NOT NULL CHECK (json_valid(strata)),
    frozenAt TEXT,
    position INTEGER NOT NULL,
    CHECK ((kind = 'list') = (contentSha256 IS NOT NULL))
  ) STRICT;
  CREATE INDEX population_by_audit ON population (auditId, position);
  CREATE INDEX population_by_content ON population (contentSha256);
  CREATE TABLE population_exclusion (
    id TEXT PRIMARY KEY NOT NULL,
    populationId TEXT NOT NULL REFERENCES population (id),
    record TEXT NOT NULL,
    records INTEGER NOT NULL CHECK (records >= 1),
    reason TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX population_exclusion_by_population ON population_exclusion (populationId, position);
  CREATE TABLE sample (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    populationId TEXT NOT NULL REFERENCES population (id),
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    requirements TEXT NOT NULL CHECK (json_valid(requirements)),
    question TEXT NOT NULL,
    attribute TEXT NOT NULL,
    deviationIs TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('all', 'simple_random', 'systematic', 'stratified', 'judgement', 'iso_2859', 'fixed_table')),
    criteria TEXT NOT NULL,
    confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 1000000),
    tolerable INTEGER NOT NULL CHECK (tolerable BETWEEN 0 AND 1000000),
    expected INTEGER CHECK (expected BETWEEN 0 AND 1000000),
    allowed INTEGER CHECK (allowed >= 0),
    aql TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    sizeReason TEXT NOT NULL,
    extendAt INTEGER CHECK (extendAt >= 1),
    extendTo INTEGER CHECK (extendTo >= 1),
    allAt INTEGER CHECK (allAt >= 1),
    seed TEXT NOT NULL,
    start TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    listSha256 TEXT,
    drawnAt TEXT,
    drawnById TEXT,
    drawnByName TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    position INTEGER NOT NULL,
    CHECK (expected IS NULL OR allowed IS NULL)
  ) STRICT;
  CREATE INDEX sample_by_audit ON sample (auditId, position);
  CREATE INDEX sample_by_population ON sample (populationId);
  CREATE TABLE sample_item (
    id TEXT PRIMARY KEY NOT NULL,
    sampleId TEXT NOT NULL REFERENCES sample (id),
    drawn INTEGER NOT NULL CHECK (drawn >= 1),
    record TEXT NOT NULL,
    stratum TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    origin TEXT NOT NULL CHECK (origin IN ('drawn', 'extension', 'replacement')),
    replacesId TEXT,
    replacedReason TEXT NOT NULL,
    result TEXT CHECK (result IN ('conforms', 'deviation', 'not_applicable')),
    missing INTEGER NOT NULL CHECK (missing IN (0, 1)),
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    evidenceIds TEXT NOT NULL CHECK (json_valid(evidenceIds)),
    findingId TEXT,
    notConfirmed TEXT NOT NULL,
    examinedAt TEXT,
    examinedByName TEXT NOT NULL,
    CHECK (missing = 0 OR coalesce(result, '') = 'deviation')
  ) STRICT;
  CREATE INDEX sample_item_by_sample ON sample_item (sampleId, drawn);
  CREATE TABLE sampling_table (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    rows TEXT NOT NULL CHECK (json_valid(rows))
  ) STRICT;
`;

export const sampling: MigrationStep = {
  version: 11,
  name: '0011-sampling',
  up: (db) => void db.exec(tables),
  mapRow: (_entity, row) => row,
};
