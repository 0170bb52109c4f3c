/** The client before the audit: whom to ask, what it has to obey, what it applied for, and the review of that. */
import { z } from 'zod';
import * as c from './client-vocabulary.ts';
import { count, date, id, line, text } from './scalars.ts';
import { yesNo } from './vocabulary.ts';

const position = count;

export const clientEntities = {
  contact: z.strictObject({
    id,
    name: line,
    title: line,
    email: line,
    phone: line,
    purposes: z.array(c.contactPurpose),
    siteId: id.nullable(),
    note: text,
    position,
  }),
  /** A legal, regulatory or contractual requirement that the client says it has to meet (ISO/IEC 42001 4.1, 4.2). */
  obligation: z.strictObject({
    id,
    name: line,
    kind: c.obligationKind,
    reference: line,
    jurisdiction: line,
    authority: line,
    /** What it bears on: systems, roles, activities. */
    bearsOn: text,
    /** How the client keeps up with it. */
    keptBy: text,
    position,
  }),
  /** Consultancy on the management system that the client says it used: by whom and when (ISO/IEC 17021-1 9.1.1). */
  consultancy_use: z.strictObject({
    id,
    organization: line,
    persons: line,
    fromOn: date.nullable(),
    toOn: date.nullable(),
    service: text,
    position,
  }),
  /** What the client applied for, or the intake of a consultancy: one per engagement, the same row on every device. */
  application: z.strictObject({
    id,
    receivedOn: date.nullable(),
    requestedScope: text,
    outsourced: text,
    language: line,
    safety: text,
    otherStandards: text,
    /** Records that the client cannot show, and why. */
    restricted: text,
    consultancyUsed: yesNo,
  }),
  /** The agreement that binds body and client (ISO/IEC 17021-1 5.1.2), and whether complaints are known: one per engagement. */
  agreement: z.strictObject({
    id,
    reference: line,
    version: line,
    signedOn: date.nullable(),
    /** Who signed for the client and for the body. */
    signedBy: line,
    evidenceId: id.nullable(),
    note: text,
    complaintsKnown: yesNo,
    /** Day for which "none" was said. */
    complaintsAsOf: date.nullable(),
  }),
  /** A complaint, an appeal or a legal matter of the client (ISO/IEC 17021-1 9.7, 9.8). */
  complaint: z.strictObject({
    id,
    kind: c.complaintKind,
    subject: line,
    reference: line,
    receivedOn: date.nullable(),
    source: line,
    /** What was done about it. */
    outcome: text,
    closedOn: date.nullable(),
    position,
  }),
  application_review: z.strictObject({
    id,
    outcome: c.reviewOutcome,
    /** Why the application was accepted or declined (ISO/IEC 17021-1 9.1.2). */
    justification: text,
    reviewedOn: date.nullable(),
    reviewedByName: line,
    /** Names of the competences needed, frozen when the application was accepted. */
    teamCompetence: z.array(line),
    decisionCompetence: z.array(line),
    position,
  }),
  application_review_point: z.strictObject({ id, reviewId: id, point: c.reviewPoint, answer: c.reviewAnswer, remark: text, position }),
} as const;
