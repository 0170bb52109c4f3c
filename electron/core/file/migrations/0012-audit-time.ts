/** Audit time that is kept (ISO/IEC 17021-1 9.1.4): calculations with their justifications, and what each audit takes. */
import type { MigrationStep } from './step.ts';

const tables = `
  CREATE TABLE audit_time (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    sitePercent INTEGER CHECK (sitePercent BETWEEN -10000 AND 0),
    siteReason TEXT NOT NULL,
    integrationLevel INTEGER CHECK (integrationLevel BETWEEN 0 AND 10000),
    integrationAbility INTEGER CHECK (integrationAbility BETWEEN 0 AND 10000),
    integrationReason TEXT NOT NULL,
    stage1Percent INTEGER CHECK (stage1Percent BETWEEN 0 AND 10000),
    onSitePercent INTEGER CHECK (onSitePercent BETWEEN 0 AND 10000),
    reductionLimitPercent INTEGER CHECK (reductionLimitPercent BETWEEN 0 AND 10000),
    note TEXT NOT NULL,
    approvedBy TEXT NOT NULL,
    approvedOn TEXT,
    approvedHundredths INTEGER CHECK (approvedHundredths >= 0),
    changedSince INTEGER NOT NULL CHECK (changedSince IN (0, 1)),
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE audit_time_standard (
    id TEXT PRIMARY KEY NOT NULL,
    auditTimeId TEXT NOT NULL REFERENCES audit_time (id),
    scheme TEXT NOT NULL CHECK (scheme IN ('QMS', 'EMS', 'OHSMS', 'ISMS', 'AIMS')),
    persons INTEGER NOT NULL CHECK (persons >= 1),
    effectivePersons INTEGER CHECK (effectivePersons >= 1),
    identical TEXT NOT NULL CHECK (json_valid(identical)),
    effectiveReason TEXT NOT NULL,
    complexity TEXT CHECK (complexity IN ('high', 'medium', 'low', 'limited')),
    businessScore INTEGER CHECK (businessScore BETWEEN 3 AND 9),
    itScore INTEGER CHECK (itScore BETWEEN 3 AND 9),
    complexityPercent INTEGER CHECK (complexityPercent BETWEEN -10000 AND 30000),
    complexityReason TEXT NOT NULL,
    base TEXT NOT NULL CHECK (json_valid(base)),
    baseSource TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX audit_time_standard_by_calculation ON audit_time_standard (auditTimeId, position);
  CREATE TABLE audit_time_line (
    id TEXT PRIMARY KEY NOT NULL,
    standardId TEXT NOT NULL REFERENCES audit_time_standard (id),
    kind TEXT NOT NULL CHECK (kind IN ('addition', 'adjustment')),
    factor TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    value INTEGER NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX audit_time_line_by_standard ON audit_time_line (standardId, position);
  CREATE TABLE audit_time_use (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    auditTimeId TEXT REFERENCES audit_time (id),
    part TEXT NOT NULL CHECK (part IN ('whole', 'stage_1', 'stage_2', 'surveillance', 'recertification')),
    requiredHundredths INTEGER CHECK (requiredHundredths >= 0),
    plannedReason TEXT NOT NULL,
    actualReason TEXT NOT NULL,
    notCountedHundredths INTEGER CHECK (notCountedHundredths >= 0)
  ) STRICT;
  CREATE INDEX audit_time_use_by_audit ON audit_time_use (auditId);
`;

export const auditTime: MigrationStep = {
  version: 12,
  name: '0012-audit-time',
  up: (db) => void db.exec(tables),
  mapRow: (_entity, row) => row,
};
