/** Records about findings: amendments, escalations, relations, opinions; the rules that the engagement sets for them. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { escalationGround, escalationOutcome, findingRelationKind, opinionOutcome } from '../model/finding-vocabulary.ts';
import { date, filledLine, filledText, id, line, text } from '../model/scalars.ts';
import { auditKind, grade, resultClass } from '../model/vocabulary.ts';
import { command, nothing, query } from './define.ts';
import { findingContent, findingRow } from './evidence-findings.ts';

const days = z.int().min(1).max(730);
const policy = z.strictObject(entities.finding_policy.omit({ id: true }).shape);
const schemeCode = z.strictObject({ code: filledLine.max(40), label: filledLine.max(60), meaning: text.max(500), resultClass });

const one = { topics: ['findings'] } as const;

export const findingRecordMethods = {
  'findings.amend': command(
    'Changes what was issued by a new version with its reason; the text before stays on record (ISO/IEC 17021-1 9.4.5.3).',
    z.strictObject({ id, reason: filledText, on: date.optional(), ...findingContent }),
    findingRow,
    { topics: ['findings', 'checklist'] },
  ),
  'findings.regrade': command(
    'Grades an issued nonconformity anew, with a reason. It never becomes an opportunity (ISO/IEC 17021-1 9.4.5.2).',
    z.strictObject({ id, grade, gradeCode: filledLine.optional(), reason: filledText, on: date.optional() }),
    findingRow,
    { topics: ['findings', 'checklist', 'audits'] },
  ),
  'findings.escalate': command(
    'Records what a person decided about a nonconformity that grew worse, and why; nothing follows by itself.',
    z.strictObject({
      id,
      ground: escalationGround,
      outcome: escalationOutcome,
      reason: filledText,
      reference: line.optional(),
      /** What was proposed, as `findings.proposals` names it, so that it is not proposed again. */
      subject: line.optional(),
      on: date.optional(),
    }),
    z.strictObject({ finding: findingRow, escalation: entities.finding_escalation }),
    one,
  ),
  'findings.resolveDispute': command(
    'Records how a diverging opinion ended, or that it could not be resolved (ISO/IEC 17021-1 9.4.5.4).',
    z.strictObject({ id, outcome: opinionOutcome.exclude(['withdrawn']), text: filledText, on: date.optional() }),
    findingRow,
    one,
  ),
  'findings.relate': command(
    'Says that a finding repeats another one or has to do with it, and why.',
    z.strictObject({ id, otherId: id.nullable(), kind: findingRelationKind, reference: line.optional(), reason: filledText }),
    entities.finding_relation,
    one,
  ),
  'findings.unrelate': command('Takes a relation away.', z.strictObject({ relationId: id }), nothing, one),
  'findings.recordConsultation': command(
    'Records that a person advised the client on this finding; that person may not verify it (ISO/IEC 17021-1 5.2).',
    z.strictObject({ id, personId: id, what: filledText, on: date.optional() }),
    entities.finding_consultation,
    one,
  ),
  'findings.setDates': command(
    'Sets when findings are to be answered and verified. Dates of issued ones change with a reason.',
    z.strictObject({
      ids: z.array(id).min(1).max(500),
      answerBy: date.nullable().optional(),
      verifyBy: date.nullable().optional(),
      reason: text.optional(),
    }),
    z.strictObject({ findings: z.array(findingRow) }),
    one,
  ),
  'findings.issueMany': command(
    'Issues several drafts at once, all of them or none; dates left out follow from the rules of the engagement.',
    z.strictObject({
      ids: z.array(id).min(1).max(500),
      on: date.optional(),
      answerBy: date.nullable().optional(),
      verifyBy: date.nullable().optional(),
    }),
    z.strictObject({ findings: z.array(findingRow) }),
    one,
  ),
  'findings.policy': query(
    'The rules of the engagement for findings: numbers, time limits, when to consider an escalation; with their source.',
    z.strictObject({}),
    z.strictObject({ policy, defaults: policy, source: line }),
    one,
  ),
  'findings.setPolicy': command(
    'Changes rules of the engagement for findings. Limits of the standard stay what they are.',
    z.strictObject({
      numberPattern: filledLine.optional(),
      majorAnswerDays: days.optional(),
      majorVerifyDays: days.optional(),
      minorAnswerDays: days.optional(),
      minorVerifyDays: days.nullable().optional(),
      minorsOnOneRequirement: z.int().min(2).max(100).optional(),
      certificateExpiresOn: date.nullable().optional(),
    }),
    policy,
    one,
  ),
  'findings.schemes': query(
    'The grading schemes of the engagement; those that were never changed are the shipped ones.',
    z.strictObject({}),
    z.strictObject({
      schemes: z.array(
        z.strictObject({
          ...entities.grading_scheme.omit({ id: true, position: true }).shape,
          id: id.nullable(),
          /** A finding bears a grade of it: it can no longer change. */
          used: z.boolean(),
        }),
      ),
    }),
    { topics: ['findings', 'audits'] },
  ),
  'findings.saveScheme': command(
    'Adds a grading scheme or changes one that no finding uses yet.',
    z.strictObject({
      id: id.nullable(),
      name: filledLine,
      auditKinds: z.array(auditKind).min(1).max(20),
      codes: z.array(schemeCode).min(1).max(20),
      source: line,
    }),
    entities.grading_scheme,
    one,
  ),
} as const;
