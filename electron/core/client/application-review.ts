/** The review of the application (ISO/IEC 17021-1 9.1.2): its points, and how it ended. A consultancy has none. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { reviewPoint } from '../../../shared/model/client-vocabulary.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type ReviewObstacle, reviewObstacles } from '../../../shared/rules/application-review.ts';
import { dayIn } from '../../../shared/rules/deadlines.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { competenceAreas } from '../team/competence-areas.ts';

type ReviewView = OutputOf<'client.reviews'>['reviews'][number];
type ReviewMethods =
  | 'reviews'
  | 'startReview'
  | 'answerPoint'
  | 'justifyReview'
  | 'acceptApplication'
  | 'declineApplication'
  | 'reopenReview';
type ReviewHandlers = Pick<HandlersOf<'client.'>, `client.${ReviewMethods}`>;

/** Names of the competences that the team, and those who decide, need; a reviewer's count with the decision (7.1.2). */
function neededNames(context: FileContext): { team: string[]; decision: string[] } {
  const areas = competenceAreas(context);
  const named = (groups: readonly string[]) =>
    areas.filter((one) => one.neededFor.some((group) => groups.includes(group))).map((one) => one.name);
  return { team: named(['team']), decision: named(['decision_maker', 'reviewer']) };
}

const sentence = (obstacle: ReviewObstacle): string =>
  t(
    `clientCore.obstacle.${obstacle.obstacle}`,
    'point' in obstacle ? { point: t(`vocabulary.reviewPoint.${obstacle.point}`).toLowerCase() } : {},
  );

/** A review with its points and what stands in the way of accepting it. */
export function viewOf(context: FileContext, review: Row<'application_review'>): ReviewView {
  const points = context.file.queries.client.points(review.id);
  const { team, decision } = neededNames(context);
  const obstacles =
    review.outcome === 'open'
      ? reviewObstacles({ points, justification: review.justification, teamAreas: team.length, decisionAreas: decision.length })
      : [];
  return { ...review, points, obstacles: obstacles.map(sentence) };
}

/** @throws NOT_FOUND */
function reviewOf(context: FileContext, id: string): Row<'application_review'> {
  const review = context.file.queries.client.reviews.find(id);
  if (review === null) throw new AppError('NOT_FOUND', t('clientCore.noReview'));
  return review;
}

/** @throws NOT_FOUND, and RULE for a review that is decided */
function openReview(context: FileContext, id: string): Row<'application_review'> {
  const review = reviewOf(context, id);
  if (review.outcome !== 'open') throw new AppError('RULE', t('clientCore.decided'), { hint: t('clientCore.decidedHint') });
  return review;
}

const today = (context: FileContext) => dayIn(nowOf(context), context.file.queries.engagement.show().timeZone);

function decide(
  context: FileContext,
  review: Row<'application_review'>,
  outcome: 'accepted' | 'declined',
  on: string | undefined,
): ReviewView {
  const actor = actorOf(context);
  const { team, decision } = neededNames(context);
  const frozen =
    outcome === 'accepted' ? { teamCompetence: team, decisionCompetence: decision } : { teamCompetence: [], decisionCompetence: [] };
  const decided = context.file.ledger.write({ actor }, (tx) =>
    tx.update('application_review', review.id, { outcome, reviewedOn: on ?? today(context), reviewedByName: actor.name, ...frozen }),
  );
  return viewOf(context, decided);
}

export const reviewHandlers = {
  'client.reviews': (context) => ({ reviews: context.file.queries.client.reviews.all().map((review) => viewOf(context, review)) }),

  'client.startReview': (context) => {
    const { queries, ledger } = context.file;
    if (queries.engagement.show().kind === 'consultancy') throw new AppError('RULE', t('clientCore.consultancy'));
    if (queries.client.reviews.all().some((review) => review.outcome === 'open'))
      throw new AppError('CONFLICT', t('clientCore.oneOpen'), { hint: t('clientCore.oneOpenHint') });
    const review = ledger.write({ actor: actorOf(context) }, (tx) => {
      const made = tx.insert('application_review', {
        id: context.ports.ids.uuid(),
        outcome: 'open',
        justification: '',
        reviewedOn: null,
        reviewedByName: '',
        teamCompetence: [],
        decisionCompetence: [],
        position: queries.client.reviews.nextPosition(),
      });
      for (const [position, point] of reviewPoint.options.entries())
        tx.insert('application_review_point', {
          id: context.ports.ids.uuid(),
          reviewId: made.id,
          point,
          answer: 'open',
          remark: '',
          position,
        });
      return made;
    });
    return viewOf(context, review);
  },

  'client.answerPoint': (context, { id, ...patch }) => {
    const point = context.file.queries.client.point(id);
    if (point === null) throw new AppError('NOT_FOUND', t('clientCore.noPoint'));
    const review = openReview(context, point.reviewId);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('application_review_point', id, definedFields(patch)));
    return viewOf(context, review);
  },

  'client.justifyReview': (context, { id, justification }) => {
    openReview(context, id);
    return viewOf(
      context,
      context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('application_review', id, { justification })),
    );
  },

  'client.acceptApplication': (context, { id, on }) => {
    const review = openReview(context, id);
    const { obstacles } = viewOf(context, review);
    if (obstacles.length > 0)
      throw new AppError('RULE', t('clientCore.notYet', { what: obstacles.join(' ') }), { hint: t('clientCore.notYetHint') });
    return decide(context, review, 'accepted', on);
  },

  'client.declineApplication': (context, { id, on }) => {
    const review = openReview(context, id);
    if (review.justification.trim() === '') throw new AppError('RULE', t('clientCore.declineWhy'));
    return decide(context, review, 'declined', on);
  },

  'client.reopenReview': (context, { id, reason }) => {
    const review = reviewOf(context, id);
    if (review.outcome === 'open') throw new AppError('RULE', t('clientCore.openAlready'));
    if (context.file.queries.client.reviews.all().some((one) => one.outcome === 'open'))
      throw new AppError('CONFLICT', t('clientCore.oneOpen'), { hint: t('clientCore.oneOpenHint') });
    const reopened = context.file.ledger.write({ actor: actorOf(context), reason }, (tx) =>
      tx.update('application_review', id, {
        outcome: 'open',
        reviewedOn: null,
        reviewedByName: '',
        teamCompetence: [],
        decisionCompetence: [],
      }),
    );
    return viewOf(context, reopened);
  },
} satisfies ReviewHandlers;
