/** Checks before the decision, technical review, decision, certificate and seal (ISO/IEC 17021-1 9.5, 8.2.2). */
import { z } from 'zod';
import * as d from '../model/decision-vocabulary.ts';
import { entities } from '../model/entities.ts';
import { count, date, filledLine, filledText, id, line, sha256, text } from '../model/scalars.ts';
import { auditKind, personRole } from '../model/vocabulary.ts';
import { certificateElements } from '../rules/certificate.ts';
import { command, fileAt, nothing, query, task } from './define.ts';

const topics = { topics: ['decision'] } as const;
const allTopics = [
  'decision',
  'audits',
  'findings',
  'reports',
  'team',
  'scope',
  'soa',
  'plan',
  'auditTime',
  'checklist',
  'notes',
  'engagement',
] as const;

const override = entities.gate_override;

export const gateView = z.strictObject({
  key: d.gateKey,
  severity: d.gateSeverity,
  status: z.enum(['passed', 'fails', 'does_not_apply']),
  clause: line,
  place: z.enum([
    'client',
    'team',
    'auditTime',
    'plan',
    'stage1',
    'reports',
    'fieldWork',
    'coverage',
    'findings',
    'scope',
    'applicability',
    'decision',
  ]),
  /** One sentence: what fails, or what holds. */
  title: z.string(),
  /** What fails, one by one. */
  what: z.array(z.string()),
  /** The audit or the finding to jump to. */
  target: z.strictObject({ auditId: id, findingId: id.nullable() }),
  override: override.nullable(),
  mayOverride: z.boolean(),
  /** Only somebody who was not on the audit may pass over it. */
  apart: z.boolean(),
  blocksPack: z.boolean(),
  blocksDecision: z.boolean(),
});
export type GateView = z.infer<typeof gateView>;

export const questionView = z.strictObject({
  ...entities.review_question.shape,
  state: d.questionState,
  clarifications: z.array(entities.review_clarification),
});

const policy = z.strictObject(entities.decision_policy.omit({ id: true }).shape);

export const certificateView = z.strictObject({
  /** Null: nobody recorded it; what is shown is a proposal from the file. */
  recorded: entities.certificate.nullable(),
  shown: z.strictObject(entities.certificate.omit({ id: true, auditId: true }).shape),
  /** As they will be printed; null before the decision. */
  dates: z.strictObject({ effectiveOn: date.nullable(), expiresOn: date.nullable() }),
  /** The draft mark is on it until a decision grants it. */
  draft: z.boolean(),
  elements: z.array(
    z.strictObject({
      element: z.enum(certificateElements),
      clause: line,
      title: line,
      standing: z.enum(['present', 'missing', 'does_not_apply']),
    }),
  ),
});

const certificatePatch = entities.certificate.omit({ id: true, auditId: true, version: true, recordedOn: true }).partial().shape;

