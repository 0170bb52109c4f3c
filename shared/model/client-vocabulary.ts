/** The closed lists of the application, of competence and of impartiality: each value is what stands in the file. */
import { z } from 'zod';

/** What the client's contact is asked about. */
export const contactPurpose = z.enum(['main', 'audit', 'top_management', 'complaints', 'invoicing']);
export type ContactPurpose = z.infer<typeof contactPurpose>;

/** Where an obligation comes from (ISO/IEC 42001 4.1, 4.2). */
export const obligationKind = z.enum(['law', 'sector_rule', 'contract', 'commitment']);

/** What the review of an application makes sure of (ISO/IEC 17021-1 9.1.2). */
export const reviewPoint = z.enum([
  'information',
  'differences',
  'body_competence',
  'scope',
  'sites',
  'audit_time',
  'language',
  'safety',
  'impartiality',
]);
export type ReviewPoint = z.infer<typeof reviewPoint>;
export const reviewAnswer = z.enum(['open', 'yes', 'no', 'not_applicable']);
export type ReviewAnswer = z.infer<typeof reviewAnswer>;
/** What the body was told about the client, or by it, in the period (ISO/IEC 17021-1 9.7, 9.8). */
export const complaintKind = z.enum(['complaint', 'appeal', 'legal']);
export const reviewOutcome = z.enum(['open', 'accepted', 'declined']);

/** Who together has to hold a competence: the audit team, who reviews, who decides (ISO/IEC 17021-1 9.1.2, 7.1.2). */
export const neededFor = z.enum(['team', 'reviewer', 'decision_maker']);
export type NeededFor = z.infer<typeof neededFor>;
/** What shows that somebody holds a competence (ISO/IEC 17021-1 7.2). */
export const competenceBasis = z.enum(['education', 'work', 'training', 'audits', 'witnessed', 'certificate', 'other']);

/** What a person declares about the client (ISO/IEC 17021-1 5.2.10, 5.2.13). `management`: held a managerial post there. */
export const declarationKind = z.enum([
  'no_conflict',
  'consultancy',
  'management',
  'internal_audit',
  'employment',
  'financial',
  'personal',
  'other',
]);
export type DeclarationKind = z.infer<typeof declarationKind>;
/** Threats to impartiality (ISO/IEC 17021-1 5.2.3). */
export const threat = z.enum(['self_interest', 'self_review', 'familiarity', 'intimidation']);
/** What independence is asked for. */
export const independentTask = z.enum(['audit', 'review', 'decision']);
export type IndependentTask = z.infer<typeof independentTask>;
/** What became of the client's objection to a member of the team (ISO/IEC 17021-1 9.2.3.5). */
export const objectionOutcome = z.enum(['none', 'open', 'upheld', 'not_upheld']);
