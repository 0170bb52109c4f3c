/** What is read about plans, meetings and attendance. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

export function createPlanQueries(db: Database) {
  const sessions = db.prepare('SELECT * FROM plan_session WHERE auditId = ? ORDER BY day, startMinute, endMinute, id');
  const session = db.prepare('SELECT * FROM plan_session WHERE id = ?');
  const subjects = db.prepare(
    'SELECT * FROM plan_subject WHERE sessionId IN (SELECT id FROM plan_session WHERE auditId = ?) ORDER BY sessionId, id',
  );
  const subjectsOf = db.prepare('SELECT * FROM plan_subject WHERE sessionId = ? ORDER BY id');
  const ofMember = db.prepare('SELECT * FROM plan_subject WHERE memberId = ? ORDER BY id');
  // A requirement applies unless every row of it says that it does not.
  const listed = db.prepare(`
    SELECT ci.requirement, max(coalesce(r.result, '') <> 'not_applicable') AS applies
    FROM checklist_item ci LEFT JOIN requirement_result r ON r.checklistItemId = ci.id
    WHERE ci.auditId = ? GROUP BY ci.requirement
  `) as Statement<[string], { requirement: string; applies: number }>;
  const excluded = db.prepare(`
    SELECT i.requirement FROM soa_item i JOIN audit a ON a.soaVersionId = i.versionId
    WHERE a.id = ? AND i.applicable = 'no' AND i.requirement IS NOT NULL
  `) as Statement<[string], { requirement: string }>;
  const meetings = db.prepare("SELECT * FROM meeting WHERE auditId = ? ORDER BY CASE kind WHEN 'opening' THEN 0 ELSE 1 END");
  const meeting = db.prepare('SELECT * FROM meeting WHERE id = ?');
  const attendance = db.prepare('SELECT * FROM attendance WHERE meetingId = ? ORDER BY position, id');
  const attendee = db.prepare('SELECT * FROM attendance WHERE id = ?');
  const nextAttendee = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM attendance WHERE meetingId = ?') as Statement<
    [string],
    { position: number }
  >;
  const usedIn = db.prepare(`
    SELECT coalesce(group_concat(number, ', '), '') AS audits FROM (
      SELECT number FROM audit WHERE id IN (
        SELECT auditId FROM plan_session WHERE siteId = @id
          OR id IN (SELECT sessionId FROM plan_subject WHERE aiSystemId = @id)) ORDER BY position)
  `) as Statement<[{ id: string }], { audits: string }>;
  const holds = db.prepare(
    'SELECT EXISTS (SELECT 1 FROM plan_session WHERE auditId = @id) OR EXISTS (SELECT 1 FROM meeting WHERE auditId = @id) AS held',
  ) as Statement<[{ id: string }], { held: number }>;

  return {
    /** In the order of days and times. */
    sessions: (auditId: string): Row<'plan_session'>[] => readRows('plan_session', sessions.all(auditId)),
    session: (id: string): Row<'plan_session'> | null => readOne('plan_session', session.get(id)),
    /** Of all sessions of an audit. */
    subjects: (auditId: string): Row<'plan_subject'>[] => readRows('plan_subject', subjects.all(auditId)),
    subjectsOf: (sessionId: string): Row<'plan_subject'>[] => readRows('plan_subject', subjectsOf.all(sessionId)),
    subjectsOfMember: (memberId: string): Row<'plan_subject'>[] => readRows('plan_subject', ofMember.all(memberId)),
    /** Requirements of the checklist and whether each applies; empty without a checklist. */
    listedRequirements: (auditId: string): Map<string, boolean> =>
      new Map(listed.all(auditId).map(({ requirement, applies }) => [requirement, applies === 1])),
    /** Controls that the audit's Statement of Applicability leaves out. */
    excludedControls: (auditId: string): Set<string> => new Set(excluded.all(auditId).map(({ requirement }) => requirement)),
    meetings: (auditId: string): Row<'meeting'>[] => readRows('meeting', meetings.all(auditId)),
    meeting: (id: string): Row<'meeting'> | null => readOne('meeting', meeting.get(id)),
    attendance: (meetingId: string): Row<'attendance'>[] => readRows('attendance', attendance.all(meetingId)),
    attendee: (id: string): Row<'attendance'> | null => readOne('attendance', attendee.get(id)),
    nextAttendeePosition: (meetingId: string): number => nextAttendee.get(meetingId)?.position ?? 0,
    /** Numbers of the audits whose plan names a site or an AI system, joined; empty when none does. */
    auditsPlanning: (id: string): string => usedIn.get({ id })?.audits ?? '',
    hasPlan: (auditId: string): boolean => holds.get({ id: auditId })?.held === 1,
  };
}