export const decisionMethods = {
  'decision.gates': query(
    'The checks before a decision (ISO/IEC 17021-1 9.5): what passes, fails or does not apply, with clause, place and override.',
    z.strictObject({ auditId: id }),
    z.strictObject({
      /** False for audits that end without a decision. */
      applies: z.boolean(),
      today: date,
      apartNeeded: z.boolean(),
      gates: z.array(gateView),
      counts: z.strictObject({ blocking: count, warning: count, overridden: count, passed: count, doesNotApply: count }),
    }),
    { topics: [...allTopics] },
  ),
  'decision.show': query(
    'Technical review, questions with their clarifications, decisions, overrides and seals of an audit.',
    z.strictObject({ auditId: id }),
    z.strictObject({
      audit: z.strictObject({ id, number: line, title: line, kind: auditKind, endsOn: date.nullable() }),
      applies: z.boolean(),
      reviews: z.array(entities.technical_review),
      questions: z.array(questionView),
      overrides: z.array(override),
      decisions: z.array(entities.decision),
      /** The one that stands. */
      standing: entities.decision.nullable(),
      seals: z.array(entities.pack_seal),
      /** People of the body, and whether each carried out audits of this engagement. */
      people: z.array(z.strictObject({ id, name: line, role: personRole, audited: z.array(line) })),
      policy,
      /** Who is at the keyboard may only review or decide. */
      desk: z.enum(['work', 'review', 'decision']),
      /** Report that stands; empty without one. */
      reportNumber: line,
    }),
    // The desk follows from who is at the keyboard.
    { topics: [...allTopics, 'file'] },
  ),
  'decision.subjects': query(
    'What a question of the reviewer can be about.',
    z.strictObject({ auditId: id }),
    z.strictObject({ subjects: z.array(z.strictObject({ subject: d.questionSubject, id: id.nullable(), label: line })) }),
    { topics: [...allTopics, 'evidence'] },
  ),
  'decision.override': command(
    'Passes over a check that fails, with a justification and the name of who answers for it.',
    z.strictObject({ auditId: id, gate: d.gateKey, justification: filledText, byId: id.optional() }),
    override,
    topics,
  ),
  'decision.withdrawOverride': command(
    'Takes an override back with a reason; it stays visible.',
    z.strictObject({ id, reason: filledText }),
    override,
    topics,
  ),
  'decision.beginReview': command(
    'Begins the technical review of an audit by somebody who was not on it (ISO/IEC 17021-1 9.5.2).',
    z.strictObject({ auditId: id, reviewerId: id.optional(), on: date.optional() }),
    entities.technical_review,
    topics,
  ),
  'decision.concludeReview': command(
    'Ends a technical review: ready for the decision, or returned to the team.',
    z.strictObject({ id, conclusion: d.reviewConclusion.exclude(['open']), remark: text.optional(), on: date.optional() }),
    entities.technical_review,
    topics,
  ),
  'decision.ask': command(
    'Asks the audit team a question about an item of the file.',
    z.strictObject({ reviewId: id, subject: d.questionSubject, subjectId: id.nullable().optional(), text: filledText }),
    questionView,
    topics,
  ),
  'decision.clarify': command(
    'Records an answer of the team, what somebody else made clear, or what the reviewer asked further (ISO/IEC 17021-1 9.5.1.4).',
    z.strictObject({
      questionId: id,
      kind: d.clarificationKind,
      text: filledText,
      byId: id.optional(),
      /** Somebody who is not in the engagement; `byId` goes before it. */
      byName: filledLine.optional(),
    }),
    questionView,
    topics,
  ),
  'decision.settleQuestion': command(
    'The reviewer says that a question is settled, and what came out of it.',
    z.strictObject({ id, outcome: filledText }),
    questionView,
    topics,
  ),
  'decision.record': command(
    'Records the certification decision with who took it; a grant sets certificate and programme dates.',
    z.strictObject({
      auditId: id,
      outcome: d.decisionOutcome,
      decidedById: id.optional(),
      decidedByFunction: line.optional(),
      decidedOn: date.optional(),
      independent: z.boolean().optional(),
      competence: text.optional(),
      grounds: filledText,
      conditions: text.optional(),
      conditionsBy: date.nullable().optional(),
    }),
    entities.decision,
    { topics: ['decision', 'programme'] },
  ),
  'decision.withdraw': command(
    'Withdraws a decision with a reason; it stays visible, and dates that followed from it go.',
    z.strictObject({ id, reason: filledText }),
    entities.decision,
    { topics: ['decision', 'programme'] },
  ),
  'decision.certificate': query(
    'What the certificate says, as recorded or proposed from the file, and what it lacks of ISO/IEC 17021-1 8.2.2.',
    z.strictObject({ auditId: id }),
    certificateView,
    { topics: [...allTopics] },
  ),
  'decision.setCertificate': command(
    'Records what the certificate says; what is not given is kept, or taken from the file the first time.',
    z.strictObject({ auditId: id, ...certificatePatch }),
    certificateView,
    topics,
  ),
  'decision.exportCertificate': command(
    'Writes the certificate as PDF, with a draft mark until a decision grants it.',
    z.strictObject({ auditId: id, to: fileAt, task: task.optional() }),
    z.strictObject({ fileName: z.string(), bytes: count, sha256, pages: count }),
    { ledger: false },
  ),
  'decision.seal': command(
    'Records that a decision pack was made: hash of its tag manifest, key, and where the ledger ended.',
    z.strictObject({
      auditId: id,
      tagManifestSha256: sha256,
      keyId: filledLine,
      fileName: line.optional(),
      evidenceFiles: z.boolean().optional(),
      /** End of the ledger that the pack holds; refused when it is not the end of this file. */
      head: z.strictObject({ chain: line, seq: count, hash: sha256 }).optional(),
    }),
    entities.pack_seal,
    topics,
  ),
  'decision.setPolicy': command('Changes what the certification body sets for its decisions.', policy.partial(), policy, topics),
  'decision.policy': query('What the certification body sets for its decisions.', nothing, policy, topics),
} as const;
