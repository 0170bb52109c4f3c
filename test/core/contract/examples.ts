/**
 * One valid input per method of the engine, made on a filled engagement. The type demands an entry for every method, so
 * that nobody forgets one; each entry names every field of its method, so that each field is tried out.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';
import { aResponse } from '../../builders/filled-engagement.ts';
import { aWorkbook } from '../../builders/sheet.ts';
import { auditTimeExamples } from './audit-time-examples.ts';
import { checklistExamples } from './checklist-examples.ts';
import { clientExamples } from './client-examples.ts';
import { coverageExamples } from './coverage-examples.ts';
import { decisionExamples } from './decision-examples.ts';
import { findingExamples } from './finding-examples.ts';
import { interviewExamples } from './interview-examples.ts';
import { packExamples } from './pack-examples.ts';
import { phrasingExamples } from './phrasings-examples.ts';
import { planExamples } from './plan-examples.ts';
import { programmeExamples } from './programme-examples.ts';
import { reportExamples } from './report-examples.ts';
import { responseExamples } from './response-examples.ts';
import { samplingExamples } from './sampling-examples.ts';
import { stage1Examples } from './stage1-examples.ts';
import { teamRecordExamples } from './team-record-examples.ts';
import { templateExamples } from './template-examples.ts';

export type Examples = { readonly [M in EngineMethodName]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

const nothing = () => ({});
const aPerson = { name: 'Hanna Lindqvist', title: 'Auditor', email: 'hanna@tarn.example', role: 'auditor', side: 'body' } as const;
const aSite = {
  name: 'Utrecht',
  address: 'Weverskade 14',
  activities: 'Product teams',
  scopeStatement: 'Development of products.',
  headcount: 104,
  shifts: '2, 06:00 to 22:00',
  centralFunction: true,
};
const aSystem = {
  name: 'Loomi Assist',
  reference: 'AI-003',
  version: '1.3',
  owner: 'Product lead',
  businessUnit: 'Product',
  status: 'production' as const,
  lifeCycleStage: 'operation_monitoring' as const,
  inScope: true,
  scopeReason: 'Used by customers.',
  purpose: 'Answers questions of applicants.',
  outOfScopeUses: 'Advice on whether to borrow.',
  decisionsSupported: 'None; it explains.',
  automationLevel: 'informs' as const,
  users: 'Loan applicants',
  affectedPersons: 'Loan applicants',
  languages: 'Dutch, Portuguese',
  countries: 'NL, PT',
  isoRoles: ['provider' as const],
  aiActRoles: ['provider' as const],
  modelKind: 'generative' as const,
  model: 'Bought language model',
  modelVersion: '2026-05',
  modelOrigin: 'third_party' as const,
  learningInUse: 'no' as const,
  trainingData: 'None of our own.',
  validationData: '200 checked dialogues',
  testData: '120 checked dialogues',
  productionData: 'What applicants type',
  dataSource: 'Help desk',
  dataRights: 'Consent of 2025',
  personalData: 'personal' as const,
  dataQuality: 'Checked each quarter',
  knownBias: 'Weaker in Frisian',
  dataRetention: '90 days',
  supplierName: 'Northmere Models',
  supplierService: 'Hosted language model',
  supplierContract: 'NM-2025-17',
  supplierDocumentation: 'Model card of May',
  supplierRegion: 'EU',
  supplierTrainsOnData: 'no' as const,
  supplierChangeNotice: 'yes' as const,
  supplierCertificate: 'ISO/IEC 42001, hosting only',
  aiActClass: 'transparency' as const,
  aiActArea: '',
  aiActReason: 'Talks to people.',
  aiActAssessor: 'Legal counsel',
  aiActAssessedOn: '2026-04-02',
  aiActLawVersion: 'Regulation (EU) 2024/1689 as of July 2026',
  riskLevel: 'limited' as const,
  riskAssessedOn: '2026-04-10',
  impactLevel: 'low' as const,
  impactAssessmentRef: 'IA-03',
  impactAssessedOn: '2026-04-12',
  oversightModel: 'Help desk reads along',
  oversightPersons: 'Help desk lead',
  overrideMeans: 'Switch in the console',
  monitoring: 'Share of handed-over dialogues, limit 12 %',
  logging: 'All turns, 90 days',
  userInformation: 'Says that it is AI',
  incidents: 'None',
  lastChangedOn: '2026-05-20',
  nextReviewOn: '2027-05-20',
};
const aSupplier = {
  name: 'Northmere Models',
  kinds: ['ai_service' as const, 'model' as const],
  criticality: 'high' as const,
  service: 'Hosted language model',
  region: 'EU',
  contact: 'accounts@northmere.example',
  dueDiligence: 'accepted_with_conditions' as const,
  dueDiligenceOn: '2025-11-03',
  dueDiligenceText: 'Documentation of training data was missing.',
  contract: 'NM-2025-17',
  contractClauses: ['change_notice' as const, 'incident_notice' as const],
  contractText: 'No audit right.',
  trainsOnData: 'no' as const,
  documentation: 'Model card of May',
  responsibilities: 'They keep the model up, we judge its answers.',
  monitoring: 'Quarterly service report',
  issues: 'Late notice of the March change.',
  certificateStandard: 'ISO/IEC 42001',
  certificateNumber: 'NM-1',
  certificateBody: 'Tarn Certification',
  certificateAccreditation: 'RvA C 999',
  certificateScope: 'Hosting of models',
  certificateValidUntil: '2028-03-01',
  certificatePublicEntry: 'Entry 4711',
  certificateCheckedOn: '2026-06-01',
  reviewOn: '2027-01-15',
};
const aBoundaryItem = { kind: 'outsourced_service', name: 'Hosted language model', inside: true, reason: 'Used by Loomi Assist.' } as const;
const inventoryTable = Buffer.from('Name;Risk class;Stage\nLendScore;hgih;Live\nDocuSift;High risk;Live\n').toString('base64');
const anInventory = {
  file: { base64: inventoryTable, name: 'inventory.csv' },
  mapping: {
    headRow: 1,
    columns: [
      { column: 0, field: 'name' as const },
      { column: 1, field: 'aiActClass' as const },
    ],
  },
  words: [{ field: 'aiActClass' as const, from: 'High risk', to: 'high_annex_iii' }],
  corrections: [{ row: 2, column: 1, value: 'none' }],
  leaveOut: [9],
  task: 'import-1',
};
const inventoryBook = async () => ({
  file: {
    base64: (
      await aWorkbook({
        Inventory: [
          ['Name', 'Risk class'],
          ['LendScore', 'hgih'],
          ['DocuSift', 'High risk'],
        ],
      })
    ).toString('base64'),
    name: 'inventory.xlsx',
  },
  sheet: 'Inventory',
});
const savedMapping = async ({ call }: FilledEngagement) => {
  await call('scope.importSystems', { ...anInventory, saveMappingAs: 'Inventory of the client' });
  const { mappings } = await call('scope.mappings', {});
  return mappings[0]?.id ?? '';
};
const supplierId = async ({ call }: FilledEngagement) => (await call('suppliers.add', aSupplier)).id;
const auditFacts = {
  title: 'Surveillance in Porto',
  criteria: 'ISO/IEC 42001:2023',
  objectives: 'See that operational control continues.',
  startsOn: '2027-10-04',
  endsOn: '2027-10-05',
  timeZone: 'Europe/Lisbon',
  places: 'Porto',
  plannedHundredths: 250,
  actualHundredths: 200,
};
const evidenceFacts = {
  kind: 'sheet',
  source: 'Head of model risk',
  periodFrom: '2026-07-01',
  periodTo: '2026-09-30',
  versionOrDate: 'Export of 17 November',
  location: 'Sheet 2',
  confidentiality: 'confidential',
} as const;
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const evidenceId = async ({ call, audits }: FilledEngagement) =>
  (await call('evidence.addSeen', { auditId: audits.stage2, title: 'Release log' })).id;
const keptEvidence = async ({ call, audits }: FilledEngagement) =>
  (await call('evidence.add', { auditId: audits.stage2, file: { base64: picture, name: 'screen.png' } })).evidence.id;
const freshNote = async ({ call, audits, row }: FilledEngagement) =>
  (await call('checklist.addNote', { id: await row(audits.stage2, '5.2'), text: 'Policy of 2 February.', kind: 'to_do' })).id;
const backupKey = async ({ call }: FilledEngagement) => (await call('engagement.backUp', {})).key;
const findingId = async (world: FilledEngagement, ...wanted: Parameters<FilledEngagement['findingIn']>) =>
  (await world.findingIn(...wanted)).id;
const findingContent = async ({ audits, row, evidence, interview, note, site, systems }: FilledEngagement) => ({
  grade: 'minor' as const,
  gradeCode: 'minor',
  criterion: 'SUP-02 version 4',
  process: 'Purchasing',
  siteIds: [site],
  systemIds: [systems.docu],
  title: 'Supplier evaluation is missing',
  statement: 'One supplier had not been evaluated.',
  gradeReason: 'A single case.',
  requirements: ['42001:A.10.3'],
  checklistItems: [await row(audits.stage2, 'A.10.3')],
  objectiveEvidence: [{ text: 'Register of suppliers, line 7.', evidenceId: evidence, interviewId: interview, noteId: note }],
  answerBy: '2026-12-19',
  verifyBy: '2027-02-17',
  requirementFulfilled: false,
});

const soaList = [
  ['Control', 'Title', 'Applicable', 'Reason'],
  ['A.2.2', 'AI policy', 'Yes', 'Risk R-01'],
  ['A.9.4', 'Intended use of the AI system', 'No', 'No own use; risk R-26'],
];
const soaSource = async () => ({
  file: { base64: (await aWorkbook({ 'Annex A': soaList })).toString('base64'), name: 'soa.xlsx' },
  sheet: 'Annex A',
  mapping: {
    headRow: 1,
    columns: [
      { column: 0, field: 'controlRef' as const },
      { column: 1, field: 'title' as const },
      { column: 2, field: 'applicable' as const },
      { column: 3, field: 'reason' as const },
    ],
  },
  corrections: [{ row: 2, column: 3, value: 'Risk R-02' }],
  leaveOut: [9],
});
const versionFacts = { datedOn: '2026-09-01', approvedBy: 'Chief risk officer', approvedOn: '2026-09-14', note: 'As received.' };
let versions = 0;
/** A number of its own for each version: they are taken once. */
const freshNumber = (): string => {
  versions += 1;
  return `3.${versions}`;
};
const aVersion = async ({ call }: FilledEngagement) =>
  (await call('soa.import', { ...(await soaSource()), number: freshNumber() })).version.id;
