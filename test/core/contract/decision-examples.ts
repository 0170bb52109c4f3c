/** Valid inputs of the methods of review and decision (see examples.ts). */
import { join } from 'node:path';
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import { apart, openReview, overrideAll, reviewReady } from '../../builders/decided.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';

type DecisionMethod = Exclude<
  Extract<EngineMethodName, `decision.${string}`>,
  `decision.pack${string}` | 'decision.takeQuestions' | 'decision.exemptItem' | 'decision.withdrawExemption'
>;
type DecisionExamples = { readonly [M in DecisionMethod]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

const ofStage2 = ({ audits }: FilledEngagement) => ({ auditId: audits.stage2 });

const aQuestion = async ({ call, audits }: FilledEngagement) =>
  (await call('decision.ask', { reviewId: await openReview(call, audits.stage2), subject: 'other', text: 'Who chose the sites?' })).id;

const anOverride = async ({ call, audits }: FilledEngagement) => {
  const { overrides } = await call('decision.show', { auditId: audits.stage2 });
  const standing = overrides.find(({ withdrawnAt }) => withdrawnAt === null);
  if (standing !== undefined) return standing.id;
  return (await call('decision.override', { auditId: audits.stage2, gate: 'rows_concluded', justification: 'On paper.' })).id;
};

/** An audit that is over and on which nothing blocks a decision. */
const overAndReady = async ({ call, people }: FilledEngagement) => {
  const { id } = await call('audits.create', { kind: 'special', startsOn: '2026-11-10', endsOn: '2026-11-11' });
  await call('audits.addMember', { auditId: id, personId: people.lead, role: 'lead_auditor' });
  await reviewReady(call, id);
  await overrideAll(call, id);
  return id;
};

const aDecision = async (world: FilledEngagement) => ({
  auditId: await overAndReady(world),
  outcome: 'refuse' as const,
  decidedById: (await apart(world.call)).decider,
  decidedByFunction: 'Certification manager',
  independent: true,
  competence: 'Decides on information security and AI since 2019.',
  grounds: 'The report of 20 November and the review.',
  conditions: 'None.',
  conditionsBy: '2027-02-01',
});

export const decisionExamples: DecisionExamples = {
  'decision.gates': ofStage2,
  'decision.show': ofStage2,
  'decision.subjects': ofStage2,
  'decision.certificate': ofStage2,
  'decision.policy': () => ({}),
  'decision.override': async (world) => {
    const { overrides } = await world.call('decision.show', ofStage2(world));
    for (const { id, gate, withdrawnAt } of overrides)
      if (gate === 'majors_verified' || (gate === 'rows_concluded' && withdrawnAt === null))
        await world.call('decision.withdrawOverride', { id, reason: 'Done since.' });
    return { ...ofStage2(world), gate: 'rows_concluded', justification: 'The rows are in the paper file.', byId: world.people.lead };
  },
  'decision.withdrawOverride': async (world) => ({ id: await anOverride(world), reason: 'The rows were entered.' }),
  'decision.beginReview': async (world) => {
    const { reviewer } = await apart(world.call);
    const { reviews } = await world.call('decision.show', ofStage2(world));
    const open = reviews.find(({ conclusion }) => conclusion === 'open');
    if (open !== undefined) await world.call('decision.concludeReview', { id: open.id, conclusion: 'returned', remark: 'See Q-1.' });
    return { ...ofStage2(world), reviewerId: reviewer, on: '2026-11-18' };
  },
  'decision.concludeReview': async (world) => ({
    id: await openReview(world.call, world.audits.stage2),
    conclusion: 'returned',
    remark: 'The scope has to be made clear.',
    on: '2026-11-18',
  }),
  'decision.ask': async (world) => ({
    reviewId: await openReview(world.call, world.audits.stage2),
    subject: 'evidence',
    subjectId: world.evidence,
    text: 'Which weeks does the list cover?',
  }),
  'decision.clarify': async (world) => ({
    questionId: await aQuestion(world),
    kind: 'answer',
    text: 'The lead auditor, by risk.',
    byId: world.people.lead,
    byName: 'Ines Vogt',
  }),
  'decision.settleQuestion': async (world) => ({ id: await aQuestion(world), outcome: 'Made clear by the lead auditor.' }),
  'decision.record': async (world) => ({ ...(await aDecision(world)), decidedOn: '2026-11-18' }),
  'decision.withdraw': async (world) => ({
    id: (await world.call('decision.record', await aDecision(world))).id,
    reason: 'Entered twice.',
  }),
  'decision.setCertificate': (world) => ({
    ...ofStage2(world),
    number: `NC-AI-${crypto.randomUUID().slice(0, 4)}`,
    holder: 'Lumenfold AI B.V.',
    locations: [{ name: 'Utrecht', address: 'Weverskade 14', activities: 'Development' }],
    standard: 'ISO/IEC 42001:2023',
    scope: 'Development and operation of credit scoring.',
    aiRoles: 'AI provider',
    soaNumber: '3.2',
    soaDatedOn: '2026-10-05',
    effectiveOn: null,
    expiresOn: null,
    bodyName: 'Norrvik Certification AB',
    bodyAddress: 'Skeppsgatan 19, Malmö',
    accreditation: 'Accreditation no. 2214',
    revision: 'The newest version replaces the others.',
    replaces: '',
    statement: 'This certificate concerns the management system.',
  }),
  'decision.exportCertificate': ({ audits, ports }) => ({
    auditId: audits.stage2,
    to: { path: join(ports.folder, `certificate-${crypto.randomUUID()}.pdf`) },
    task: `certificate-${crypto.randomUUID()}`,
  }),
  'decision.seal': async (world) => {
    await apart(world.call);
    await overrideAll(world.call, world.audits.stage2);
    const { file } = await world.call('engagement.status');
    if (file?.head == null) throw new Error('The file has no ledger.');
    return {
      ...ofStage2(world),
      tagManifestSha256: 'a'.repeat(64),
      keyId: 'RWQ871C2',
      fileName: 'pack.zip',
      evidenceFiles: false,
      head: file.head,
    };
  },
  'decision.setPolicy': () => ({
    severities: [{ gate: 'coverage_holes', severity: 'blocking' }],
    certificateMonths: 35 + Math.round(Math.random() * 60),
    majorMonths: 6,
    alwaysApart: ['surveillance'],
    soaOnCertificate: true,
    statement: 'This certificate concerns the management system.',
    revision: 'The newest version replaces the others.',
    accreditation: 'Accreditation no. 2214',
  }),
};
