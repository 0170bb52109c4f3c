/**
 * What an issued report freezes. It says what was examined and found in one audit; from then on the rows it was made
 * from change only after the audit was opened again with a reason, and both versions stay in the ledger. The life of
 * nonconformities after their issue, the review and the decision go on (ISO/IEC 17021-1 9.4.10, 9.5).
 *
 * Registers of the whole engagement (client, sites, AI systems, suppliers, Statement of Applicability) stay open: the
 * next audit needs them. The report holds them as they were, and what changed since is shown beside it.
 */
import type { EntityName } from '../model/entities.ts';

export type Freezing =
  /** Stays open; `why` for the reader of this table. */
  | { readonly frozen: false; readonly why: string }
  | {
      readonly frozen: true;
      /** Field that names the audit, or the frozen row through which it is found, or `id` for the audit itself. */
      readonly by: { readonly audit: string } | { readonly entity: EntityName; readonly field: string };
      /** Fields that may change nevertheless. */
      readonly free: readonly string[];
    };

const open = (why: string): Freezing => ({ frozen: false, why });
const ofAudit = (free: readonly string[] = []): Freezing => ({ frozen: true, by: { audit: 'auditId' }, free });
const under = (entity: EntityName, field: string, free: readonly string[] = []): Freezing => ({
  frozen: true,
  by: { entity, field },
  free,
});

const register = open('a register of the whole engagement');
const decided = open('review and decision follow the report');
const life = open('the life of a nonconformity goes on after the report');

export const freezing: { readonly [E in EntityName]: Freezing } = {
  engagement: register,
  site: register,
  person: register,
  ai_system: register,
  supplier: register,
  scope_item: register,
  soa_version: register,
  soa_item: register,
  import_mapping: register,
  contact: register,
  obligation: register,
  consultancy_use: register,
  application: register,
  agreement: register,
  complaint: register,
  application_review: register,
  application_review_point: register,
  competence_area: register,
  competence: register,
  absence: register,
  impartiality_declaration: register,
  impartiality_override: open('a declaration may come, and be justified, after the report'),
  member_notice: open('an objection of the client may be decided after the report (9.2.3.5)'),
  catalog: open('copied into the file once; whether words of an imported list may leave is decided at any time'),
  catalog_item: open('copied into the file once and never changed'),
  audit: { frozen: true, by: { audit: 'id' }, free: ['position'] },
  audit_member: ofAudit(),
  audit_standard: ofAudit(),
  own_question: ofAudit(),
  own_question_check: under('checklist_item', 'checklistItemId'),
  checklist_item: ofAudit(),
  requirement_result: under('checklist_item', 'checklistItemId'),
  prompt_check: under('checklist_item', 'checklistItemId'),
  interview: ofAudit(),
  // Which row a note belongs to is told by its kind: see the guard. A to-do may be ticked off afterwards.
  note: { frozen: true, by: { audit: 'ownerId' }, free: ['done'] },
  evidence: open('further evidence shows that a nonconformity was put right; the report names what it rests on by hash'),
  link: open('what is linked later supports the answer to a nonconformity'),
  // A new finding would be missing in the report. One that is issued changes by its own rules alone.
  finding: { frozen: true, by: { audit: 'auditId' }, free: ['*'] },
  finding_requirement: life,
  objective_evidence: life,
  response: life,
  correction: life,
  cause: life,
  corrective_action: life,
  verification: life,
  // Versions, decisions and opinions are records of their own day; the report keeps what was issued.
  finding_amendment: life,
  finding_escalation: life,
  finding_relation: life,
  diverging_opinion: life,
  finding_consultation: life,
  // The report says what the audit found about earlier nonconformities.
  carried_finding: ofAudit(),
  grading_scheme: register,
  finding_policy: register,
  response_issue: life,
  response_issue_row: life,
  response_return: life,
  report_text: ofAudit(),
  report: open('the issued reports themselves'),
  // What was issued is kept as PDF; the look is for what is printed from now on.
  report_look: register,
  look_file: register,
  // Calculations serve the later audits of the cycle; the report holds their lines as they were.
  audit_time: register,
  audit_time_standard: register,
  audit_time_line: register,
  audit_time_use: ofAudit(),
  // The programme goes on after each of its audits.
  programme: register,
  programme_visit: register,
  programme_subject: register,
  programme_change: register,
  site_sampling: register,
  site_choice: register,
  stage1_objective: ofAudit(),
  // The client may be told by the report itself (ISO/IEC 17021-1 9.3.1.2.3).
  stage1_readiness: ofAudit(['communicatedTo', 'communicatedOn']),
  reviewed_document: ofAudit(),
  // Stage 2 answers after the report of Stage 1; that an answer stands once Stage 2 is reported is said where it is given.
  area_of_concern: ofAudit(['treatment', 'treatmentText', 'treatedAuditId', 'treatedById', 'treatedByName', 'treatedOn', 'findingId']),
  stage2_gate: ofAudit(),
  plan_session: ofAudit(),
  plan_subject: under('plan_session', 'sessionId'),
  meeting: ofAudit(),
  attendance: under('meeting', 'meetingId'),
  population: ofAudit(),
  population_exclusion: under('population', 'populationId'),
  sample: ofAudit(),
  sample_item: under('sample', 'sampleId'),
  sampling_table: register,
  // Review and decision come after the report (9.5).
  gate_override: decided,
  pack_exemption: decided,
  technical_review: decided,
  review_question: decided,
  review_clarification: decided,
  decision: decided,
  certificate: decided,
  pack_seal: decided,
  decision_policy: register,
};

/** Whether a change touches something that is frozen; `fields` are those that change, empty for an insert or a removal. */
export function isFrozenChange(rule: Freezing, fields: readonly string[]): boolean {
  if (!rule.frozen) return false;
  if (fields.length === 0) return true;
  if (rule.free.includes('*')) return false;
  return fields.some((field) => !rule.free.includes(field));
}
