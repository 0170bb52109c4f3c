/** The audit plan of the sample: sessions, the agreement, what was held, and the two meetings. */
import { minuteOf } from '../../../shared/rules/plan.ts';
import { requirementOf, type SampleKeys, type TypedCall } from './sample-keys.ts';
import type { SamplePlan } from './sample-schema.ts';

function minutes(time: string): number {
  const minute = minuteOf(time);
  if (minute === null) throw new Error(`the sample's plan names ${time}, which is no time`);
  return minute;
}

/** Needs the sample's audits, people, sites and systems. */
export async function fillPlan(call: TypedCall, keys: SampleKeys, plan: SamplePlan): Promise<void> {
  const auditId = keys.audit(plan.audit);
  const { members } = await call('audits.show', { id: auditId });
  const memberOf = (key: string) => {
    const member = members.find(({ personId }) => personId === keys.person(key));
    if (member === undefined) throw new Error(`${key} is in the sample's plan and not on the audit`);
    return member.id;
  };
  const added: { readonly id: string; readonly session: SamplePlan['sessions'][number] }[] = [];
  for (const session of plan.sessions) {
    const { id } = await call('plan.addSession', {
      auditId,
      day: session.day,
      startMinute: minutes(session.start),
      endMinute: minutes(session.end),
      kind: session.kind,
      title: session.title,
      siteId: keys.unit(session.site).id,
      room: session.room,
      remote: session.remote !== undefined,
      means: session.remote?.means ?? '',
      risks: session.remote?.risks ?? '',
      auditees: session.auditees.join(', '),
      note: session.note,
      requirements: session.requirements.map(requirementOf),
      systems: session.systems.flatMap((key) => keys.unit(key).id ?? []),
      members: session.members.map(memberOf),
    });
    added.push({ id, session });
  }
  await call('plan.agree', { auditId, with: plan.agreedWith, on: plan.agreedOn });
  for (const { id, session } of added) {
    const { held, heldText, deviationReason } = session;
    if (held !== 'open')
      await call('plan.recordHeld', {
        id,
        held,
        ...(heldText === undefined ? {} : { heldText }),
        ...(deviationReason === undefined ? {} : { deviationReason }),
      });
  }
  for (const { start, attendance, ...meeting } of plan.meetings) {
    const { id } = await call('plan.recordMeeting', { auditId, ...meeting, startMinute: minutes(start) });
    for (const one of attendance) await call('plan.addAttendee', { meetingId: id, ...one });
  }
}
