/** Closed lists of findings and of the records of their life: see vocabulary.ts. */
import { z } from 'zod';

export const amendmentKind = z.enum(['amendment', 'regrading']);

/** Why a finding may have to be treated more severely. */
export const escalationGround = z.enum([
  'repeat',
  'several_minors',
  'overdue_minor',
  'overdue_major',
  'past_limit',
  'complaint',
  'appeal',
  'other',
]);
export type EscalationGround = z.infer<typeof escalationGround>;

/** What the body does about it; `none`: considered and left as it is. */
export const escalationOutcome = z.enum(['none', 'regrade', 'new_major', 'suspension_review', 'second_stage_2', 'override', 'referred']);
export type EscalationOutcome = z.infer<typeof escalationOutcome>;

export const findingRelationKind = z.enum(['repeat', 'related', 'replaces', 'concern']);
export type FindingRelationKind = z.infer<typeof findingRelationKind>;

/** How a diverging opinion ended; `unresolved`: recorded and referred to the body. */
export const opinionOutcome = z.enum(['agreed', 'upheld', 'amended', 'withdrawn', 'unresolved']);
export type OpinionOutcome = z.infer<typeof opinionOutcome>;

export const carriedResult = z.enum(['open', 'effective', 'not_effective', 'not_verified']);
export type CarriedResult = z.infer<typeof carriedResult>;
