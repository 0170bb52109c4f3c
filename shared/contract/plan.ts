/** The audit plan with its coverage, the opening and closing meeting, and the paper made from them. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { count, date, filledLine, id, line, requirementId, sha256, text, timeZone } from '../model/scalars.ts';
import { agendaPoint, catalogItemKind, meetingKind, personRole, planHeld, planKind } from '../model/vocabulary.ts';
import { command, fileAt, nothing, query, task } from './define.ts';

const startMinute = count.max(1439);
const endMinute = count.min(1).max(1440);

const sessionPatch = {
  kind: planKind.optional(),
  title: filledLine.optional(),
  siteId: id.nullable().optional(),
  room: line.optional(),
  remote: z.boolean().optional(),
  means: line.optional(),
  risks: text.optional(),
  auditees: text.optional(),
  note: text.optional(),
  /** Each list, where given, takes the place of the one before. */
  requirements: z.array(requirementId).max(200).optional(),
  systems: z.array(id).max(500).optional(),
  members: z.array(id).max(50).optional(),
};

const requirementLabel = z.strictObject({ requirement: requirementId, ref: line, title: line });

/** A session with what and whom it is about, in the order of the standard, the inventory and the team. */
export const planSession = z.strictObject({
  ...entities.plan_session.shape,
  requirements: z.array(requirementLabel),
  /** The same as a person reads them: neighbours as ranges. */
  refs: z.array(line),
  systems: z.array(z.strictObject({ id, name: line })),
  members: z.array(z.strictObject({ id, name: line, role: personRole })),
  siteName: line.nullable(),
});
export type PlanSession = z.infer<typeof planSession>;

const coverageKind = z.enum(['clause', 'control', 'system', 'site']);
const counted = z.strictObject({ covered: count, total: count });

export const planCoverageAnswer = z.strictObject({
  counts: z.strictObject({ clause: counted, control: counted, system: counted, site: counted }),
  uncovered: z.array(
    z.strictObject({
      kind: coverageKind,
      /** Requirement id for clauses and controls, else the id of the system or site. */
      id: z.string().max(64),
      ref: line,
      title: z.string().max(1000),
      /** Session that already holds most of its neighbours, null when none does. */
      likeliest: id.nullable(),
    }),
  ),
});

const problem = z.strictObject({
  kind: z.enum([
    'auditor_twice',
    'auditee_twice',
    'no_break',
    'outside_working_day',
    'outside_audit',
    'no_auditor',
    'no_place',
    'no_risks',
    'no_opening',
    'no_closing',
  ]),
  clash: z.boolean(),
  sessions: z.array(id),
  /** As a person reads it. */
  text: z.string(),
});

const meeting = z.strictObject({ ...entities.meeting.shape, attendance: z.array(entities.attendance) });

