/**
 * The audit plan (ISO/IEC 17021-1 9.2.3): sessions with what and whom they are about, the opening and closing meeting
 * with who attended, and with whom and when the plan was agreed.
 */
import type { MigrationStep } from './step.ts';

const tables = `
  CREATE TABLE plan_session (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    day TEXT NOT NULL,
    startMinute INTEGER NOT NULL CHECK (startMinute BETWEEN 0 AND 1439),
    endMinute INTEGER NOT NULL CHECK (endMinute BETWEEN 1 AND 1440),
    timeZone TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('opening', 'closing', 'session', 'break', 'team_meeting', 'travel')),
    title TEXT NOT NULL,
    siteId TEXT REFERENCES site (id),
    room TEXT NOT NULL,
    remote INTEGER NOT NULL CHECK (remote IN (0, 1)),
    means TEXT NOT NULL,
    risks TEXT NOT NULL,
    auditees TEXT NOT NULL,
    note TEXT NOT NULL,
    held TEXT NOT NULL CHECK (held IN ('open', 'as_planned', 'changed', 'not_held')),
    heldText TEXT NOT NULL,
    deviationReason TEXT NOT NULL,
    CHECK (endMinute > startMinute)
  ) STRICT;
  CREATE INDEX plan_session_by_audit ON plan_session (auditId, day, startMinute);
  CREATE TABLE plan_subject (
    id TEXT PRIMARY KEY NOT NULL,
    sessionId TEXT NOT NULL REFERENCES plan_session (id),
    requirement TEXT,
    aiSystemId TEXT REFERENCES ai_system (id),
    memberId TEXT REFERENCES audit_member (id),
    CHECK ((requirement IS NOT NULL) + (aiSystemId IS NOT NULL) + (memberId IS NOT NULL) = 1)
  ) STRICT;
  CREATE INDEX plan_subject_by_session ON plan_subject (sessionId);
  CREATE TABLE meeting (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    kind TEXT NOT NULL CHECK (kind IN ('opening', 'closing')),
    heldOn TEXT NOT NULL,
    startMinute INTEGER NOT NULL CHECK (startMinute BETWEEN 0 AND 1439),
    timeZone TEXT NOT NULL,
    place TEXT NOT NULL,
    note TEXT NOT NULL,
    agenda TEXT NOT NULL CHECK (json_valid(agenda))
  ) STRICT;
  CREATE INDEX meeting_by_audit ON meeting (auditId);
  CREATE TABLE attendance (
    id TEXT PRIMARY KEY NOT NULL,
    meetingId TEXT NOT NULL REFERENCES meeting (id),
    name TEXT NOT NULL,
    jobTitle TEXT NOT NULL,
    organization TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX attendance_by_meeting ON attendance (meetingId, position);
  ALTER TABLE audit ADD COLUMN planAgreedOn TEXT;
  ALTER TABLE audit ADD COLUMN planAgreedWith TEXT NOT NULL DEFAULT '';
  ALTER TABLE audit ADD COLUMN planChanged INTEGER NOT NULL DEFAULT 0 CHECK (planChanged IN (0, 1));
`;

export const auditPlan: MigrationStep = {
  version: 4,
  name: '0004-audit-plan',
  up: (db) => void db.exec(tables),
  mapRow: (entity, row) => (entity === 'audit' ? { ...row, planAgreedOn: null, planAgreedWith: '', planChanged: false } : row),
};
