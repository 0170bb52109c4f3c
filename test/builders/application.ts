/** A review of the application, open or ready to be accepted. */
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Call } from './engagement.ts';

/** The open review of the engagement, begun when there is none. */
export async function anOpenReview(call: Call): Promise<OutputOf<'client.startReview'>> {
  return (await call('client.reviews')).reviews.find((review) => review.outcome === 'open') ?? (await call('client.startReview'));
}

/** Answers every point of the open review and justifies it. @returns its id */
export async function answerAll(call: Call): Promise<string> {
  const review = await anOpenReview(call);
  for (const point of review.points) await call('client.answerPoint', { id: point.id, answer: 'yes' });
  await call('client.justifyReview', { id: review.id, justification: 'The body is competent for the sector and has auditors for it.' });
  return review.id;
}

/** Accepts the application. @returns the review */
export async function acceptedApplication(call: Call): Promise<OutputOf<'client.acceptApplication'>> {
  return call('client.acceptApplication', { id: await answerAll(call) });
}
