/** What belongs to findings besides their own row: rules of the engagement for them, and the records of their life. */
import { z } from 'zod';
import * as f from './finding-vocabulary.ts';
import { count, date, id, line, text } from './scalars.ts';
import { auditKind, resultClass } from './vocabulary.ts';

const position = z.int().min(0);
const ordinal = z.int().min(0).max(1_000_000);

export const findingEntities = {
  /** Grades of the audits it is for; each code means one canonical class (ISO/IEC 17021-1 3.12, 3.13 for certification). */
  grading_scheme: z.strictObject({
    id,
    name: line,
    auditKinds: z.array(auditKind),
    codes: z.array(z.strictObject({ code: line, label: line, meaning: text, resultClass })),
    source: line,
    position,
  }),
  /** What the body sets for its findings where the standard leaves it to the body (ISO/IEC 17021-1 9.4.9); one row at most. */
  finding_policy: z.strictObject({
    id,
    numberPattern: line,
    majorAnswerDays: count,
    majorVerifyDays: count,
    minorAnswerDays: count,
    /** Null: a minor is verified at the next audit. */
    minorVerifyDays: count.nullable(),
    minorsOnOneRequirement: count,
    /** Majors of a recertification are verified before this day (ISO/IEC 17021-1 9.6.3.2.2). */
    certificateExpiresOn: date.nullable(),
  }),
  /** A change of what was issued: the text before and after, field by field. Version 1 is the finding as issued. */
  finding_amendment: z.strictObject({
    id,
    findingId: id,
    version: ordinal,
    kind: f.amendmentKind,
    changes: z.array(z.strictObject({ field: line, before: text, after: text })),
    reason: text,
    madeOn: date,
    byId: id,
    byName: line,
  }),
  /** What a person decided about a finding that grew worse; `subject` names what was proposed, so that it is asked once. */
  finding_escalation: z.strictObject({
    id,
    findingId: id,
    ground: f.escalationGround,
    subject: line,
    outcome: f.escalationOutcome,
    reason: text,
    reference: line,
    decidedOn: date,
    byId: id,
    byName: line,
  }),
  /** An earlier or a related finding; `reference` names one that is not in this file. */
  finding_relation: z.strictObject({
    id,
    findingId: id,
    otherId: id.nullable(),
    kind: f.findingRelationKind,
    reference: line,
    reason: text,
  }),
  /** The auditee's view where it diverges, kept whether it was resolved or not (ISO/IEC 17021-1 9.4.5.4, 9.4.7). */
  diverging_opinion: z.strictObject({
    id,
    findingId: id,
    auditeeName: line,
    view: text,
    statedOn: date,
    outcome: f.opinionOutcome.nullable(),
    resolution: text,
    resolvedOn: date.nullable(),
    resolvedByName: line,
  }),
  /** Who advised the client on this finding, and so may not verify it (ISO/IEC 17021-1 5.2). */
  finding_consultation: z.strictObject({ id, findingId: id, personId: id, personName: line, what: text, notedOn: date }),
  /** A nonconformity of an earlier audit on the verification list of a later one (ISO/IEC 17021-1 9.6.2.2, 9.4.8.3). */
  carried_finding: z.strictObject({
    id,
    auditId: id,
    findingId: id,
    result: f.carriedResult,
    text,
    concludedOn: date.nullable(),
    byName: line,
    position,
  }),
} as const;
