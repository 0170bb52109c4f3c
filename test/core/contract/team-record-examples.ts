/** Valid inputs of the methods about competence and impartiality (see examples.ts). */
import type { EngineMethodName, InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { teamRecordMethods } from '../../../shared/contract/team-records.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';

type RecordMethod = Extract<EngineMethodName, keyof typeof teamRecordMethods>;
type RecordExamples = { readonly [M in RecordMethod]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

const areas = async ({ call }: FilledEngagement): Promise<OutputOf<'team.check'>['areas']> => (await call('team.check')).areas;
const areaAt = async (world: FilledEngagement, index: number) => (await areas(world))[index]?.id ?? '';
const evidence = {
  basis: 'audits' as const,
  evidence: 'Led 14 audits since 2022.',
  evaluatedOn: '2026-03-02',
  evaluatedBy: 'Karin Aaltonen',
  validUntil: '2029-03-01',
};
const aNewPerson = async ({ call }: FilledEngagement, name = 'Hanna Lindqvist') =>
  (await call('team.add', { name, role: 'auditor', side: 'body' })).id;
const aTie = async (world: FilledEngagement, kind: 'personal' | 'consultancy' = 'personal') => {
  const personId = await aNewPerson(world);
  const { id } = await world.call('team.declare', { personId, kind, text: 'As said.', fromOn: '2026-01-01', toOn: '2026-03-31' });
  return { personId, id };
};
const anAbsence = { fromOn: '2026-12-21', toOn: '2027-01-03', reason: 'Holiday' };
const aMember = async (world: FilledEngagement, role: 'auditor' | 'trainee') => {
  const personId = await aNewPerson(world, `New ${role}`);
  return world.call('audits.addMember', { auditId: world.audits.stage2, personId, role });
};

export const teamRecordExamples: RecordExamples = {
  'team.check': () => ({}),
  'team.records': ({ people }) => ({ id: people.lead }),
  'team.addArea': () => ({ name: `Medical devices ${crypto.randomUUID()}`, source: 'Own rule CB-7', neededFor: ['team', 'reviewer'] }),
  'team.updateArea': async (world) => ({
    id: await areaAt(world, 0),
    name: `Concepts ${crypto.randomUUID()}`,
    source: 'Own rule CB-7',
    neededFor: ['team', 'decision_maker'],
  }),
  'team.removeArea': async ({ call }) => ({ id: (await call('team.addArea', { name: `Gone ${crypto.randomUUID()}` })).id }),
  'team.addCompetence': async (world) => ({ personId: world.people.auditor, areaId: await areaAt(world, 1), ...evidence }),
  'team.updateCompetence': async (world) => ({
    id: (await world.call('team.addCompetence', { personId: world.people.lead, areaId: await areaAt(world, 1) })).id,
    areaId: await areaAt(world, 2),
    ...evidence,
  }),
  'team.removeCompetence': async (world) => ({
    id: (await world.call('team.addCompetence', { personId: world.people.lead, areaId: await areaAt(world, 1), ...evidence })).id,
  }),
  'team.declare': ({ people }) => ({
    personId: people.auditor,
    kind: 'personal',
    text: 'A cousin works in the support desk.',
    declaredOn: '2026-05-20',
    fromOn: '2024-01-01',
    toOn: '2026-12-31',
    threats: ['familiarity'],
    safeguards: 'Does not audit the support desk.',
  }),
  'team.setSafeguards': async (world) => ({
    id: (await aTie(world)).id,
    threats: ['self_review'],
    safeguards: 'Somebody else audits the data sets.',
  }),
  'team.withdrawDeclaration': async (world) => ({ id: (await aTie(world)).id, reason: 'Meant another client of the same name.' }),
  'team.recordOverride': async (world) => ({
    personId: (await aTie(world, 'consultancy')).personId,
    task: 'audit',
    auditId: world.audits.stage2,
    justification: 'Nobody else reads Portuguese.',
  }),
  'team.addAbsence': ({ people }) => ({ personId: people.auditor, ...anAbsence }),
  'team.updateAbsence': async ({ call, people }) => ({
    id: (await call('team.addAbsence', { personId: people.lead, fromOn: '2027-02-01', toOn: '2027-02-02' })).id,
    ...anAbsence,
  }),
  'team.removeAbsence': async ({ call, people }) => ({ id: (await call('team.addAbsence', { personId: people.lead, ...anAbsence })).id }),
  'team.recordNotice': async (world) => ({
    auditId: world.audits.stage2,
    personId: (await aMember(world, 'auditor')).personId,
    sentOn: '2026-10-20',
    backgroundAskedOn: '2026-10-21',
    backgroundSentOn: '2026-10-22',
    objectedOn: '2026-10-23',
    objection: 'Worked for a competitor.',
    outcome: 'not_upheld',
    outcomeText: 'Five years ago, in another field.',
  }),
  'team.setGuide': async (world) => ({ memberId: (await aMember(world, 'trainee')).id, personId: world.people.lead }),
};
