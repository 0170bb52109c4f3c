/** Valid inputs of the methods of kept audit time (see examples.ts). */
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';

type Calculator = 'audit-time.tables' | 'audit-time.calculate' | 'audit-time.multiSite';
type KeptMethod = Exclude<Extract<EngineMethodName, `audit-time.${string}`>, Calculator>;
type KeptExamples = { readonly [M in KeptMethod]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

const calculation = async ({ call }: FilledEngagement) => call('audit-time.add', { title: 'Initial audit', scheme: 'QMS', persons: 55 });
const standardId = async (world: FilledEngagement) => (await calculation(world)).standards[0]?.id ?? '';
const lineId = async (world: FilledEngagement) => {
  const { standards } = await world.call('audit-time.addLine', {
    standardId: await standardId(world),
    kind: 'adjustment',
    factor: 'Mature system',
    value: -500,
    reason: 'Certified to ISO 9001 for nine years without a major.',
  });
  return standards[0]?.lines[0]?.id ?? '';
};

export const auditTimeExamples: KeptExamples = {
  'audit-time.list': () => ({}),
  'audit-time.add': () => ({ title: 'Initial audit', scheme: 'AIMS', persons: 58 }),
  'audit-time.update': async (world) => ({
    id: (await calculation(world)).id,
    title: 'Initial audit, integrated',
    sitePercent: -1000,
    siteReason: 'Porto does a part of the processes.',
    integrationLevel: 80_00,
    integrationAbility: 60_00,
    integrationReason: 'One document set, one management review.',
    stage1Percent: 33_00,
    onSitePercent: 80_00,
    reductionLimitPercent: 25_00,
    note: 'Procedure P-07 of the body.',
  }),
  'audit-time.remove': async (world) => ({ id: (await calculation(world)).id }),
  'audit-time.addStandard': async (world) => ({ auditTimeId: (await calculation(world)).id, scheme: 'ISMS', persons: 142 }),
  'audit-time.updateStandard': async (world) => ({
    id: await standardId(world),
    persons: 142,
    effectivePersons: 120,
    identical: [25, 16],
    effectiveReason: 'Annotators do identical work.',
    complexity: 'low',
    businessScore: 5,
    itScore: 8,
    complexityPercent: 2000,
    complexityReason: 'Cloud platforms in two regions.',
    base: [{ from: 1, to: 200, hundredths: 950 }],
    baseSource: 'Licensed copy of the body, Annex A',
  }),
  'audit-time.removeStandard': async (world) => {
    const { standards } = await world.call('audit-time.addStandard', {
      auditTimeId: (await calculation(world)).id,
      scheme: 'ISMS',
      persons: 142,
    });
    return { id: standards[1]?.id ?? '' };
  },
  'audit-time.addLine': async (world) => ({
    standardId: await standardId(world),
    kind: 'addition',
    factor: 'Second language',
    count: 1,
    value: 50,
    reason: 'Records in Portuguese.',
    source: 'Procedure P-07, 4.2',
  }),
  'audit-time.updateLine': async (world) => ({
    id: await lineId(world),
    factor: 'Very mature system',
    count: 1,
    value: -1000,
    reason: 'Certified for nine years.',
    source: 'Procedure P-07, 4.3',
  }),
  'audit-time.removeLine': async (world) => ({ id: await lineId(world) }),
  'audit-time.approve': async (world) => ({ id: (await calculation(world)).id, by: 'Lotte Maas', on: '2026-09-21' }),
  'audit-time.apply': async (world) => ({ id: (await calculation(world)).id, auditId: world.audits.stage1, part: 'stage_1' }),
  'audit-time.setPlanned': async (world) => {
    await world.call('audit-time.apply', { id: (await calculation(world)).id, auditId: world.audits.stage2 });
    return { auditId: world.audits.stage2, plannedHundredths: 450, reason: 'One more session on the new system.' };
  },
  'audit-time.recordActual': ({ audits }) => ({
    auditId: audits.stage2,
    actualHundredths: 475,
    reason: 'The closing meeting was put off by two hours.',
    notCountedHundredths: 150,
  }),
  'audit-time.export': async (world) => {
    await world.call('audit-time.apply', { id: (await calculation(world)).id, auditId: world.audits.stage2 });
    return { auditId: world.audits.stage2, to: { path: world.ports.path('audit-time.pdf') }, task: 'time-1' };
  },
};
