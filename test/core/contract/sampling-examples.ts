/** A valid input for each method of sampling. */
import type { FilledEngagement } from '../../builders/filled-engagement.ts';
import type { Examples } from './examples.ts';

type Sampling = Pick<Examples, Extract<keyof Examples, `sampling.${string}`>>;

const design = { confidence: '95%', tolerable: '5%', population: 412 };

const facts = {
  unit: 'tickets',
  source: 'Release tool',
  query: 'type = release and deployed = yes',
  periodFrom: '2025-11-01',
  periodTo: '2026-10-31',
  extractedOn: '2026-11-17',
  extractedBy: 'Platform operations lead',
  reconciledWith: 'Deployment log',
  reconciledCount: 40,
  totalOf: 'Deployments',
  total: '40',
  reconciledTotal: '40',
  completeness: 'Count equals the deployment log.',
};
const tickets = (count: number) => ['ticket,system', ...Array.from({ length: count }, (_none, n) => `CHG-${n + 1},LendScore`)].join('\n');
const aFile = (count = 40) => ({ base64: Buffer.from(tickets(count)).toString('base64'), name: 'tickets.csv' });
const reading = {
  mapping: { headRow: 1, columns: [{ column: 0, field: 'record' as const }] },
  rowNumberIsId: false,
  leaveOut: [{ row: 900, reason: 'The line of totals.' }],
  shown: [1],
};

const plan = {
  title: 'Release approvals',
  requirements: ['42001:A.6.2.5'],
  question: 'Is each release signed off by somebody other than its developer?',
  attribute: 'Sign-off before deployment',
  deviationIs: 'No sign-off by another person before deployment',
  method: 'simple_random' as const,
  criteria: '',
  confidence: '95%',
  tolerable: '10%',
  expected: null,
  allowed: 0,
  aql: '1.0',
  size: 20,
  sizeReason: 'A little more than the least.',
  extendAt: 1,
  extendTo: 30,
  allAt: 2,
  seed: 'S2|P-01',
};

export const aPopulation = ({ call, audits }: FilledEngagement, patch: object = {}) =>
  call('sampling.importPopulation', {
    auditId: audits.stage2,
    name: 'Release tickets',
    file: aFile(),
    ...reading,
    unit: 'tickets',
    ...patch,
  });
/** A sample that is ready to be drawn. */
export async function aPlannedSample(world: FilledEngagement, patch: object = {}) {
  const population = await aPopulation(world);
  return world.call('sampling.addSample', { auditId: world.audits.stage2, populationId: population.id, ...plan, ...patch });
}
export async function aDrawnSample(world: FilledEngagement, patch: object = {}) {
  return world.call('sampling.draw', { id: (await aPlannedSample(world, patch)).sample.id });
}
const firstItem = async (world: FilledEngagement) => (await aDrawnSample(world)).items[0]?.id ?? '';
async function aDeviation(world: FilledEngagement) {
  const itemId = await firstItem(world);
  await world.call('sampling.setResult', { itemId, result: 'deviation' });
  return itemId;
}

