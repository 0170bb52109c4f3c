/** Review from a pack alone: what the pack says, the reviewer's own file of questions, and taking it over into the engagement. */
import { z } from 'zod';
import { clarificationKind, gateKey, gateSeverity, questionState, questionSubject } from '../model/decision-vocabulary.ts';
import { keptQuestion, keptSettlement, reviewedPack, reviewFile } from '../model/review-file.ts';
import { count, filledLine, filledText, id, instant, line, text } from '../model/scalars.ts';
import { command, fileAt, query, task } from './define.ts';
import { packChecked, packItem } from './pack.ts';

/** A check as the pack shows it. */
export const packGate = z.strictObject({
  key: gateKey,
  title: z.string(),
  severity: gateSeverity,
  status: z.enum(['passed', 'fails', 'does_not_apply']),
  clause: line,
  what: z.array(z.string()),
  /** Who passed over it and why; empty where nobody did. */
  passedOverBy: line,
  justification: text,
});

/** A question as the pack shows it. */
export const packQuestion = z.strictObject({
  id,
  number: line,
  subjectLabel: line,
  text,
  askedByName: line,
  askedAt: instant,
  state: questionState,
  said: z.array(z.strictObject({ kind: clarificationKind, text, byName: line, at: instant })),
  outcome: text,
});

export const packReviewMethods = {
  'decision.packRead': query(
    'Opens a decision pack for review: checks it, and where it is whole says its items, checks and questions.',
    z.strictObject({ file: fileAt, task: task.optional() }),
    z.strictObject({
      check: packChecked,
      /** Null for a pack that is not whole: what does not fit is not shown as if it did. */
      pack: z
        .strictObject({
          ...reviewedPack.shape,
          at: instant,
          items: z.array(packItem),
          gates: z.array(packGate),
          questions: z.array(packQuestion),
          subjects: z.array(z.strictObject({ subject: questionSubject, id: id.nullable(), label: line })),
        })
        .nullable(),
    }),
    { needs: 'nothing' },
  ),
  'decision.packQuestions': query('Reads a reviewer’s file of questions, to go on with it.', z.strictObject({ file: fileAt }), reviewFile, {
    needs: 'nothing',
  }),
  'decision.packWriteQuestions': command(
    'Writes the questions of somebody who reviews from a pack into a file of their own; the pack stays as it is.',
    z.strictObject({
      to: fileAt,
      pack: reviewedPack,
      reviewer: filledLine,
      /** Those without an id are new. */
      questions: z.array(z.strictObject({ ...keptQuestion.shape, id: id.nullable(), askedAt: instant.nullable() })).max(500),
      settled: z.array(z.strictObject({ questionId: id, outcome: filledText, settledAt: instant.nullable() })).max(500),
    }),
    z.strictObject({ fileName: z.string(), bytes: count, questions: z.array(keptQuestion), settled: z.array(keptSettlement) }),
    { needs: 'nothing', ledger: false },
  ),
  'decision.takeQuestions': command(
    'Takes over a reviewer’s file of questions; what was taken over before is left as it is.',
    z.strictObject({ file: fileAt }),
    z.strictObject({
      auditId: id,
      reviewer: line,
      /** Numbers of the questions that are new here. */
      taken: z.array(line),
      settled: z.array(line),
      known: count,
    }),
    { topics: ['decision'] },
  ),
} as const;