const anItem = async (world: FilledEngagement) => {
  const { items } = await world.call('soa.show', { id: await aVersion(world) });
  return items[0]?.id ?? '';
};
const itemFacts = ({ systems }: FilledEngagement) => ({
  title: 'Own control on model cards',
  origin: 'own' as const,
  applicable: 'yes' as const,
  inclusionGrounds: ['business' as const],
  inclusionText: 'Asked for by customers.',
  exclusionGround: null,
  exclusionText: 'Not for pilots.',
  linkedRisks: 'R-07',
  implementation: 'Planned',
  how: 'Template of the product team.',
  documents: 'DEV-09',
  owner: 'Product lead',
  dueOn: '2027-01-31',
  auditorNote: 'Look at two cards.',
  systems: [systems.lend],
});
/** A pinned version that excludes a control whose row nobody has touched. */
const pinned = async (world: FilledEngagement, auditId: string) => {
  const versionId = await aVersion(world);
  await world.call('soa.pin', { auditId, versionId });
  return { auditId };
};

export const examples: Examples = {
  'engagement.create': ({ ports }) => ({
    file: { path: ports.path('another.aims') },
    kind: 'certification',
    clientName: 'Brightmoor Ltd',
    cycle: 'initial',
    standard: 'ISO/IEC 42001',
    edition: '2023',
    scopeStatement: 'Document AI.',
    timeZone: 'Europe/Lisbon',
    bodyName: 'Tarn Certification',
    person: { name: 'Hanna Lindqvist', role: 'lead_auditor', side: 'body', title: 'Lead auditor', email: 'hanna@tarn.example' },
    passphrase: 'correct horse battery',
  }),
  'engagement.open': ({ path }) => ({ file: { path }, passphrase: 'correct horse battery', readOnly: true, takeOver: false }),
  'engagement.openSample': ({ ports }) => ({ file: { path: ports.path('sample.aims') } }),
  'engagement.close': nothing,
  'engagement.status': nothing,
  'engagement.show': nothing,
  'engagement.update': () => ({
    clientName: 'Lumenfold AI B.V.',
    clientLegalName: 'Lumenfold AI B.V.',
    clientAddress: 'Weverskade 14, 3513 Utrecht',
    clientDescription: 'Provider of credit scoring.',
    representativeName: 'Ruben Claes',
    representativeRole: 'AIMS manager',
    headcount: 143,
    aiRoles: ['provider', 'producer'],
    bodyName: 'Tarn Certification',
    bodyAddress: 'Havenkade 21, 3016 Rotterdam',
    cycle: 'first',
    standard: 'ISO/IEC 42001',
    edition: '2023',
    scopeStatement: 'Credit scoring at Utrecht and Porto.',
    timeZone: 'Europe/Amsterdam',
  }),
  'engagement.overview': nothing,
  'engagement.setPassphrase': () => ({ next: 'correct horse battery' }),
  'engagement.changePassphrase': () => ({ current: 'correct horse battery', next: 'another horse battery' }),
  'engagement.removePassphrase': () => ({ current: 'correct horse battery' }),
  'engagement.backUp': nothing,
  'engagement.backups': nothing,
  'engagement.compareBackup': async (world) => ({ key: await backupKey(world) }),
  'engagement.restore': async (world) => ({ key: await backupKey(world), to: { path: world.ports.path('restored.aims') } }),
  'engagement.backupsOf': (world) => ({ file: { path: world.path } }),
  'engagement.restoreBackup': async (world) => ({
    file: { path: world.path },
    key: await backupKey(world),
    to: { path: world.ports.path('restored.aims') },
    passphrase: 'correct horse battery',
  }),
  'engagement.recent': nothing,
  'engagement.forget': () => ({ key: 'a-key' }),
  'engagement.cancel': () => ({ task: 'export-1' }),

  'team.list': nothing,
  'team.add': () => aPerson,
  'team.update': ({ people }) => ({
    id: people.auditor,
    ...aPerson,
    name: 'Tobias Keller-Maas',
    justification: 'Nobody else reads Portuguese.',
  }),
  'team.remove': async ({ call }) => ({ id: (await call('team.add', aPerson)).id }),
  'team.actAs': ({ people }) => ({ id: people.lead }),

  'scope.sites': nothing,
  'scope.addSite': () => aSite,
  'scope.updateSite': ({ site }) => ({ id: site, ...aSite }),
  'scope.removeSite': async ({ call }) => ({ id: (await call('scope.addSite', aSite)).id }),
  'scope.systems': nothing,
  'scope.system': ({ systems }) => ({ id: systems.lend }),
  'scope.addSystem': ({ site }) => ({ ...aSystem, siteIds: [site] }),
  'scope.updateSystem': ({ systems, site }) => ({ id: systems.docu, ...aSystem, siteIds: [site] }),
  'scope.previewSystems': async (world) => ({ ...anInventory, ...(await inventoryBook()), mappingId: await savedMapping(world) }),
  'scope.importSystems': async (world) => ({
    ...anInventory,
    ...(await inventoryBook()),
    mappingId: await savedMapping(world),
    leaveOutWrong: true,
    leaveOutKnown: false,
    saveMappingAs: 'Inventory of November',
  }),
  'scope.mappings': nothing,
  'scope.removeMapping': async (world) => ({ id: await savedMapping(world) }),
  'scope.items': nothing,
  'scope.addItem': async (world) => ({ ...aBoundaryItem, siteId: world.site, supplierId: await supplierId(world) }),
  'scope.updateItem': async (world) => ({
    id: (await world.call('scope.addItem', aBoundaryItem)).id,
    ...aBoundaryItem,
    name: 'Hosted model',
    inside: false,
    siteId: world.site,
    supplierId: await supplierId(world),
  }),
  'scope.removeItem': async ({ call }) => ({ id: (await call('scope.addItem', aBoundaryItem)).id }),
  'scope.check': nothing,
  'scope.removeSystem': async ({ call }) => ({ id: (await call('scope.addSystem', { name: 'Old bot' })).id }),

  'suppliers.list': nothing,
  'suppliers.show': async (world) => ({ id: await supplierId(world) }),
  'suppliers.add': () => aSupplier,
  'suppliers.update': async (world) => ({
    id: await supplierId(world),
    ...aSupplier,
    name: 'Northmere Models B.V.',
    criticality: 'medium',
  }),
  'suppliers.remove': async (world) => ({ id: await supplierId(world) }),
  'suppliers.linkSystem': async (world) => ({ supplierId: await supplierId(world), systemId: world.systems.docu }),
  'suppliers.unlinkSystem': async (world) => {
    const pair = { supplierId: await supplierId(world), systemId: world.systems.docu };
    await world.call('suppliers.linkSystem', pair);
    return pair;
  },

  'catalogs.available': nothing,
  'catalogs.list': nothing,
  'catalogs.items': ({ catalog }) => ({ catalogId: catalog }),

  'soa.versions': nothing,
  'soa.show': async (world) => ({ id: await aVersion(world) }),
  'soa.reconcile': async (world) => ({ id: await aVersion(world) }),
  'soa.create': () => ({ number: freshNumber(), ...versionFacts }),
  'soa.preview': soaSource,
  'soa.import': async () => ({ ...(await soaSource()), number: freshNumber(), ...versionFacts }),
  'soa.updateVersion': async (world) => ({
    id: await aVersion(world),
    number: freshNumber(),
    datedOn: '2026-09-02',
    note: 'With the addendum.',
  }),
  'soa.approve': async (world) => ({ id: await aVersion(world), approvedBy: 'Chief risk officer', approvedOn: '2026-09-14' }),
  'soa.removeVersion': async (world) => ({ id: await aVersion(world) }),
  'soa.addItem': async (world) => ({ versionId: await aVersion(world), ...itemFacts(world), controlRef: 'LUM-1' }),
  'soa.updateItem': async (world) => {
    const { id } = await world.call('soa.addItem', { versionId: await aVersion(world), controlRef: 'LUM-2' });
    return { id, ...itemFacts(world), controlRef: 'LUM-3' };
  },
  'soa.removeItem': async (world) => ({ id: await anItem(world) }),
  'soa.accept': async (world) => ({
    of: { versionId: await aVersion(world), requirement: '42001:A.8.5' },
    note: 'Duties stand in LEG-04.',
  }),
  'soa.raiseConcern': async (world) => ({ of: { id: await anItem(world) }, note: 'The ground is missing.' }),
  'soa.reopenItem': async (world) => {
    const id = await anItem(world);
    await world.call('soa.accept', { of: { id } });
    return { id };
  },
  'soa.compare': async (world) => ({ from: await aVersion(world), to: await aVersion(world) }),
  'soa.pin': async (world) => ({ auditId: world.audits.stage1, versionId: await aVersion(world) }),
  'soa.effect': (world) => pinned(world, world.audits.stage1),
  'soa.applyToChecklist': (world) => pinned(world, world.audits.stage1),

  'audits.list': nothing,
  'audits.show': ({ audits }) => ({ id: audits.stage2 }),
  'audits.create': () => ({ kind: 'surveillance', number: 'SV9', ...auditFacts }),
  'audits.update': ({ audits }) => ({ id: audits.stage2, ...auditFacts }),
  'audits.remove': async ({ call }) => ({ id: (await call('audits.create', { kind: 'special' })).id }),
  'audits.addMember': ({ audits, people }) => ({
    auditId: audits.stage2,
    personId: people.auditor,
    role: 'auditor',
    justification: 'Nobody else reads Portuguese.',
  }),
  'audits.removeMember': async ({ call, audits, people }) => ({
    id: (await call('audits.addMember', { auditId: audits.stage1, personId: people.auditor, role: 'observer' })).id,
  }),

  'audit-time.tables': nothing,
  'audit-time.calculate': () => ({
    table: 'ISMS',
    persons: 240,
    effective: { identical: [140], reason: 'One simple task, low impact.' },
    base: [{ from: 10_701, to: 13_500, days: 29 }],
    baseSource: 'Procedure of the body, continued progression',
    complexity: { business: 3, it: 4, percent: -20, reason: 'Office work with bought software.' },
    additions: [{ factor: 'Second language', count: 1, days: 0.5, reason: 'Records in Portuguese.' }],
    adjustments: [{ percent: -5, reason: 'Mature system.' }],
    integratedWith: [{ table: 'AIMS', persons: 24, base: [{ from: 16, to: 25, days: 7 }] }],
    site: { percent: -10, reason: 'Purchasing is done centrally.' },
    integration: { level: 80, ability: 60, reason: 'One manual, one management review.' },
    settings: { stage1Percent: 25, onSitePercent: 80, reductionLimitPercent: 30 },
    planned: 8,
    actual: 8.5,
  }),
  'audit-time.multiSite': () => ({
    sites: 4,
    visit: 'recertification',
    provenEffective: true,
    suitable: true,
    draw: { ids: ['Utrecht', 'Porto', 'Ghent', 'Aarhus'], seed: 'AUD-2026-0042', visited: ['Porto'] },
  }),

  ...checklistExamples,
  ...coverageExamples,
  ...phrasingExamples,
  ...auditTimeExamples,
  'programme.make': () => ({ assumedOn: '2027-02-12' }),
  ...programmeExamples,
  ...planExamples,
  ...clientExamples,
  ...teamRecordExamples,
  ...findingExamples,
  ...responseExamples,
  ...samplingExamples,
  ...stage1Examples,
  ...decisionExamples,

  'checklist.make': ({ audits, systems }) => ({
    auditId: audits.stage1,
    units: [{ requirement: '42001:8.4', unit: { kind: 'system', id: systems.lend } }],
  }),
  'checklist.list': ({ audits }) => ({ auditId: audits.stage2 }),
  'checklist.show': async ({ audits, row }) => ({ id: await row(audits.stage2, '4.1') }),
  'checklist.addUnit': ({ audits, site }) => ({ auditId: audits.stage2, requirement: '42001:9.1', unit: { kind: 'site', id: site } }),
  'checklist.removeUnit': ({ call, audits, site }) =>
    call('checklist.addUnit', { auditId: audits.stage2, requirement: '42001:10.2', unit: { kind: 'site', id: site } }),
  'checklist.setResult': async ({ audits, row }) => ({
    framework: '42001',
    id: await row(audits.stage2, 'A.9.4'),
    result: 'not_applicable',
    reason: 'No own use.',
  }),
  'checklist.setProgress': async ({ audits, row }) => ({ id: await row(audits.stage2, '10.1'), progress: 'evidence_complete' }),
  'checklist.tick': async ({ audits, row }) => ({ id: await row(audits.stage2, '4.1'), list: 'lookAt', index: 1, done: true }),
  'checklist.addNote': async ({ audits, row, people }) => ({
    id: await row(audits.stage2, '4.2'),
    text: 'Register of 3 March.',
    kind: 'note',
    at: '2026-11-18T10:00:00.000Z',
    authorId: people.auditor,
    draft: 'new-note:5.2',
  }),
  'checklist.changeNote': async (world) => ({
    noteId: await freshNote(world),
    text: 'Policy of 2 February, version 4.',
    kind: 'to_do',
    at: '2026-11-18T10:05:00.000Z',
    done: true,
  }),
  'checklist.removeNote': async (world) => ({ noteId: await freshNote(world) }),

  ...interviewExamples,

  'evidence.list': ({ audits }) => ({ auditId: audits.stage2 }),
  'evidence.show': ({ evidence }) => ({ id: evidence }),
  'evidence.add': async ({ audits, row }) => ({
    auditId: audits.stage2,
    file: { base64: picture, name: 'alarms.png' },
    title: 'Alarm screen',
    number: 'E-900',
    receivedAt: '2026-11-18T11:00:00.000Z',
    ...evidenceFacts,
    onSame: 'add',
    checklistItemId: await row(audits.stage2, '9.1'),
    task: 'evidence-1',
  }),
  'evidence.addFolder': ({ audits, ports }) => {
    const folder = ports.path(`documents-${crypto.randomUUID()}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'AI_Policy.md'), `# AI policy\n${folder}\n`);
    return {
      auditId: audits.stage1,
      folder: { path: folder },
      receivedAt: '2026-10-06T07:20:00.000Z',
      source: 'Shared folder of the client',
      confidentiality: 'confidential',
      task: 'folder-1',
    };
  },
  'evidence.proposals': ({ audits, evidence }) => ({ auditId: audits.stage2, evidence: [evidence] }),
  'evidence.acceptProposals': async (world) => ({
    auditId: world.audits.stage1,
    accepted: [{ evidenceId: await evidenceId(world), requirement: '42001:9.1' }],
  }),
  'evidence.supersede': async (world) => ({ id: await evidenceId(world), olderId: await evidenceId(world) }),
  'evidence.addSeen': async ({ audits, row }) => ({
    auditId: audits.stage2,
    title: 'Review log on screen',
    number: 'SEEN-1',
    receivedAt: '2026-11-18T11:10:00.000Z',
    ...evidenceFacts,
    checklistItemId: await row(audits.stage2, '9.1'),
  }),
  'evidence.update': ({ evidence }) => ({ id: evidence, title: 'Alarm list, all weeks', ...evidenceFacts }),
  'evidence.link': async (world) => ({
    id: await evidenceId(world),
    to: { kind: 'checklist_item', id: await world.row(world.audits.stage2, '8.2') },
  }),
  'evidence.unlink': async (world) => {
    const to = { kind: 'checklist_item' as const, id: await world.row(world.audits.stage2, '8.3') };
    return { linkId: (await world.call('evidence.link', { id: await evidenceId(world), to })).linkId };
  },
  'evidence.saveCopy': async (world) => ({
    id: await keptEvidence(world),
    to: { path: world.ports.path('copy.png') },
    task: 'copy-1',
  }),
  'evidence.preview': async (world) => ({ id: await keptEvidence(world) }),
  'evidence.purge': async (world) => ({ id: await keptEvidence(world), reason: 'Holds data of a person.' }),

  'findings.list': ({ audits }) => ({ auditId: audits.stage2, first: 60 }),
  'findings.searchStatements': ({ audits }) => ({ auditId: audits.stage2, words: ['assessment'] }),
  'findings.show': async (world) => ({ id: await findingId(world, 'draft') }),
  'findings.raise': async (world) => ({
    auditId: world.audits.stage2,
    ...(await findingContent(world)),
    raisedById: world.people.auditor,
    raisedAt: '2026-11-18T15:00:00.000Z',
  }),
  'findings.update': async (world) => ({ id: await findingId(world, 'draft'), ...(await findingContent(world)) }),
  'findings.issue': async (world) => ({
    id: await findingId(world, 'draft'),
    on: '2026-11-18',
    answerBy: '2026-12-19',
    verifyBy: '2027-02-17',
  }),
  'findings.record': async (world) => ({ id: await findingId(world, 'draft', { grade: 'opportunity', ref: '6.2' }), on: '2026-11-18' }),
  'findings.acknowledge': async (world) => ({
    id: await findingId(world, 'issued'),
    on: '2026-11-18',
    auditee: 'Ruben Claes',
    understood: true,
    view: 'Understood.',
  }),
  'findings.dispute': async (world) => ({
    id: await findingId(world, 'issued'),
    on: '2026-11-18',
    auditee: 'Ruben Claes',
    view: 'The other log was not looked at.',
  }),
  'findings.submitResponse': async (world) => ({
    id: await findingId(world, 'acknowledged'),
    on: '2026-11-18',
    ...aResponse,
    enclosed: 'Log extract.pdf',
    correction: { ...aResponse.correction, doneOn: '2026-11-18' },
  }),
  'findings.reviewResponse': async (world) => ({
    id: await findingId(world, 'response_submitted'),
    on: '2026-11-18',
    correction: 'accepted',
    cause: 'accepted',
    correctiveAction: 'accepted',
    comment: 'Sound.',
  }),
  'findings.acceptPlan': async (world) => {
    const id = await findingId(world, 'response_submitted');
    await world.call('findings.reviewResponse', { id, correction: 'accepted', cause: 'accepted', correctiveAction: 'accepted' });
    return { id, on: '2026-11-18' };
  },
  'findings.submitEvidence': async (world) => ({
    id: await findingId(world, 'plan_accepted'),
    on: '2026-11-18',
    text: 'Release sheet version 7.',
    evidence: [world.evidence],
    complete: true,
  }),
  'findings.verify': async (world) => ({
    id: await findingId(world, 'evidence_submitted'),
    on: '2026-11-18',
    method: 'desk',
    effective: true,
    text: 'Three releases passed the gate.',
    byId: world.people.auditor,
  }),
  'findings.close': async (world) => ({ id: await findingId(world, 'verification'), on: '2026-11-18' }),
  'findings.reopen': async (world) => ({
    id: await findingId(world, 'closed'),
    on: '2026-11-18',
    reason: 'A later release went round the gate.',
  }),
  'findings.withdraw': async (world) => ({ id: await findingId(world, 'issued'), on: '2026-11-18', reason: 'Shown to be fulfilled.' }),

  ...packExamples,
  ...reportExamples,
  ...templateExamples,
  'reports.texts': ({ audits }) => ({ auditId: audits.stage2 }),
  'reports.setText': ({ audits }) => ({ auditId: audits.stage2, section: 'strengths', text: 'Clear roles.' }),
  'reports.completeness': ({ audits }) => ({ auditId: audits.stage2 }),
  'reports.export': ({ audits, ports }) => ({
    auditId: audits.stage2,
    to: { path: ports.path('report.pdf') },
    task: 'report-1',
    copy: 'client',
    leaveOut: { notes: true, confidentialEvidence: true, evidence: [], systems: [] },
  }),
  'reports.workbook': ({ audits, ports }) => ({
    auditId: audits.stage2,
    to: { path: ports.path('book.xlsx') },
    task: 'workbook-1',
    copy: 'client',
    leaveOut: { notes: true, confidentialEvidence: true, evidence: [], systems: [] },
  }),

  'search.find': () => ({ words: 'alarm', limit: 20 }),

  'ledger.verify': () => ({ heads: [`ABCDEFGH:1:${'0'.repeat(64)}`], task: 'verify-1' }),
  'ledger.history': ({ note }) => ({ entity: 'note', id: note, limit: 10, before: 1000 }),
  'ledger.saveDraft': ({ note }) => ({ key: `note:${note}`, text: 'half a sent' }),
  'ledger.drafts': nothing,
  'ledger.discardDraft': ({ note }) => ({ key: `note:${note}` }),

  'settings.show': nothing,
  'settings.update': () => ({
    myName: 'Ines Vogt',
    organization: 'Tarn Certification',
    theme: 'dark',
    hideClientNames: true,
    singleKeys: false,
    locale: 'en-GB',
  }),
};
