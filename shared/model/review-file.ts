/**
 * The file in which somebody who has a pack alone keeps the questions of the review, to hand to the team. It names the
 * pack it is about by the hash that was signed, and is declared like everything a person says: it bears no signature.
 */
import { z } from 'zod';
import { questionSubject } from './decision-vocabulary.ts';
import { count, filledLine, filledText, id, instant, line, sha256 } from './scalars.ts';

export const REVIEW_FORMAT = 'fieldbook-review/1';
/** Far more than a review asks; a file that says otherwise is none of ours. */
const MOST = 500;

/** The pack that is reviewed. */
export const reviewedPack = z.strictObject({
  engagementId: id,
  auditId: id,
  auditNumber: line,
  /** As the pack calls itself: the audit and the client. */
  title: line,
  tagManifestSha256: sha256,
  /** Where the ledger stood when the pack was made. */
  head: z.strictObject({ chain: line, seq: count, hash: sha256 }),
});
export type ReviewedPack = z.infer<typeof reviewedPack>;

export const keptQuestion = z.strictObject({
  id,
  subject: questionSubject,
  subjectId: id.nullable(),
  /** The item as the pack calls it. */
  subjectLabel: line,
  text: filledText,
  askedAt: instant,
});
export type KeptQuestion = z.infer<typeof keptQuestion>;

/** What came out of a question that the pack shows with its answer. */
export const keptSettlement = z.strictObject({ questionId: id, outcome: filledText, settledAt: instant });

export const reviewFile = z.strictObject({
  format: z.literal(REVIEW_FORMAT),
  pack: reviewedPack,
  reviewer: filledLine,
  questions: z.array(keptQuestion).max(MOST),
  settled: z.array(keptSettlement).max(MOST),
});
export type ReviewFile = z.infer<typeof reviewFile>;
