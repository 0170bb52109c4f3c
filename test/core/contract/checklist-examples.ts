/** Valid inputs of the methods on standards, own questions and own lists (see examples.ts). */
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';

type Method = Extract<
  EngineMethodName,
  | 'audits.addStandard'
  | 'audits.removeStandard'
  | 'audits.useCatalog'
  | 'checklist.propose'
  | 'checklist.addQuestion'
  | 'checklist.removeQuestion'
  | 'checklist.tickQuestion'
>;
type Examples = { readonly [M in Method]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

const isms = { standard: 'ISO/IEC 27001', edition: '2022' } as const;
/** A new audit, so that one example does not stand in the way of another. */
const anAudit = async ({ call }: FilledEngagement) => (await call('audits.create', { kind: 'special' })).id;
const catalogOf = async (world: FilledEngagement) => {
  const auditId = await anAudit(world);
  const { id } = await world.call('audits.addStandard', { auditId, ...isms });
  const found = (await world.call('audits.show', { id: auditId })).standards.find((one) => one.id === id);
  return found?.catalogId ?? '';
};

const aQuestion = async (world: FilledEngagement, text: string) =>
  (await world.call('checklist.addQuestion', { auditId: world.audits.stage2, requirement: '42001:5.2', list: 'ask', text })).id;

export const checklistExamples: Examples = {
  'checklist.addQuestion': ({ audits }) => ({
    auditId: audits.stage2,
    requirement: '42001:5.2',
    list: 'lookAt',
    text: 'Policy on the wall.',
  }),
  'checklist.removeQuestion': async (world) => ({ questionId: await aQuestion(world, 'Who reads it?') }),
  'checklist.tickQuestion': async (world) => ({
    id: await world.row(world.audits.stage2, '5.2'),
    questionId: await aQuestion(world, 'Who approved it?'),
    done: true,
  }),
  'checklist.propose': async (world) => ({ auditId: await anAudit(world), systems: [world.systems.lend], share: 40 }),
  'audits.addStandard': async (world) => ({ auditId: await anAudit(world), ...isms, catalogId: await catalogOf(world) }),
  'audits.removeStandard': async (world) => ({
    id: (await world.call('audits.addStandard', { auditId: await anAudit(world), ...isms })).id,
  }),
  'audits.useCatalog': async (world) => ({ auditId: await anAudit(world), catalogId: await catalogOf(world) }),
};
