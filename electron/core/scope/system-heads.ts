/** Titles that clients give to the columns of an AI inventory, by field: what the proposed mapping is made from. */
import { type SystemField, systemFieldNames } from '../../../shared/model/system-fields.ts';
import { t } from '../../../shared/words/words.ts';
import { type FieldSpecs, headWords } from '../import/columns.ts';

const heads: Readonly<Record<SystemField, readonly string[]>> = {
  name: ['use case name', 'ai system', 'system name', 'name of the system', 'use case', 'name', 'title', 'system'],
  reference: [
    'system id',
    'use case id',
    'inventory number',
    'inventory id',
    'reference',
    'inventory no',
    'system no',
    'ref',
    'id',
    'number',
  ],
  version: ['system version', 'release', 'version'],
  owner: ['system owner', 'owner', 'responsible person', 'accountable', 'agency', 'responsible'],
  businessUnit: ['business unit', 'bureau', 'department', 'organizational unit', 'division', 'team', 'component'],
  status: ['stage of development', 'lifecycle status', 'deployment status', 'status'],
  lifeCycleStage: ['life cycle stage', 'lifecycle stage', 'lifecycle phase', 'stage'],
  inScope: ['in aims scope', 'in scope of the aims', 'within scope', 'in scope', 'scope'],
  scopeReason: ['scope reason', 'reason for scope', 'scope justification'],
  purpose: ['intended purpose', 'purpose and intended use', 'intended use', 'purpose', 'summary', 'description'],
  outOfScopeUses: ['out of scope uses', 'prohibited uses', 'not intended use', 'misuse'],
  decisionsSupported: ['decisions supported', 'system s outputs', 'ai system s outputs', 'outputs', 'decision'],
  automationLevel: ['level of automation', 'automation level', 'degree of autonomy', 'autonomy'],
  users: ['intended users', 'user groups', 'users'],
  affectedPersons: ['affected persons', 'affected people', 'affected groups', 'data subjects'],
  siteIds: ['sites', 'site', 'locations'],
  languages: ['languages', 'language'],
  countries: ['countries', 'country', 'jurisdictions'],
  isoRoles: ['iso roles', 'ai roles', 'ai role', 'organization role'],
  aiActRoles: ['ai act roles', 'ai act role', 'eu ai act role'],
  modelKind: ['kind of model', 'model type', 'type of model', 'ai technique', 'technique'],
  model: ['base model', 'model name', 'model', 'foundation model'],
  modelVersion: ['model version', 'version of the model'],
  modelOrigin: ['own or third party', 'model origin', 'developed in house', 'make or buy', 'developed under contract'],
  learningInUse: ['learns in use', 'continuous learning', 'online learning', 'learning in use'],
  trainingData: ['training data', 'data used to train'],
  validationData: ['validation data'],
  testData: ['test data'],
  productionData: ['production data', 'input data', 'data in production'],
  dataSource: ['data source', 'source of the data', 'data sources'],
  dataRights: ['data rights', 'rights to the data', 'data licence', 'data license'],
  personalData: ['personal data', 'personally identifiable information', 'pii'],
  dataQuality: ['data quality', 'quality of the data'],
  knownBias: ['known bias', 'significant disparities', 'bias'],
  dataRetention: ['data retention', 'retention'],
  supplierName: ['supplier name', 'vendor name', 'supplier', 'vendor', 'provider name', 'manufacturer'],
  supplierService: ['supplier service', 'service used', 'service', 'product'],
  supplierContract: ['procurement instrument identifier', 'contract number', 'contract reference', 'contract'],
  supplierDocumentation: ['supplier documentation', 'documentation received'],
  supplierRegion: ['supplier region', 'hosting region', 'region'],
  supplierTrainsOnData: ['trains on our data', 'training on our data', 'trains on client data'],
  supplierChangeNotice: ['change notice', 'notice of changes', 'gives notice of changes'],
  supplierCertificate: ['supplier certificate', 'certificate and its scope', 'certificate'],
  aiActClass: ['ai act class', 'ai act classification', 'ai act risk class', 'eu ai act class', 'risk class'],
  aiActArea: ['annex iii area', 'high risk area', 'ai act area'],
  aiActReason: ['classification reason', 'reason for the class', 'ai act reason'],
  aiActAssessor: ['classified by', 'assessor', 'assessed by'],
  aiActAssessedOn: ['classified on', 'classification date', 'date of classification'],
  aiActLawVersion: ['law version', 'version of the law'],
  riskLevel: ['risk level', 'internal risk level', 'risk rating'],
  riskAssessedOn: ['risk assessment date', 'risk assessed on', 'date of risk assessment'],
  impactLevel: ['impact level', 'rights impacting', 'impact on people'],
  impactAssessmentRef: ['impact assessment id', 'impact assessment reference', 'impact assessment'],
  impactAssessedOn: ['impact assessment date', 'impact assessed on', 'date of impact assessment'],
  oversightModel: ['human oversight', 'oversight model', 'oversight'],
  oversightPersons: ['oversight persons', 'who oversees', 'overseer'],
  overrideMeans: ['override or stop', 'stop means', 'override', 'fallback and escalation'],
  monitoring: ['monitoring and thresholds', 'process to monitor', 'monitoring'],
  logging: ['logging', 'logs'],
  userInformation: ['user information', 'information for users', 'timely notice'],
  incidents: ['incidents', 'known incidents'],
  lastChangedOn: ['last change', 'last changed', 'date of last change'],
  nextReviewOn: ['next review', 'review date', 'next review date'],
};

/** Specs for the reader of tables: the label of a field, and the title that the program itself would give it. */
export const systemSpecs: FieldSpecs<SystemField> = Object.fromEntries(
  systemFieldNames.map((field) => {
    const label = t(`inventory.field.${field}`);
    return [field, { label, heads: [headWords(label), ...heads[field]], required: field === 'name' }];
  }),
) as unknown as FieldSpecs<SystemField>;

/** Titles that are whole questions hold many words by chance. */
const TITLE_WORDS = 3;

/** Whether a title speaks of a field: in a long title a single word does not count. */
export function speaksOf(title: string, field: SystemField): boolean {
  const words = headWords(title);
  if (words.split(' ').length <= TITLE_WORDS) return true;
  return systemSpecs[field].heads.some((head) => head.includes(' ') && ` ${words} `.includes(` ${head} `));
}
