/** Valid inputs of the methods of interviews, notes, inbox and undo (see examples.ts). */
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';

type Method = Extract<EngineMethodName, `interviews.${string}` | `notes.${string}` | `inbox.${string}` | 'ledger.undo' | 'ledger.redo'>;
type InterviewExamples = { readonly [M in Method]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

const facts = {
  title: 'Purchasing',
  personLabel: 'Fenna Kuiper, purchasing',
  role: 'Head of purchasing',
  nameHidden: false,
  place: 'Room Zaan',
  means: 'on site',
  plannedAt: '2026-11-18T12:30:00.000Z',
  plannedMinutes: 45,
  plannedRequirements: ['42001:9.1'],
  startedAt: '2026-11-18T13:00:00.000Z',
  endedAt: '2026-11-18T14:00:00.000Z',
};

const caught = async ({ call, audits }: FilledEngagement) =>
  (await call('inbox.capture', { text: 'Ask for the minutes of May.', auditId: audits.stage2 })).id;

export const interviewExamples: InterviewExamples = {
  'interviews.list': ({ audits }) => ({ auditId: audits.stage2 }),
  'interviews.show': ({ interview }) => ({ id: interview }),
  'interviews.add': ({ audits, people }) => ({ auditId: audits.stage2, personId: people.auditee, ...facts }),
  'interviews.update': ({ interview, people }) => ({ id: interview, personId: people.auditee, ...facts }),
  'interviews.remove': async ({ call, audits }) => ({
    id: (await call('interviews.add', { auditId: audits.stage2, title: 'Not held' })).id,
  }),
  'interviews.addLine': async (world) => ({
    id: world.interview,
    text: 'No stop criterion written.',
    kind: 'quote',
    at: '2026-11-18T13:24:00.000Z',
    authorId: world.people.auditor,
    requirements: ['42001:9.1'],
    evidence: [world.evidence],
    findings: [(await world.findingIn('draft')).id],
    people: [world.people.auditee],
    draft: `new-line:${world.interview}`,
  }),
  'interviews.toDos': ({ audits }) => ({ auditId: audits.stage2 }),
  'notes.propose': ({ audits, interview }) => ({ auditId: audits.stage2, sign: '#', words: 'monit', interviewId: interview }),
  'inbox.list': () => ({}),
  'inbox.capture': ({ audits }) => ({
    text: 'Ask for the minutes of May. #9.1',
    kind: 'to_do',
    auditId: audits.stage2,
    draft: 'new-line:inbox',
  }),
  'inbox.link': async (world) => ({
    noteId: await caught(world),
    to: { kind: 'checklist_item', id: await world.row(world.audits.stage2, '9.1') },
  }),
  'inbox.discard': async (world) => ({ noteId: await caught(world) }),
  'ledger.undo': async (world) => {
    await caught(world);
    return {};
  },
  'ledger.redo': async (world) => {
    await caught(world);
    await world.call('ledger.undo', {});
    return {};
  },
};
