/** The closed lists of review, decision and certificate (ISO/IEC 17021-1 9.5, 8.2). */
import { z } from 'zod';

export const decisionOutcome = z.enum(['grant', 'grant_with_conditions', 'refuse', 'more_audit']);
export type DecisionOutcome = z.infer<typeof decisionOutcome>;

export const reviewConclusion = z.enum(['open', 'ready', 'returned']);
export type ReviewConclusion = z.infer<typeof reviewConclusion>;

/** What a question of the reviewer is about. */
export const questionSubject = z.enum(['audit', 'checklist_item', 'finding', 'evidence', 'report', 'gate', 'certificate', 'other']);
export type QuestionSubject = z.infer<typeof questionSubject>;

/** A line in the talk about a question: what the team answered, what else the reviewer asked, what somebody else made clear. */
export const clarificationKind = z.enum(['answer', 'further_question', 'from_others']);
export type ClarificationKind = z.infer<typeof clarificationKind>;

export const questionState = z.enum(['open', 'answered', 'settled']);
export type QuestionState = z.infer<typeof questionState>;

/** What a decision pack holds, in the order in which it lists it. */
export const packItemKey = z.enum([
  'application',
  'agreement',
  'audit_time',
  'multi_site',
  'programme',
  'team',
  'stage1',
  'plan',
  'attendance',
  'checklist',
  'report',
  'nonconformities',
  'scope',
  'soa',
  'restricted',
  'remote',
  'integrated',
  'still_true',
  'objectives',
  'recommendation',
  'certificate',
  'complaints',
  'review',
  'decision',
  'surveillance',
]);
export type PackItemKey = z.infer<typeof packItemKey>;

export const gateSeverity = z.enum(['blocking', 'warning']);
export type GateSeverity = z.infer<typeof gateSeverity>;

/** Checks before a pack is decided on, in the order in which a reviewer goes through them. */
export const gateKey = z.enum([
  'application',
  'competence',
  'impartiality',
  'time_justified',
  'time_used',
  'plan_agreed',
  'meetings_held',
  'stage1_report',
  'concerns_answered',
  'stage2_gate',
  'report_issued',
  'report_current',
  'rows_concluded',
  'coverage_holes',
  'findings_grounded',
  'drafts',
  'diverging_views',
  'majors_verified',
  'six_months',
  'minors_planned',
  'scope_wording',
  'roles_stated',
  'soa_same',
  'remote_described',
  'questions_answered',
  'reviewer_independent',
  'decider_independent',
  'certificate_dates',
]);
export type GateKey = z.infer<typeof gateKey>;
