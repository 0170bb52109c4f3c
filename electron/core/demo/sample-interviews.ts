/** The interviews of the sample: planned as their sessions are, held, written down line by line, their to-dos done. */
import { Temporal } from 'temporal-polyfill';
import { requirementOf, type SampleKeys, type TypedCall } from './sample-keys.ts';
import type { Sample, SamplePlan } from './sample-schema.ts';

type Session = SamplePlan['sessions'][number];

/** The plan of an interview is that of the session it was held in, which bears the same title. */
function planned(session: Session | undefined, timeZone: string) {
  if (session === undefined) return {};
  const at = (time: string) => Temporal.PlainDateTime.from(`${session.day}T${time}`).toZonedDateTime(timeZone).epochMilliseconds;
  return {
    plannedAt: new Date(at(session.start)).toISOString(),
    plannedMinutes: (at(session.end) - at(session.start)) / 60_000,
    plannedRequirements: session.requirements.map(requirementOf),
  };
}

/** Needs the sample's audits with their checklists, and its people. */
export async function addInterviews(call: TypedCall, keys: SampleKeys, { interviews, plan, engagement }: Sample): Promise<void> {
  for (const { key, audit, title, person, place, remote, startedAt, endedAt, lines } of interviews) {
    if (lines[0] !== undefined) await keys.actAs(lines[0].author);
    const session = plan.audit === audit ? plan.sessions.find((one) => one.title === title) : undefined;
    const added = await call('interviews.add', {
      auditId: keys.audit(audit),
      title,
      personId: keys.person(person),
      place,
      ...(remote === undefined ? {} : { means: remote }),
      ...planned(session, engagement.timezone),
      startedAt,
      endedAt,
    });
    if (added.number !== key) throw new Error(`the sample calls ${key} what the program calls ${added.number}`);
    keys.addInterview(key, added.id);
  }
}

/** Needs the sample's evidence and findings besides. */
export async function addInterviewLines(call: TypedCall, keys: SampleKeys, { interviews }: Sample): Promise<void> {
  for (const { key, lines } of interviews) {
    for (const { at, author, kind, text, requirements, evidence, findings, done } of lines) {
      await keys.actAs(author);
      const { id } = await call('interviews.addLine', {
        id: keys.interview(key),
        text,
        kind,
        at,
        authorId: keys.person(author),
        requirements: requirements.map(requirementOf),
        evidence: evidence.map((one) => keys.evidence(one)),
        findings: findings.map((one) => keys.finding(one)),
      });
      if (done === true) await call('checklist.changeNote', { noteId: id, done });
    }
  }
}
