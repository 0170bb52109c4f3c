/** What stands on file about the people of the body: competence, impartiality, absences, and the client's say on the team. */
import { z } from 'zod';
import * as c from './client-vocabulary.ts';
import { count, date, id, instant, line, text } from './scalars.ts';

const position = count;

export const teamEntities = {
  /** A field of competence that the audit needs; what the program proposes first names its source. */
  competence_area: z.strictObject({ id, name: line, source: text, neededFor: z.array(c.neededFor), position }),
  competence: z.strictObject({
    id,
    personId: id,
    areaId: id,
    basis: c.competenceBasis,
    evidence: text,
    /** By whom and when the body judged the evidence (ISO/IEC 17021-1 7.2); without it the competence is only stated. */
    evaluatedOn: date.nullable(),
    evaluatedBy: line,
    validUntil: date.nullable(),
    position,
  }),
  /** What a person declared about the client. Never changed but for safeguards and withdrawal, and never removed. */
  impartiality_declaration: z.strictObject({
    id,
    personId: id,
    kind: c.declarationKind,
    text,
    declaredOn: date,
    /** The period of what is declared; no end: it still goes on. */
    fromOn: date.nullable(),
    toOn: date.nullable(),
    threats: z.array(c.threat),
    safeguards: text,
    withdrawnOn: date.nullable(),
    withdrawnReason: text,
    position,
  }),
  /** Why a person takes part although a declaration speaks against it; who said so is frozen as text. */
  impartiality_override: z.strictObject({
    id,
    personId: id,
    personName: line,
    declarationId: id,
    task: c.independentTask,
    auditId: id.nullable(),
    justification: text,
    byName: line,
    at: instant,
  }),
  absence: z.strictObject({ id, personId: id, fromOn: date, toOn: date, reason: line, position }),
  /** What the client was told of a member of the team and what it said (ISO/IEC 17021-1 9.2.3.5); outlives the membership. */
  member_notice: z.strictObject({
    id,
    auditId: id,
    personId: id,
    personName: line,
    sentOn: date.nullable(),
    backgroundAskedOn: date.nullable(),
    backgroundSentOn: date.nullable(),
    objectedOn: date.nullable(),
    objection: text,
    outcome: c.objectionOutcome,
    outcomeText: text,
  }),
} as const;
