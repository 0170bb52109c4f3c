/**
 * The closed lists of the field: each value is what stands in the file.
 * The words a person reads for them are in `shared/words`.
 */
import { z } from 'zod';

export const engagementKind = z.enum(['certification', 'consultancy']);
export type EngagementKind = z.infer<typeof engagementKind>;

export const cycleKind = z.enum(['initial', 'first', 'renewed', 'none']);

/** ISO/IEC 22989 stakeholder roles as ISO/IEC 42001 4.1 asks the organization to determine them. */
export const aiRole = z.enum(['provider', 'producer', 'customer', 'user', 'partner', 'subject']);

export const personRole = z.enum([
  'lead_auditor',
  'auditor',
  'technical_expert',
  'observer',
  'trainee',
  'reviewer',
  'decision_maker',
  'body_administrator',
  'consultant',
  'auditee',
]);
export type PersonRole = z.infer<typeof personRole>;

export const personSide = z.enum(['body', 'client', 'consultant']);

export const riskLevel = z.enum(['high', 'limited', 'minimal', 'not_assessed']);

export const systemStatus = z.enum(['idea', 'pilot', 'production', 'suspended', 'retired']);

/** An answer that the client's inventory may leave open. */
export const yesNo = z.enum(['yes', 'no', 'not_stated']);

/** Stages of an AI system's life cycle, as ISO/IEC 42001 A.6.2 orders its controls. */
export const lifeCycleStage = z.enum([
  'not_stated',
  'inception',
  'design_development',
  'verification_validation',
  'deployment',
  'operation_monitoring',
  're_evaluation',
  'retirement',
]);
export type LifeCycleStage = z.infer<typeof lifeCycleStage>;

/** Roles of Regulation (EU) 2024/1689, Art. 3(3) to (8) and 25(3): not the same as the ISO roles. */
export const aiActRole = z.enum(['provider', 'deployer', 'importer', 'distributor', 'authorised_representative', 'product_manufacturer']);

export const automationLevel = z.enum(['not_stated', 'informs', 'recommends', 'acts_after_approval', 'acts_supervised', 'acts_alone']);
export const modelKind = z.enum(['not_stated', 'rules', 'classical_ml', 'deep_learning', 'generative', 'agent', 'other']);
export const modelOrigin = z.enum(['not_stated', 'own', 'third_party', 'both']);
export const personalData = z.enum(['not_stated', 'none', 'personal', 'special']);

/** Classes of Regulation (EU) 2024/1689: Art. 5, 6 with Annexes I and III, 50, 51. */
export const aiActClass = z.enum([
  'not_assessed',
  'out_of_scope',
  'prohibited',
  'high_annex_iii',
  'high_annex_i',
  'annex_iii_not_high',
  'transparency',
  'general_purpose',
  'general_purpose_systemic',
  'none',
]);
export type AiActClass = z.infer<typeof aiActClass>;

/** How much an AI system can change for people and societies, as its impact assessment says (ISO/IEC 42001 6.1.4). */
export const impactLevel = z.enum(['not_assessed', 'low', 'moderate', 'high']);

/** What a third party supplies (ISO/IEC 42001 A.10.3). */
export const supplierKind = z.enum(['ai_system', 'ai_service', 'model', 'data_sets', 'component', 'infrastructure', 'people', 'other']);
export const criticality = z.enum(['not_assessed', 'low', 'medium', 'high']);
export const dueDiligence = z.enum(['not_done', 'accepted', 'accepted_with_conditions', 'rejected']);
/** What a contract with a supplier of AI should settle. */
export const contractClause = z.enum([
  'use_of_data',
  'change_notice',
  'version_pinning',
  'incident_notice',
  'audit_right',
  'documentation',
  'intellectual_property',
  'exit',
]);

/** What the boundary of the management system is drawn through; AI systems stand in the inventory (ISO/IEC 42001 4.3). */
export const scopeItemKind = z.enum(['business_unit', 'function', 'process', 'interface', 'outsourced_service']);
export type ScopeItemKind = z.infer<typeof scopeItemKind>;

/** Registers that are filled from a client's table with a saved mapping. */
export const importTarget = z.enum(['ai_systems', 'statement_of_applicability']);

/** Certification audits per ISO/IEC 17021-1 9.3 to 9.6; the last two belong to consultancy. */
export const auditKind = z.enum([
  'stage_1',
  'stage_2',
  'surveillance',
  'recertification',
  'special',
  'transfer',
  'gap_analysis',
  'internal',
]);
export type AuditKind = z.infer<typeof auditKind>;

/** `imported`: a list that the person loaded, e.g. the body's licensed text. */
export const catalogOrigin = z.enum(['program', 'imported']);
export const catalogItemKind = z.enum(['clause', 'area', 'objective', 'requirement', 'control']);
export type CatalogItemKind = z.infer<typeof catalogItemKind>;
export const catalogStage = z.enum(['1', '2', 'both']);

export const unitKind = z.enum(['organization', 'system', 'site']);
export type UnitKind = z.infer<typeof unitKind>;

export const progress = z.enum(['not_started', 'in_progress', 'evidence_complete', 'done']);
export type Progress = z.infer<typeof progress>;