export const planMethods = {
  'plan.list': query(
    'The plan of an audit: its days, sessions, what does not fit, and how long each auditor works.',
    z.strictObject({ auditId: id }),
    z.strictObject({
      audit: entities.audit,
      /** Days of the audit and of its sessions, in order. */
      days: z.array(date),
      team: z.array(entities.audit_member),
      sites: z.array(z.strictObject({ id, name: line })),
      systems: z.array(z.strictObject({ id, name: line, high: z.boolean() })),
      /** What can be put into a session, headings among them. */
      requirements: z.array(
        z.strictObject({ requirement: requirementId, ref: line, title: line, kind: catalogItemKind, parent: requirementId.nullable() }),
      ),
      sessions: z.array(planSession),
      problems: z.array(problem),
      load: z.array(z.strictObject({ day: date, memberId: id, minutes: count, remoteMinutes: count })),
      /** Minutes of the auditors without experts and observers (ISO/IEC 17021-1 9.1.4.4). */
      auditMinutes: count,
      remoteMinutes: count,
    }),
    { topics: ['plan', 'audits', 'scope'] },
  ),
  'plan.addSession': command(
    'Adds a session, meeting, break or travel to the plan.',
    z.strictObject({
      auditId: id,
      day: date,
      startMinute,
      endMinute,
      /** Left out: the zone of the audit. */
      timeZone: timeZone.optional(),
      ...sessionPatch,
      title: filledLine,
    }),
    planSession,
    { topics: ['plan', 'audits'] },
  ),
  'plan.updateSession': command(
    'Changes what a session is about, where and with whom.',
    z.strictObject({ id, ...sessionPatch }),
    planSession,
    {
      topics: ['plan', 'audits'],
    },
  ),
  'plan.moveSession': command(
    'Moves a session to another time, day or auditor.',
    z.strictObject({
      id,
      day: date.optional(),
      startMinute: startMinute.optional(),
      endMinute: endMinute.optional(),
      /** Gives the session from one member of the team to another. */
      member: z.strictObject({ from: id, to: id }).optional(),
    }),
    planSession,
    { topics: ['plan', 'audits'] },
  ),
  'plan.removeSession': command('Takes a session out of the plan.', z.strictObject({ id }), nothing, { topics: ['plan', 'audits'] }),
  'plan.recordHeld': command(
    'Records whether a session was held as planned; what was different needs its reason (ISO/IEC 17021-1 9.4.8.2).',
    z.strictObject({ id, held: planHeld, heldText: text.optional(), deviationReason: text.optional() }),
    planSession,
    { topics: ['plan'] },
  ),
  'plan.coverage': query(
    'What of the audit is in a session and what is not: applicable requirements, sites, AI systems with high risk.',
    z.strictObject({ auditId: id }),
    planCoverageAnswer,
    { topics: ['plan', 'audits', 'scope', 'soa', 'checklist', 'notes'] },
  ),
  'plan.place': command(
    'Puts a requirement, an AI system or a site into a session.',
    z.strictObject({
      sessionId: id,
      what: z.union([z.strictObject({ requirement: requirementId }), z.strictObject({ systemId: id }), z.strictObject({ siteId: id })]),
    }),
    planSession,
    { topics: ['plan', 'audits'] },
  ),
  'plan.agree': command(
    'Records with whom of the client and when the plan was agreed (ISO/IEC 17021-1 9.2.3.4).',
    z.strictObject({ auditId: id, with: filledLine, on: date }),
    entities.audit,
    { topics: ['plan', 'audits'] },
  ),
  'plan.meetings': query(
    'Opening and closing meeting of an audit with their attendance.',
    z.strictObject({ auditId: id }),
    z.strictObject({ meetings: z.array(meeting) }),
    { topics: ['plan'] },
  ),
  'plan.recordMeeting': command(
    'Records the opening or closing meeting and the points that were dealt with; there is one of each.',
    z.strictObject({
      auditId: id,
      kind: meetingKind,
      heldOn: date.optional(),
      startMinute: startMinute.optional(),
      place: line.optional(),
      note: text.optional(),
      agenda: z.array(agendaPoint).max(40).optional(),
    }),
    meeting,
    { topics: ['plan'] },
  ),
  'plan.removeMeeting': command('Removes the record of a meeting with its attendance.', z.strictObject({ id }), nothing, {
    topics: ['plan'],
  }),
  'plan.addAttendee': command(
    'Adds a person to the attendance of a meeting.',
    z.strictObject({ meetingId: id, name: filledLine, jobTitle: line.optional(), organization: line.optional() }),
    entities.attendance,
    { topics: ['plan'] },
  ),
  'plan.removeAttendee': command('Takes a person off the attendance of a meeting.', z.strictObject({ id }), nothing, { topics: ['plan'] }),
  'plan.exportPlan': command(
    'Writes the plan and the attendance sheets as PDF.',
    z.strictObject({ auditId: id, to: fileAt, task: task.optional() }),
    z.strictObject({ fileName: line, bytes: count, sha256, pages: count }),
    { ledger: false },
  ),
} as const;
