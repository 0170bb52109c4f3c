/**
 * The programme of a certification cycle (ISO/IEC 17021-1 9.1.3): its dates, its visits and what each looks at, the sites
 * they go to (IAF MD 1), and every change of it with its reason.
 */
import { z } from 'zod';
import { count, date, id, line, requirementId, text } from './scalars.ts';
import { auditKind, yesNo } from './vocabulary.ts';

const position = z.int().min(0);

/** Whether sites are sampled, all visited, or nobody has decided yet. */
export const siteDecision = z.enum(['open', 'sampling', 'all']);
export type SiteDecision = z.infer<typeof siteDecision>;
/** How a site came to a visit: the central function is audited besides the sample. */
export const siteChoiceWay = z.enum(['random', 'chosen', 'all', 'central']);
export type SiteChoiceWay = z.infer<typeof siteChoiceWay>;

export const programmeEntities = {
  programme: z.strictObject({
    id,
    catalogId: id,
    /** Day of the certification decision with where it stands; the cycle begins with it. */
    decidedOn: date.nullable(),
    decisionSource: line,
    /** Day that the dates are planned from until the decision is there. */
    assumedOn: date.nullable(),
    /** Another expiry than three years after the start. */
    expiresOn: date.nullable(),
    /** Since when the programme stands: from then on changes need a reason. */
    settledOn: date.nullable(),
    note: text,
  }),
  programme_visit: z.strictObject({
    id,
    programmeId: id,
    kind: auditKind,
    title: line,
    /** Null follows the dates of the cycle. */
    windowFrom: date.nullable(),
    windowTo: date.nullable(),
    /** The audit that the visit became. */
    auditId: id.nullable(),
    /** All requirements are planned. */
    whole: z.boolean(),
    focus: text,
    position,
  }),
  /** What a visit is to look at: exactly one of the two is set. */
  programme_subject: z.strictObject({ id, visitId: id, requirement: requirementId.nullable(), aiSystemId: id.nullable() }),
  programme_change: z.strictObject({ id, programmeId: id, changedOn: date, changedBy: line, what: line, reason: text, position: count }),
  /** Whether and how the sites are sampled, with the answers that it rests on (IAF MD 1). */
  site_sampling: z.strictObject({
    id,
    programmeId: id,
    decision: siteDecision,
    oneSystem: yesNo,
    centralAuthority: yesNo,
    centralReview: yesNo,
    similarSites: yesNo,
    schemeAllows: yesNo,
    reason: text,
    centralSiteId: id.nullable(),
    /** The system proved effective over the cycle: fewer sites at recertification. */
    provenEffective: z.boolean(),
    decidedBy: line,
    decidedOn: date.nullable(),
  }),
  site_choice: z.strictObject({ id, visitId: id, siteId: id, way: siteChoiceWay, reason: text, seed: line }),
} as const;
