/** Valid inputs of the methods about records of findings and their rules (see examples.ts). */
import type { FilledEngagement } from '../../builders/filled-engagement.ts';
import type { Examples } from './examples.ts';

const content = (world: FilledEngagement) => ({
  title: 'Reviews are missing',
  statement: 'Two drift alarms were closed without a recorded review.',
  gradeReason: 'Two of 41 alarms.',
  requirements: ['42001:A.6.2.6'],
  objectiveEvidence: [
    { text: 'Alarm list, weeks 31 and 33.', evidenceId: world.evidence, interviewId: world.interview, noteId: world.note },
  ],
  criterion: 'OPS-04 version 3, section 2',
  process: 'Monitoring',
  siteIds: [world.site],
  systemIds: [world.systems.lend],
});

const laterAudit = async ({ call }: FilledEngagement) => (await call('audits.create', { kind: 'surveillance' })).id;
const carriedItem = async (world: FilledEngagement) => {
  const { id } = await world.findingIn('plan_accepted');
  const { carried } = await world.call('findings.carryOver', { auditId: await laterAudit(world), ids: [id] });
  return carried[0]?.item.id ?? '';
};

export const findingExamples = {
  'findings.amend': async (world) => ({
    id: (await world.findingIn('issued')).id,
    reason: 'One alarm had been counted twice.',
    on: '2026-11-18',
    ...content(world),
    checklistItems: [await world.row(world.audits.stage2, 'A.6.2.6')],
  }),
  'findings.regrade': async ({ findingIn }) => ({
    id: (await findingIn('acknowledged')).id,
    grade: 'major',
    gradeCode: 'major',
    reason: 'Every system is concerned.',
    on: '2026-11-18',
  }),
  'findings.escalate': async ({ findingIn }) => ({
    id: (await findingIn('acknowledged')).id,
    ground: 'overdue_minor',
    outcome: 'suspension_review',
    reason: 'No answer after two reminders.',
    reference: 'SR-2027-03',
    subject: 'overdue_minor',
    on: '2026-11-18',
  }),
  'findings.resolveDispute': async ({ findingIn }) => ({
    id: (await findingIn('disputed')).id,
    outcome: 'upheld',
    text: 'The log of the other tool shows the same.',
    on: '2026-11-18',
  }),
  'findings.relate': async ({ findingIn }) => ({
    id: (await findingIn('draft')).id,
    otherId: (await findingIn('issued')).id,
    kind: 'repeat',
    reference: 'CAR 12 of 2023',
    reason: 'The same alarms, a year later.',
  }),
  'findings.unrelate': async ({ call, findingIn }) => {
    const relation = await call('findings.relate', {
      id: (await findingIn('draft')).id,
      otherId: null,
      kind: 'related',
      reference: 'CAR 12 of 2023',
      reason: 'Same process.',
    });
    return { relationId: relation.id };
  },
  'findings.recordConsultation': async ({ findingIn, people }) => ({
    id: (await findingIn('acknowledged')).id,
    personId: people.auditor,
    what: 'Wrote the corrective action.',
    on: '2026-11-18',
  }),
  'findings.setDates': async ({ findingIn }) => ({
    ids: [(await findingIn('issued')).id],
    answerBy: '2026-12-20',
    verifyBy: '2027-03-01',
    reason: 'The client is closed until January.',
  }),
  'findings.issueMany': async ({ findingIn }) => ({
    ids: [(await findingIn('draft')).id, (await findingIn('draft')).id],
    on: '2026-11-18',
    answerBy: '2026-12-18',
    verifyBy: '2027-02-16',
  }),
  'findings.policy': () => ({}),
  'findings.setPolicy': async ({ call }) => {
    // Another answer than before, so that something changes.
    const { policy } = await call('findings.policy');
    return {
      numberPattern: '{audit}-{type}-{nn}',
      majorAnswerDays: policy.majorAnswerDays === 20 ? 21 : 20,
      majorVerifyDays: 80,
      minorAnswerDays: 30,
      minorVerifyDays: 180,
      minorsOnOneRequirement: 3,
      certificateExpiresOn: '2029-12-01',
    };
  },
  'findings.schemes': () => ({}),
  'findings.saveScheme': async ({ call }) => {
    const facts = {
      name: 'Own scale',
      auditKinds: ['internal'],
      codes: [
        { code: 'red', label: 'Red', meaning: 'Not in place.', resultClass: 'major' },
        { code: 'amber', label: 'Amber', meaning: 'In part.', resultClass: 'minor' },
      ],
      source: 'Programme 2026',
    } as const;
    const input = { ...facts, auditKinds: ['internal' as const], codes: facts.codes.map((code) => ({ ...code })) };
    const { schemes } = await call('findings.schemes');
    const known = schemes.find((scheme) => scheme.auditKinds.includes('internal'))?.id ?? null;
    const id = known ?? (await call('findings.saveScheme', { id: null, ...input })).id;
    return { id, ...input, name: `Own scale ${Math.random().toString(36).slice(2, 8)}` };
  },
  'findings.proposals': () => ({}),
  'findings.calendar': () => ({}),
  'findings.trend': () => ({}),
  'findings.earlier': ({ audits }) => ({ auditId: audits.stage2 }),
  'findings.carryOver': async (world) => {
    const { id } = await world.findingIn('plan_accepted');
    return { auditId: await laterAudit(world), ids: [id] };
  },
  'findings.verifyEarlier': async (world) => ({
    id: await carriedItem(world),
    result: 'effective',
    text: 'Ten releases passed the gate.',
    on: '2026-11-18',
    method: 'on_site',
    evidence: [world.evidence],
    byId: world.people.lead,
    close: true,
  }),
  'findings.dropEarlier': async (world) => ({ id: await carriedItem(world) }),
} satisfies Partial<Examples>;
