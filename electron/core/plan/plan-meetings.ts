/** Opening and closing meeting (ISO/IEC 17021-1 9.4.2, 9.4.7): when, where, which points, and who was there. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type AgendaPoint, closingPoints, type MeetingKind, openingPoints } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';

type Meeting = OutputOf<'plan.meetings'>['meetings'][number];

/** The points of a meeting, in the order in which they are dealt with. */
export function pointsOf(kind: MeetingKind): readonly AgendaPoint[] {
  return kind === 'opening' ? openingPoints : closingPoints;
}

const withAttendance = (context: FileContext, meeting: Row<'meeting'>): Meeting => ({
  ...meeting,
  attendance: context.file.queries.plan.attendance(meeting.id),
});

export function meetingsOf(context: FileContext, auditId: string): Meeting[] {
  return context.file.queries.plan.meetings(auditId).map((meeting) => withAttendance(context, meeting));
}

function meetingOf(context: FileContext, id: string): Row<'meeting'> {
  const meeting = context.file.queries.plan.meeting(id);
  if (meeting === null) throw new AppError('NOT_FOUND', t('planCore.noMeeting'));
  return meeting;
}

/** An audit has one meeting of each kind: its id is natural, so that the copies of two auditors agree. */
export function recordMeeting(context: FileContext, { auditId, kind, ...input }: InputOf<'plan.recordMeeting'>): Meeting {
  const audit = auditOf(context, auditId);
  const points = pointsOf(kind);
  const stranger = input.agenda?.find((point) => !points.includes(point));
  if (stranger !== undefined)
    throw new AppError('RULE', t('planCore.otherMeeting', { point: t(`plan.agenda.${stranger}`), kind: t(`plan.meetingKind.${kind}`) }));
  const patch = {
    ...definedFields(input),
    ...(input.agenda === undefined ? {} : { agenda: points.filter((point) => input.agenda?.includes(point)) }),
  };
  const id = naturalId(context.file.engagementId, 'meeting', auditId, kind);
  const before = context.file.queries.plan.meeting(id);
  // A meeting that is in the plan was held there and then, unless somebody says otherwise.
  const session = context.file.queries.plan.sessions(auditId).find((one) => one.kind === kind);
  const heldOn = input.heldOn ?? before?.heldOn ?? session?.day;
  if (heldOn === undefined) {
    const message = t('planCore.needsTime');
    throw new AppError('INVALID_INPUT', message, { fields: { heldOn: message } });
  }
  const meeting = context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
    before === null
      ? tx.insert('meeting', {
          id,
          auditId,
          kind,
          startMinute: session?.startMinute ?? 540,
          timeZone: session?.timeZone ?? audit.timeZone,
          place: session?.room ?? '',
          note: '',
          agenda: [],
          ...patch,
          heldOn,
        })
      : tx.update('meeting', id, patch),
  );
  return withAttendance(context, meeting);
}

export function removeMeeting(context: FileContext, { id }: InputOf<'plan.removeMeeting'>): Record<string, never> {
  meetingOf(context, id);
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    for (const { id: attendee } of context.file.queries.plan.attendance(id)) tx.remove('attendance', attendee);
    tx.remove('meeting', id);
  });
  return {};
}

export function addAttendee(context: FileContext, input: InputOf<'plan.addAttendee'>): Row<'attendance'> {
  meetingOf(context, input.meetingId);
  return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
    tx.insert('attendance', {
      id: context.ports.ids.uuid(),
      meetingId: input.meetingId,
      name: input.name,
      jobTitle: input.jobTitle ?? '',
      organization: input.organization ?? '',
      position: context.file.queries.plan.nextAttendeePosition(input.meetingId),
    }),
  );
}

export function removeAttendee(context: FileContext, { id }: InputOf<'plan.removeAttendee'>): Record<string, never> {
  if (context.file.queries.plan.attendee(id) === null) throw new AppError('NOT_FOUND', t('planCore.noAttendee'));
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('attendance', id));
  return {};
}
