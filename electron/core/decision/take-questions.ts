/**
 * Takes over what somebody asked who reviewed from a pack (ISO/IEC 17021-1 9.5.1.4). Each question keeps the id that the
 * reviewer's file gave it, so that the same file taken over twice, or a longer one after a shorter, adds only what is new.
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { KeptQuestion, ReviewFile } from '../../../shared/model/review-file.ts';
import { t } from '../../../shared/words/words.ts';
import { chosenPath } from '../chosen-file.ts';
import { actorOf, type FileContext } from '../context.ts';
import { readReviewFile } from '../export/pack/review-file.ts';
import { decidedAudit } from './decision-parts.ts';
import { listSubjects, reviewToBegin } from './review-service.ts';

const sameName = (a: string, b: string): boolean => a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();

/** @throws RULE for the file of another engagement, or of a pack that was not made from this file */
function demandOwnPack(context: FileContext, { pack }: ReviewFile): Row<'audit'> {
  const { file } = context;
  if (pack.engagementId !== file.engagementId) throw new AppError('RULE', t('packReview.otherEngagement', { title: pack.title }));
  const audit = decidedAudit(context, pack.auditId);
  const sealed = file.queries.decision.seals(audit.id).some((seal) => seal.tagManifestSha256 === pack.tagManifestSha256);
  // A pack that was built and not sealed is known by the entry of the ledger that it ends with.
  if (!sealed && !file.queries.ledger.holds(pack.head.chain, pack.head.seq, pack.head.hash))
    throw new AppError('RULE', t('packReview.otherState'), { hint: t('packReview.otherStateHint') });
  return audit;
}

/** The review that the questions belong to: the open one of this reviewer, or a new one. @throws RULE, CONFLICT, NOT_INDEPENDENT */
function reviewOf(context: FileContext, audit: Row<'audit'>, reviewer: string): { review: Row<'technical_review'>; begins: boolean } {
  const { decision, team } = context.file.queries;
  const open = decision.reviews(audit.id).find(({ conclusion }) => conclusion === 'open');
  if (open !== undefined) {
    if (!sameName(open.reviewerName, reviewer))
      throw new AppError('CONFLICT', t('packReview.otherReviewer', { name: open.reviewerName, reviewer }));
    return { review: open, begins: false };
  }
  const person = team.all().find(({ name, side }) => side !== 'client' && sameName(name, reviewer));
  if (person === undefined)
    throw new AppError('RULE', t('packReview.reviewerUnknown', { reviewer }), { hint: t('packReview.reviewerUnknownHint') });
  return { review: reviewToBegin(context, audit, person), begins: true };
}

/** Answers `decision.takeQuestions`. @throws RULE, CONFLICT, CANNOT_READ; nothing is written then */
export async function takeQuestions(
  context: FileContext,
  { file: chosen }: InputOf<'decision.takeQuestions'>,
): Promise<OutputOf<'decision.takeQuestions'>> {
  const actor = actorOf(context);
  const kept = await readReviewFile(chosenPath(context.ports, chosen));
  const audit = demandOwnPack(context, kept);
  const { decision } = context.file.queries;
  const fresh: KeptQuestion[] = [];
  for (const one of kept.questions) {
    const known = decision.question(one.id);
    if (known !== null && known.auditId !== audit.id) throw new AppError('RULE', t('packReview.otherQuestion'));
    if (known === null && !fresh.some(({ id }) => id === one.id)) fresh.push(one);
  }
  const settling = kept.settled.flatMap(({ questionId, outcome, settledAt }) => {
    const question = decision.question(questionId);
    const own = fresh.some(({ id }) => id === questionId);
    if (!own && (question === null || question.auditId !== audit.id)) throw new AppError('RULE', t('packReview.otherQuestion'));
    return question?.settledAt != null ? [] : [{ questionId, outcome, settledAt, number: question?.number ?? '' }];
  });
  const answer = { auditId: audit.id, reviewer: kept.reviewer, known: kept.questions.length - fresh.length };
  if (fresh.length === 0 && settling.length === 0) return { ...answer, taken: [], settled: [] };

  const { review, begins } = reviewOf(context, audit, kept.reviewer);
  const { subjects } = listSubjects(context, { auditId: audit.id });
  const asked = decision.questions(audit.id).length;
  const rows = fresh.map((one, index): Row<'review_question'> => {
    // An item that is gone, or of the Stage 1 before, is kept by the name that the reviewer saw.
    const here = one.subjectId === null || subjects.some(({ subject, id }) => subject === one.subject && id === one.subjectId);
    return {
      id: one.id,
      auditId: audit.id,
      reviewId: review.id,
      number: `Q-${asked + index + 1}`,
      subject: here ? one.subject : 'other',
      subjectId: here ? one.subjectId : null,
      subjectLabel: one.subjectLabel,
      text: one.text,
      askedById: review.reviewerId,
      askedByName: review.reviewerName,
      askedAt: one.askedAt,
      settledAt: null,
      settledByName: '',
      outcome: '',
      position: asked + index,
    };
  });
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  context.file.ledger.write({ actor }, (tx) => {
    if (begins) tx.insert('technical_review', review);
    for (const row of rows) tx.insert('review_question', row);
    for (const { questionId, outcome, settledAt } of settling)
      tx.update('review_question', questionId, { settledAt, settledByName: review.reviewerName, outcome });
  });
  return {
    ...answer,
    taken: rows.map(({ number }) => number),
    settled: settling.map(({ questionId, number }) => numbers.get(questionId) ?? number),
  };
}
