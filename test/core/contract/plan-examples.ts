/** Valid inputs of the plan's methods (see examples.ts). */
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';

type PlanMethod = Extract<EngineMethodName, `plan.${string}`>;
type PlanExamples = { readonly [M in PlanMethod]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

const about = {
  kind: 'session' as const,
  title: 'Impact assessment',
  room: 'Zaan',
  remote: true,
  means: 'Video call',
  risks: 'Picture may freeze; the guide shows the room on a second device.',
  auditees: 'Ruben Claes, Joost Bakker',
  note: 'Begin with the newest assessment.',
};

const leadOf = async ({ call, audits }: FilledEngagement) => {
  const { members } = await call('audits.show', { id: audits.stage2 });
  const lead = members[0];
  if (lead === undefined) throw new Error('The team of Stage 2 is empty.');
  return lead.id;
};
const secondOf = async (world: FilledEngagement) => {
  const { members } = await world.call('audits.show', { id: world.audits.stage2 });
  const known = members.find(({ personId }) => personId === world.people.auditor);
  return (
    known?.id ??
    (await world.call('audits.addMember', { auditId: world.audits.stage2, personId: world.people.auditor, role: 'auditor' })).id
  );
};
const subjects = async (world: FilledEngagement) => ({
  requirements: ['42001:8.4', '42001:A.5.2'],
  systems: [world.systems.lend],
  members: [await leadOf(world)],
});
const aSession = async (world: FilledEngagement) =>
  (
    await world.call('plan.addSession', {
      auditId: world.audits.stage2,
      day: '2026-11-17',
      startMinute: 540,
      endMinute: 630,
      title: 'Life cycle',
      members: [await leadOf(world)],
    })
  ).id;
const aMeeting = async ({ call, audits }: FilledEngagement) =>
  (
    await call('plan.recordMeeting', {
      auditId: audits.stage1,
      kind: 'opening',
      heldOn: '2026-10-06',
      startMinute: 510,
      note: crypto.randomUUID(),
    })
  ).id;
const anAttendee = async (world: FilledEngagement) => ({
  meetingId: await aMeeting(world),
  name: 'Elise Brandt',
  jobTitle: 'Chief executive officer',
  organization: 'Lumenfold AI B.V.',
});

export const planExamples: PlanExamples = {
  'plan.list': ({ audits }) => ({ auditId: audits.stage2 }),
  'plan.addSession': async (world) => ({
    auditId: world.audits.stage2,
    day: '2026-11-16',
    startMinute: 780,
    endMinute: 900,
    timeZone: 'Europe/Amsterdam',
    siteId: world.site,
    ...about,
    ...(await subjects(world)),
  }),
  'plan.updateSession': async (world) => ({ id: await aSession(world), siteId: world.site, ...about, ...(await subjects(world)) }),
  'plan.moveSession': async (world) => ({
    id: await aSession(world),
    day: '2026-11-18',
    startMinute: 600,
    endMinute: 690,
    member: { from: await leadOf(world), to: await secondOf(world) },
  }),
  'plan.removeSession': async (world) => ({ id: await aSession(world) }),
  'plan.recordHeld': async (world) => ({
    id: await aSession(world),
    held: 'changed',
    heldText: 'Only the first half.',
    deviationReason: 'Two engineers were away.',
  }),
  'plan.coverage': ({ audits }) => ({ auditId: audits.stage2 }),
  'plan.place': async (world) => ({ sessionId: await aSession(world), what: { requirement: '42001:7.4' } }),
  'plan.agree': async (world) => {
    await aSession(world);
    return { auditId: world.audits.stage2, with: 'Ruben Claes', on: '2026-10-30' };
  },
  'plan.meetings': ({ audits }) => ({ auditId: audits.stage2 }),
  'plan.recordMeeting': ({ audits }) => ({
    auditId: audits.stage2,
    kind: 'closing',
    heldOn: '2026-11-19',
    startMinute: 840,
    place: 'Utrecht, room Vecht',
    note: 'Questions on NC-02 were answered.',
    agenda: ['conclusions', 'attendance'],
  }),
  'plan.removeMeeting': async (world) => ({ id: await aMeeting(world) }),
  'plan.addAttendee': anAttendee,
  'plan.removeAttendee': async (world) => ({ id: (await world.call('plan.addAttendee', await anAttendee(world))).id }),
  'plan.exportPlan': ({ audits, ports }) => ({ auditId: audits.stage2, to: { path: ports.path('plan.pdf') }, task: 'plan-1' }),
};
