/**
 * What the register of AI systems asks of each system, in the order of the form: one list for the form and the import.
 * The fields follow ISO/IEC 42001 4.1, 4.3, A.4.2 to A.4.6 and A.10.3, and Regulation (EU) 2024/1689.
 */
import { line, longLine, text } from './scalars.ts';
import * as v from './vocabulary.ts';

export const systemSections = ['identification', 'purpose', 'roles', 'model', 'data', 'supplier', 'aiAct', 'governance'] as const;
export type SystemSection = (typeof systemSections)[number];

/** Closed lists that a field may be answered from, by the name under which their words stand. */
export const systemLists = {
  aiRole: v.aiRole,
  riskLevel: v.riskLevel,
  systemStatus: v.systemStatus,
  lifeCycleStage: v.lifeCycleStage,
  automationLevel: v.automationLevel,
  aiActRole: v.aiActRole,
  modelKind: v.modelKind,
  modelOrigin: v.modelOrigin,
  yesNo: v.yesNo,
  personalData: v.personalData,
  aiActClass: v.aiActClass,
  impactLevel: v.impactLevel,
} as const;
export type SystemList = keyof typeof systemLists;

type Written = { readonly kind: 'line' | 'long' | 'text'; readonly section: SystemSection };
type Plain = { readonly kind: 'date' | 'flag' | 'sites'; readonly section: SystemSection };
type Listed = { readonly kind: 'one' | 'many'; readonly section: SystemSection; readonly list: SystemList };
export type SystemFieldShape = Written | Plain | Listed;

const written = (section: SystemSection, kind: Written['kind']): Written => ({ section, kind });
const plain = (section: SystemSection, kind: Plain['kind']): Plain => ({ section, kind });
const listed = (section: SystemSection, kind: Listed['kind'], list: SystemList): Listed => ({ section, kind, list });

export const systemFields = {
  name: written('identification', 'long'),
  reference: written('identification', 'line'),
  version: written('identification', 'long'),
  owner: written('identification', 'long'),
  businessUnit: written('identification', 'long'),
  status: listed('identification', 'one', 'systemStatus'),
  lifeCycleStage: listed('identification', 'one', 'lifeCycleStage'),
  inScope: plain('identification', 'flag'),
  scopeReason: written('identification', 'text'),
  purpose: written('purpose', 'text'),
  outOfScopeUses: written('purpose', 'text'),
  decisionsSupported: written('purpose', 'text'),
  automationLevel: listed('purpose', 'one', 'automationLevel'),
  users: written('purpose', 'text'),
  affectedPersons: written('purpose', 'text'),
  siteIds: plain('purpose', 'sites'),
  languages: written('purpose', 'long'),
  countries: written('purpose', 'long'),
  isoRoles: listed('roles', 'many', 'aiRole'),
  aiActRoles: listed('roles', 'many', 'aiActRole'),
  modelKind: listed('model', 'one', 'modelKind'),
  model: written('model', 'long'),
  modelVersion: written('model', 'long'),
  modelOrigin: listed('model', 'one', 'modelOrigin'),
  learningInUse: listed('model', 'one', 'yesNo'),
  trainingData: written('data', 'text'),
  validationData: written('data', 'text'),
  testData: written('data', 'text'),
  productionData: written('data', 'text'),
  dataSource: written('data', 'text'),
  dataRights: written('data', 'text'),
  personalData: listed('data', 'one', 'personalData'),
  dataQuality: written('data', 'text'),
  knownBias: written('data', 'text'),
  dataRetention: written('data', 'text'),
  supplierName: written('supplier', 'long'),
  supplierService: written('supplier', 'long'),
  supplierContract: written('supplier', 'long'),
  supplierDocumentation: written('supplier', 'text'),
  supplierRegion: written('supplier', 'long'),
  supplierTrainsOnData: listed('supplier', 'one', 'yesNo'),
  supplierChangeNotice: listed('supplier', 'one', 'yesNo'),
  supplierCertificate: written('supplier', 'text'),
  aiActClass: listed('aiAct', 'one', 'aiActClass'),
  aiActArea: written('aiAct', 'long'),
  aiActReason: written('aiAct', 'text'),
  aiActAssessor: written('aiAct', 'line'),
  aiActAssessedOn: plain('aiAct', 'date'),
  aiActLawVersion: written('aiAct', 'line'),
  riskLevel: listed('governance', 'one', 'riskLevel'),
  riskAssessedOn: plain('governance', 'date'),
  impactLevel: listed('governance', 'one', 'impactLevel'),
  impactAssessmentRef: written('governance', 'line'),
  impactAssessedOn: plain('governance', 'date'),
  oversightModel: written('governance', 'text'),
  oversightPersons: written('governance', 'long'),
  overrideMeans: written('governance', 'text'),
  monitoring: written('governance', 'text'),
  logging: written('governance', 'text'),
  userInformation: written('governance', 'text'),
  incidents: written('governance', 'text'),
  lastChangedOn: plain('governance', 'date'),
  nextReviewOn: plain('governance', 'date'),
} as const satisfies Record<string, SystemFieldShape>;

export type SystemField = keyof typeof systemFields;
export const systemFieldNames = Object.keys(systemFields) as SystemField[];

/** Characters that fit into a written field. */
export const writtenLimits = { line: line.maxLength ?? 0, long: longLine.maxLength ?? 0, text: text.maxLength ?? 0 } as const;

/** Classes of Regulation (EU) 2024/1689 that put the heaviest duties, or a ban, on a system. */
export const heavyAiActClasses: readonly v.AiActClass[] = ['prohibited', 'high_annex_iii', 'high_annex_i'];
