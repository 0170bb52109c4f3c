/**
 * Technical review, decision and certificate (ISO/IEC 17021-1 9.5, 8.2.2). Names of who reviewed, answered and decided are
 * frozen as text on the day they did; nothing here is removed, only withdrawn with a reason.
 */
import { z } from 'zod';
import * as d from './decision-vocabulary.ts';
import { count, date, id, instant, line, sha256, text } from './scalars.ts';
import { auditKind, personRole } from './vocabulary.ts';

const position = count;

export const decisionEntities = {
  /** Why a check that blocks is passed over: by whom, and for exactly what failed then. */
  gate_override: z.strictObject({
    id,
    auditId: id,
    gate: d.gateKey,
    what: z.array(line),
    justification: text,
    byId: id,
    byName: line,
    byRole: personRole,
    at: instant,
    withdrawnAt: instant.nullable(),
    withdrawnByName: line,
    withdrawnReason: text,
    position,
  }),
  /** Why an item of the pack does not apply to this audit, declared by somebody with their name. */
  pack_exemption: z.strictObject({
    id,
    auditId: id,
    item: d.packItemKey,
    reason: text,
    byId: id,
    byName: line,
    at: instant,
    withdrawnAt: instant.nullable(),
    withdrawnByName: line,
    position,
  }),
  technical_review: z.strictObject({
    id,
    auditId: id,
    reviewerId: id,
    reviewerName: line,
    startedOn: date,
    conclusion: d.reviewConclusion,
    concludedOn: date.nullable(),
    /** What the conclusion rests on, or what is sent back. */
    remark: text,
    position,
  }),
  review_question: z.strictObject({
    id,
    auditId: id,
    reviewId: id,
    number: line,
    subject: d.questionSubject,
    subjectId: id.nullable(),
    /** The item as it was called when it was asked about. */
    subjectLabel: line,
    text,
    askedById: id,
    askedByName: line,
    askedAt: instant,
    settledAt: instant.nullable(),
    settledByName: line,
    /** What came out: what was made clear, or what was changed in the file. */
    outcome: text,
    position,
  }),
  /** Every clarification, of the team or of others, stays with its question (ISO/IEC 17021-1 9.5.1.4). */
  review_clarification: z.strictObject({
    id,
    questionId: id,
    kind: d.clarificationKind,
    text,
    byId: id.nullable(),
    byName: line,
    at: instant,
    position,
  }),
  decision: z.strictObject({
    id,
    auditId: id,
    outcome: d.decisionOutcome,
    decidedById: id,
    decidedByName: line,
    /** Function in which the person decided, as the body calls it. */
    decidedByFunction: line,
    decidedOn: date,
    /** The person confirmed to have had no part in the audit (9.5.1). */
    independent: z.boolean(),
    /** On what the person's competence to decide rests (7.1.2). */
    competence: text,
    /** On what the decision rests. */
    grounds: text,
    /** Conditions of a grant, or the further audit that is wanted. */
    conditions: text,
    conditionsBy: date.nullable(),
    reportId: id.nullable(),
    reportNumber: line,
    soaNumber: line,
    /** How the checks stood: those that failed and how they were passed over. */
    gates: z.array(
      z.strictObject({
        gate: d.gateKey,
        severity: d.gateSeverity,
        what: z.array(line),
        overriddenBy: line,
        justification: text,
      }),
    ),
    headChain: line,
    headSeq: count,
    headHash: sha256,
    withdrawnOn: date.nullable(),
    withdrawnByName: line,
    withdrawnReason: text,
    position,
  }),
  /** What the certificate says (ISO/IEC 17021-1 8.2.2); one per audit, the draft until a decision grants it. */
  certificate: z.strictObject({
    id,
    auditId: id,
    number: line,
    /** Counts what was recorded; with the date it tells a revised certificate from the one before. */
    version: count,
    recordedOn: date,
    holder: line,
    /** Name, address and activities of each place. */
    locations: z.array(z.strictObject({ name: line, address: text, activities: text })),
    standard: line,
    scope: text,
    aiRoles: text,
    soaNumber: line,
    soaDatedOn: date.nullable(),
    /** Null: the day of the decision. */
    effectiveOn: date.nullable(),
    /** Null: as long as a cycle lasts from the effective day. */
    expiresOn: date.nullable(),
    bodyName: line,
    bodyAddress: text,
    accreditation: line,
    /** How a reader tells this version from those it replaces, and where its validity can be checked. */
    revision: text,
    replaces: line,
    statement: text,
  }),
  pack_seal: z.strictObject({
    id,
    auditId: id,
    decisionId: id.nullable(),
    fileName: line,
    tagManifestSha256: sha256,
    keyId: line,
    /** Evidence as files or as its index alone. */
    evidenceFiles: z.boolean(),
    headChain: line,
    headSeq: count,
    headHash: sha256,
    sealedAt: instant,
    sealedById: id,
    sealedByName: line,
    position,
  }),
  /** What the certification body sets for its decisions; the standard leaves it to the body, or only a paper we could not read says it. */
  decision_policy: z.strictObject({
    id,
    /** Checks that the body takes as blocking or as a warning other than proposed. */
    severities: z.array(z.strictObject({ gate: d.gateKey, severity: d.gateSeverity })),
    certificateMonths: count.min(1).max(120),
    /** Months after the last day within which majors of an initial audit are verified (9.5.3.2). */
    majorMonths: count.min(1).max(24),
    /** Kinds of audit that need a decision by somebody apart from the audit even when nothing is in doubt (9.6.1). */
    alwaysApart: z.array(auditKind),
    soaOnCertificate: z.boolean(),
    statement: text,
    revision: text,
    accreditation: line,
  }),
} as const;