/** What a person may store. Minor, major and opportunity are derived from findings and never stored. */
export const storedResult = z.enum(['conforms', 'not_applicable', 'not_sampled', 'adequate', 'area_of_concern', 'not_reviewed']);
export type StoredResult = z.infer<typeof storedResult>;

/** The six canonical classes that alone drive marks, roll-ups and charts. */
export const resultClass = z.enum(['major', 'minor', 'opportunity', 'conforms', 'not_sampled', 'not_applicable']);
export type ResultClass = z.infer<typeof resultClass>;

export const promptList = z.enum(['ask', 'lookAt']);

export const noteOwnerKind = z.enum(['checklist_item', 'interview', 'inbox', 'session']);
export const noteKind = z.enum(['note', 'quote', 'to_do']);
export type NoteKind = z.infer<typeof noteKind>;

export const evidenceKind = z.enum(['document', 'sheet', 'picture', 'mail', 'web_page', 'record', 'other']);
export const confidentiality = z.enum(['normal', 'confidential']);
/** `kept`: content is in the file; `seen`: seen, not kept; `purged`: content deleted on purpose, hash kept. */
export const evidenceContent = z.enum(['kept', 'seen', 'purged']);

export const grade = z.enum(['major', 'minor', 'opportunity']);
export type Grade = z.infer<typeof grade>;

export const causeMethod = z.enum(['five_whys', 'fishbone', 'fault_tree', 'other']);
export const verdict = z.enum(['accepted', 'returned']);
export const verificationMethod = z.enum(['desk', 'remote', 'on_site', 'next_audit']);

/** What a phrasing of the person's own library is for. */
export const phrasingKind = z.enum(['statement', 'evidence', 'grade_reason', 'review_comment']);
export type PhrasingKind = z.infer<typeof phrasingKind>;

/** Things that links, notes and searches point at. */
export const linkable = z.enum([
  'checklist_item',
  'evidence',
  'finding',
  'interview',
  'note',
  'ai_system',
  'person',
  'audit',
  'soa_item',
  'supplier',
  'stage1_objective',
  'area_of_concern',
]);
export type Linkable = z.infer<typeof linkable>;
export const linkKind = z.enum(['supports', 'mentions', 'concerns', 'implements', 'supplies', 'supersedes']);

/** Where a row of a Statement of Applicability comes from: Annex A, the client's own controls, or neither. */
export const soaOrigin = z.enum(['annex_a', 'own', 'other']);
export const soaApplicable = z.enum(['yes', 'no', 'not_stated']);
export type SoaApplicable = z.infer<typeof soaApplicable>;
/** Why a control is in: what an auditor accepts as a reason for inclusion under ISO/IEC 42001 6.1.3. */
export const inclusionGround = z.enum(['risk', 'law', 'contract', 'objective', 'business']);
export type InclusionGround = z.infer<typeof inclusionGround>;
/** Why a control is out: the risk assessment does not need it, or outside requirements do not ask for it or except it. */
export const exclusionGround = z.enum(['risk_assessment', 'outside_requirements']);
export const soaDecision = z.enum(['open', 'accepted', 'concern']);

/** What a stretch of the audit plan is for. */
export const planKind = z.enum(['opening', 'closing', 'session', 'break', 'team_meeting', 'travel']);
export type PlanKind = z.infer<typeof planKind>;
export const planHeld = z.enum(['open', 'as_planned', 'changed', 'not_held']);
export type PlanHeld = z.infer<typeof planHeld>;
export const meetingKind = z.enum(['opening', 'closing']);
export type MeetingKind = z.infer<typeof meetingKind>;
/** Points of the opening meeting (ISO/IEC 17021-1 9.4.2) and of the closing meeting (9.4.7). */
export const openingPoints = [
  'introductions',
  'scope',
  'plan',
  'channels',
  'resources',
  'confidentiality',
  'safety',
  'guides',
  'reporting',
  'termination',
  'responsibility',
  'earlier_findings',
  'sampling',
  'language',
  'progress',
  'questions',
] as const;
export const closingPoints = [
  'attendance',
  'sample_only',
  'conclusions',
  'nonconformities',
  'report',
  'handling',
  'time_limits',
  'after_audit',
  'complaints',
  'diverging_opinions',
] as const;
export const agendaPoint = z.enum([...openingPoints, ...closingPoints]);
export type AgendaPoint = z.infer<typeof agendaPoint>;

/** Texts that the person writes for the report, in the order of the report. */
export const reportSection = z.enum([
  'summary',
  'strengths',
  'conformity_conclusion',
  'effectiveness_conclusion',
  'internal_audit_and_review',
  'scope_conclusion',
  'objectives_conclusion',
  'recommendation',
  'unresolved_issues',
  'programme_issues',
  'deviations_from_plan',
  'ict_use',
  'changes_since_last',
  'certificate_use',
  'earlier_nonconformities',
  'readiness_conclusion',
  'excluded_controls',
  'distribution',
  'continuing_operation',
  'cycle_review',
  'occasion',
  'roadmap',
]);
export type ReportSection = z.infer<typeof reportSection>;