export const samplingExamples: Sampling = {
  'sampling.sampleSize': () => ({ ...design, deviations: 1, expected: null }),
  'sampling.upperLimit': () => ({ n: 84, deviations: 1, confidence: '95%', population: 412, tolerable: '5%' }),
  'sampling.drawIds': () => ({ ids: ['CHG-2026-0001', 'CHG-2026-0002', 'CHG-2026-0003'], seed: 'S2|P-03', n: 2, method: 'hash_rank' }),
  'sampling.designs': () => ({ ...design, deviations: null, expected: '1%', aql: '1.0' }),
  'sampling.list': ({ audits }) => ({ auditId: audits.stage2 }),
  'sampling.show': async (world) => ({ id: (await aPlannedSample(world)).sample.id }),
  'sampling.previewPopulation': async () => {
    const { aWorkbook } = await import('../../builders/sheet.ts');
    const book = await aWorkbook({
      Tickets: [
        ['ticket', 'system'],
        ['CHG-1', 'LendScore'],
      ],
    });
    return { file: { base64: book.toString('base64'), name: 'tickets.xlsx' }, sheet: 'Tickets', ...reading };
  },
  'sampling.importPopulation': async (world) => {
    const { aWorkbook } = await import('../../builders/sheet.ts');
    const book = await aWorkbook({
      Tickets: [
        ['ticket', 'system'],
        ['CHG-1', 'LendScore'],
      ],
    });
    const previous = await aPopulation(world);
    return {
      auditId: world.audits.stage2,
      name: 'Release tickets',
      previousId: previous.id,
      file: { base64: book.toString('base64'), name: 'tickets.xlsx' },
      sheet: 'Tickets',
      ...reading,
      ...facts,
      task: 'population-1',
    };
  },
  'sampling.addPopulation': async (world) => ({
    auditId: world.audits.stage2,
    name: 'Decisions on applications',
    previousId: (await aPopulation(world)).id,
    size: 40,
    strata: [
      { name: 'approved', size: 30 },
      { name: 'declined', size: 10 },
    ],
    ...facts,
  }),
  'sampling.updatePopulation': async (world) => ({ id: (await aPopulation(world)).id, name: 'Release tickets of a year', ...facts }),
  'sampling.excludeRecord': async (world) => ({
    populationId: (await aPopulation(world)).id,
    record: 'CHG-7',
    records: 1,
    reason: 'A test of the tool, nothing was deployed.',
  }),
  'sampling.includeRecord': async (world) => {
    const { id } = await aPopulation(world);
    await world.call('sampling.excludeRecord', { populationId: id, record: 'CHG-7', reason: 'A test.' });
    const { exclusions } = await world.call('sampling.exclusions', { populationId: id });
    return { exclusionId: exclusions[0]?.id ?? '' };
  },
  'sampling.exclusions': async (world) => ({ populationId: (await aPopulation(world)).id }),
  'sampling.records': async (world) => ({ populationId: (await aPopulation(world)).id, words: 'CHG', limit: 20 }),
  'sampling.removePopulation': async (world) => ({ id: (await aPopulation(world)).id }),
  'sampling.exportIds': async (world) => ({ populationId: (await aPopulation(world)).id, to: { path: world.ports.path('ids.txt') } }),
  'sampling.addSample': async (world) => ({ auditId: world.audits.stage2, populationId: (await aPopulation(world)).id, ...plan }),
  'sampling.tryPlan': async (world) => ({
    id: (await aPlannedSample(world, { title: 'Approvals' })).sample.id,
    auditId: world.audits.stage2,
    populationId: (await aPopulation(world)).id,
    ...plan,
  }),
  'sampling.updatePlan': async (world) => ({
    id: (await aPlannedSample(world, { title: 'Approvals' })).sample.id,
    populationId: (await aPopulation(world)).id,
    ...plan,
  }),
  'sampling.removeSample': async (world) => ({ id: (await aPlannedSample(world)).sample.id }),
  'sampling.draw': async (world) => ({ id: (await aPlannedSample(world)).sample.id, at: '2026-11-01T09:00:00.000Z', task: 'draw-1' }),
  'sampling.choose': async (world) => ({
    id: (await aPlannedSample(world, { method: 'judgement', criteria: 'Large changes', extendAt: null, extendTo: null, allAt: null }))
      .sample.id,
    records: ['CHG-3', 'CHG-9'],
    at: '2026-11-01T09:00:00.000Z',
  }),
  'sampling.replace': async (world) => ({ itemId: await firstItem(world), reason: 'A test of the tool, no release.' }),
  'sampling.extend': async (world) => {
    const { sample, items } = await aDrawnSample(world);
    for (const [index, item] of items.entries())
      await world.call('sampling.setResult', { itemId: item.id, result: index === 0 ? 'deviation' : 'conforms' });
    return { id: sample.id };
  },
  'sampling.setResult': async (world) => ({
    itemId: await firstItem(world),
    result: 'deviation',
    missing: true,
    reason: 'Not in the archive.',
    at: '2026-11-01T09:00:00.000Z',
  }),
  'sampling.setResults': async (world) => {
    const { items } = await aDrawnSample(world);
    return { itemIds: items.map(({ id }) => id), result: 'not_applicable', reason: 'Of another site.', at: '2026-11-01T09:00:00.000Z' };
  },
  'sampling.note': async (world) => ({ itemId: await firstItem(world), note: 'Signed on 23 July, deployed on 20 July.' }),
  'sampling.attachEvidence': async (world) => ({ itemId: await firstItem(world), evidenceIds: [world.evidence] }),
  'sampling.notConfirmed': async (world) => ({ itemId: await aDeviation(world), reason: 'The deputy had signed in time.' }),
  'sampling.raiseFinding': async (world) => ({
    itemIds: [await aDeviation(world)],
    grade: 'minor',
    title: 'Deployed before sign-off',
    statement: 'A release was deployed before somebody other than its developer had signed it off.',
    requirements: ['42001:A.6.2.5'],
    checklistItems: [await world.row(world.audits.stage2, 'A.6.2.5')],
  }),
  'sampling.linkFinding': async (world) => ({
    itemIds: [await aDeviation(world)],
    findingId: (await world.findingIn('draft')).id,
    asEvidence: true,
  }),
  'sampling.conclude': async (world) => ({ id: (await aDrawnSample(world)).sample.id, conclusion: 'Holds for the three systems.' }),
  'sampling.table': () => ({}),
  'sampling.setTable': () => ({
    name: 'Procedure P-12, annex B',
    source: 'Tarn Certification, P-12 version 4',
    rows: [
      { upTo: 50, size: 8 },
      { upTo: null, size: 25 },
    ],
  }),
};
