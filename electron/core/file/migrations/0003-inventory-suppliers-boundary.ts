/**
 * The inventory of AI systems with what an auditor expects of it, suppliers, the boundary of the scope, and the saved
 * mappings of imports. A link may name a supplier; SQLite cannot change a CHECK, so `link` is made anew around its rows.
 */
import type { MigrationStep } from './step.ts';

const systems = `
  ALTER TABLE ai_system ADD COLUMN reference TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN businessUnit TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN lifeCycleStage TEXT NOT NULL DEFAULT 'not_stated' CHECK (lifeCycleStage IN ('not_stated', 'inception', 'design_development', 'verification_validation', 'deployment', 'operation_monitoring', 're_evaluation', 'retirement'));
  ALTER TABLE ai_system ADD COLUMN outOfScopeUses TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN decisionsSupported TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN automationLevel TEXT NOT NULL DEFAULT 'not_stated' CHECK (automationLevel IN ('not_stated', 'informs', 'recommends', 'acts_after_approval', 'acts_supervised', 'acts_alone'));
  ALTER TABLE ai_system ADD COLUMN users TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN affectedPersons TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN siteIds TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(siteIds));
  ALTER TABLE ai_system ADD COLUMN languages TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN countries TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN aiActRoles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aiActRoles));
  ALTER TABLE ai_system ADD COLUMN modelKind TEXT NOT NULL DEFAULT 'not_stated' CHECK (modelKind IN ('not_stated', 'rules', 'classical_ml', 'deep_learning', 'generative', 'agent', 'other'));
  ALTER TABLE ai_system ADD COLUMN modelVersion TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN modelOrigin TEXT NOT NULL DEFAULT 'not_stated' CHECK (modelOrigin IN ('not_stated', 'own', 'third_party', 'both'));
  ALTER TABLE ai_system ADD COLUMN learningInUse TEXT NOT NULL DEFAULT 'not_stated' CHECK (learningInUse IN ('yes', 'no', 'not_stated'));
  ALTER TABLE ai_system ADD COLUMN trainingData TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN validationData TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN testData TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN productionData TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN dataSource TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN dataRights TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN personalData TEXT NOT NULL DEFAULT 'not_stated' CHECK (personalData IN ('not_stated', 'none', 'personal', 'special'));
  ALTER TABLE ai_system ADD COLUMN dataQuality TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN knownBias TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN dataRetention TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN supplierName TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN supplierService TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN supplierContract TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN supplierDocumentation TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN supplierRegion TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN supplierTrainsOnData TEXT NOT NULL DEFAULT 'not_stated' CHECK (supplierTrainsOnData IN ('yes', 'no', 'not_stated'));
  ALTER TABLE ai_system ADD COLUMN supplierChangeNotice TEXT NOT NULL DEFAULT 'not_stated' CHECK (supplierChangeNotice IN ('yes', 'no', 'not_stated'));
  ALTER TABLE ai_system ADD COLUMN supplierCertificate TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN aiActClass TEXT NOT NULL DEFAULT 'not_assessed' CHECK (aiActClass IN ('not_assessed', 'out_of_scope', 'prohibited', 'high_annex_iii', 'high_annex_i', 'annex_iii_not_high', 'transparency', 'general_purpose', 'general_purpose_systemic', 'none'));
  ALTER TABLE ai_system ADD COLUMN aiActArea TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN aiActReason TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN aiActAssessor TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN aiActAssessedOn TEXT;
  ALTER TABLE ai_system ADD COLUMN aiActLawVersion TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN riskAssessedOn TEXT;
  ALTER TABLE ai_system ADD COLUMN impactLevel TEXT NOT NULL DEFAULT 'not_assessed' CHECK (impactLevel IN ('not_assessed', 'low', 'moderate', 'high'));
  ALTER TABLE ai_system ADD COLUMN impactAssessmentRef TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN impactAssessedOn TEXT;
  ALTER TABLE ai_system ADD COLUMN oversightModel TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN oversightPersons TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN overrideMeans TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN monitoring TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN logging TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN userInformation TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN incidents TEXT NOT NULL DEFAULT '';
  ALTER TABLE ai_system ADD COLUMN lastChangedOn TEXT;
  ALTER TABLE ai_system ADD COLUMN nextReviewOn TEXT;
  ALTER TABLE ai_system ADD COLUMN source TEXT NOT NULL DEFAULT '';
  ALTER TABLE site ADD COLUMN scopeStatement TEXT NOT NULL DEFAULT '';
`;

