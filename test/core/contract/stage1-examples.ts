/** Valid inputs of the methods of Stage 1 (see examples.ts). */
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';

type Stage1Method = Extract<EngineMethodName, `stage1.${string}`>;
type Stage1Examples = { readonly [M in Stage1Method]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

const aDocument = {
  title: 'MON-03 Model monitoring',
  version: '5',
  datedOn: '2026-03-02',
  requirements: ['42001:A.6.2.6', '42001:9.1'],
  verdict: 'not_adequate' as const,
  reason: 'It sets no time for the review of alarms.',
  on: '2026-10-06',
};
const documentId = async ({ call, audits }: FilledEngagement) =>
  (await call('stage1.addDocument', { auditId: audits.stage1, title: 'REL-02 Release procedure' })).id;

const soaRow = async ({ call }: FilledEngagement) => {
  const { versions } = await call('soa.versions', {});
  const version = versions[0] ?? (await call('soa.create', { number: '1.0' }));
  const { items } = await call('soa.show', { id: version.id });
  return items[0]?.id ?? '';
};

const aConcern = {
  title: 'Assessment and release are not tied together',
  text: 'REL-02 names the triggers of PRO-11 at no gate.',
  outlook: 'A nonconformity on 8.4.',
};
const concernId = async ({ call, audits }: FilledEngagement) =>
  (await call('stage1.addConcern', { auditId: audits.stage1, requirement: '42001:8.4', ...aConcern })).id;

const rowOfSystem = async ({ call, audits, systems }: FilledEngagement) => {
  const unit = { kind: 'system' as const, id: systems.lend };
  const { rows } = await call('checklist.list', { auditId: audits.stage1 });
  const known = rows.find((row) => row.ref === 'A.6.2.6' && row.unit.id === systems.lend);
  return known?.id ?? (await call('checklist.addUnit', { auditId: audits.stage1, requirement: '42001:A.6.2.6', unit })).id;
};

export const stage1Examples: Stage1Examples = {
  'stage1.show': ({ audits }) => ({ auditId: audits.stage1 }),
  'stage1.setObjective': ({ audits, evidence }) => ({
    auditId: audits.stage1,
    objective: 'g',
    state: 'met',
    text: 'Two internal audits and the management review of 17 September were performed.',
    evidence: [evidence],
  }),
  'stage1.setReadiness': ({ audits }) => ({
    auditId: audits.stage1,
    verdict: 'conditional',
    on: '2026-10-07',
    communicatedTo: 'Ruben Claes',
    communicatedOn: '2026-10-09',
  }),
  'stage1.addDocument': ({ audits, evidence }) => ({ auditId: audits.stage1, evidenceId: evidence, ...aDocument }),
  'stage1.updateDocument': async (world) => ({ id: await documentId(world), evidenceId: world.evidence, ...aDocument }),
  'stage1.removeDocument': async (world) => ({ id: await documentId(world) }),
  'stage1.addConcern': async (world) => ({
    auditId: world.audits.stage1,
    requirement: '42001:A.6.2.6',
    unit: { kind: 'system', id: world.systems.lend },
    ...aConcern,
    checklistItemId: await rowOfSystem(world),
    documentId: await documentId(world),
    soaItems: [await soaRow(world)],
  }),
  'stage1.updateConcern': async (world) => ({
    id: await concernId(world),
    title: 'Gates of the release procedure',
    text: 'REL-02 names no trigger.',
    outlook: 'A nonconformity.',
    soaItems: [await soaRow(world)],
  }),
  'stage1.removeConcern': async (world) => ({ id: await concernId(world) }),
  'stage1.treatConcern': async (world) => ({
    id: await concernId(world),
    auditId: world.audits.stage2,
    treatment: 'finding',
    text: 'Two releases went round the assessment.',
    on: '2026-11-17',
    findingId: (await world.findingIn('draft')).id,
    evidence: [world.evidence],
  }),
  'stage1.gate': ({ audits }) => ({ auditId: audits.stage2 }),
  'stage1.confirmTeam': ({ audits }) => ({
    auditId: audits.stage2,
    competence: 'confirmed',
    reason: 'An expert for consumer credit joins.',
    on: '2026-11-02',
  }),
  'stage1.judgeValidity': ({ audits }) => ({
    auditId: audits.stage2,
    validity: 'valid',
    reason: 'Six weeks have passed and nothing of weight changed.',
    changes: 'Scope statement 2.2.',
    intervalMonths: 3,
    on: '2026-11-02',
  }),
};