const tables = `
  CREATE TABLE supplier (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kinds TEXT NOT NULL CHECK (json_valid(kinds)),
    criticality TEXT NOT NULL CHECK (criticality IN ('not_assessed', 'low', 'medium', 'high')),
    service TEXT NOT NULL,
    region TEXT NOT NULL,
    contact TEXT NOT NULL,
    dueDiligence TEXT NOT NULL CHECK (dueDiligence IN ('not_done', 'accepted', 'accepted_with_conditions', 'rejected')),
    dueDiligenceOn TEXT,
    dueDiligenceText TEXT NOT NULL,
    contract TEXT NOT NULL,
    contractClauses TEXT NOT NULL CHECK (json_valid(contractClauses)),
    contractText TEXT NOT NULL,
    trainsOnData TEXT NOT NULL CHECK (trainsOnData IN ('yes', 'no', 'not_stated')),
    documentation TEXT NOT NULL,
    responsibilities TEXT NOT NULL,
    monitoring TEXT NOT NULL,
    issues TEXT NOT NULL,
    certificateStandard TEXT NOT NULL,
    certificateNumber TEXT NOT NULL,
    certificateBody TEXT NOT NULL,
    certificateAccreditation TEXT NOT NULL,
    certificateScope TEXT NOT NULL,
    certificateValidUntil TEXT,
    certificatePublicEntry TEXT NOT NULL,
    certificateCheckedOn TEXT,
    reviewOn TEXT,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE scope_item (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('business_unit', 'function', 'process', 'interface', 'outsourced_service')),
    name TEXT NOT NULL,
    inside INTEGER NOT NULL CHECK (inside IN (0, 1)),
    reason TEXT NOT NULL,
    siteId TEXT REFERENCES site (id),
    supplierId TEXT REFERENCES supplier (id),
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE import_mapping (
    id TEXT PRIMARY KEY NOT NULL,
    target TEXT NOT NULL CHECK (target IN ('ai_systems', 'statement_of_applicability')),
    name TEXT NOT NULL,
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    words TEXT NOT NULL CHECK (json_valid(words)),
    position INTEGER NOT NULL
  ) STRICT;
`;

const links = `
  CREATE TABLE link_anew (
    id TEXT PRIMARY KEY NOT NULL,
    fromKind TEXT NOT NULL CHECK (fromKind IN ('checklist_item', 'evidence', 'finding', 'interview', 'note', 'ai_system', 'person', 'audit', 'soa_item', 'supplier')),
    fromId TEXT NOT NULL,
    toKind TEXT NOT NULL CHECK (toKind IN ('checklist_item', 'evidence', 'finding', 'interview', 'note', 'ai_system', 'person', 'audit', 'soa_item', 'supplier')),
    toId TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('supports', 'mentions', 'concerns', 'implements', 'supplies'))
  ) STRICT;
  INSERT INTO link_anew (id, fromKind, fromId, toKind, toId, kind) SELECT id, fromKind, fromId, toKind, toId, kind FROM link;
  DROP TABLE link;
  ALTER TABLE link_anew RENAME TO link;
  CREATE INDEX link_by_from ON link (fromId);
  CREATE INDEX link_by_to ON link (toId);
`;

/** What a system of an older file is given, in `up` by the columns' defaults and here for old ledger rows. */
const unknown = {
  reference: '',
  businessUnit: '',
  lifeCycleStage: 'not_stated',
  outOfScopeUses: '',
  decisionsSupported: '',
  automationLevel: 'not_stated',
  users: '',
  affectedPersons: '',
  siteIds: [],
  languages: '',
  countries: '',
  aiActRoles: [],
  modelKind: 'not_stated',
  modelVersion: '',
  modelOrigin: 'not_stated',
  learningInUse: 'not_stated',
  trainingData: '',
  validationData: '',
  testData: '',
  productionData: '',
  dataSource: '',
  dataRights: '',
  personalData: 'not_stated',
  dataQuality: '',
  knownBias: '',
  dataRetention: '',
  supplierName: '',
  supplierService: '',
  supplierContract: '',
  supplierDocumentation: '',
  supplierRegion: '',
  supplierTrainsOnData: 'not_stated',
  supplierChangeNotice: 'not_stated',
  supplierCertificate: '',
  aiActClass: 'not_assessed',
  aiActArea: '',
  aiActReason: '',
  aiActAssessor: '',
  aiActAssessedOn: null,
  aiActLawVersion: '',
  riskAssessedOn: null,
  impactLevel: 'not_assessed',
  impactAssessmentRef: '',
  impactAssessedOn: null,
  oversightModel: '',
  oversightPersons: '',
  overrideMeans: '',
  monitoring: '',
  logging: '',
  userInformation: '',
  incidents: '',
  lastChangedOn: null,
  nextReviewOn: null,
  source: '',
};

export const inventorySuppliersBoundary: MigrationStep = {
  version: 3,
  name: '0003-inventory-suppliers-boundary',
  up: (db) => {
    db.exec(systems);
    db.exec(tables);
    db.exec(links);
  },
  mapRow: (entity, row) => {
    if (entity === 'ai_system') return { ...unknown, ...row };
    return entity === 'site' ? { scopeStatement: '', ...row } : row;
  },
};
