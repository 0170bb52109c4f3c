/** Somebody to review and to decide, and a file in which nothing blocks the decision any more. */
import type { Call } from './engagement.ts';

export interface Apart {
  readonly reviewer: string;
  readonly decider: string;
}

/** Reviewer and decision maker who declared that nothing ties them to the client. */
export async function apart(call: Call): Promise<Apart> {
  const { people } = await call('team.list');
  const named = async (name: string, role: 'reviewer' | 'decision_maker') => {
    const known = people.find((person) => person.role === role);
    if (known !== undefined) return known.id;
    const { id } = await call('team.add', { name, role, side: 'body' });
    await call('team.declare', { personId: id, kind: 'no_conflict', declaredOn: '2026-09-01' });
    return id;
  };
  return { reviewer: await named('Gareth Lowe', 'reviewer'), decider: await named('Anna Berg', 'decision_maker') };
}

/** The open review of an audit, begun when there is none. */
export async function openReview(call: Call, auditId: string): Promise<string> {
  const { reviews } = await call('decision.show', { auditId });
  const open = reviews.find(({ conclusion }) => conclusion === 'open');
  return open?.id ?? (await call('decision.beginReview', { auditId, reviewerId: (await apart(call)).reviewer })).id;
}

/** Settles every question and ends the review as ready, without one when it ended so already. */
export async function reviewReady(call: Call, auditId: string): Promise<void> {
  const { reviews, questions } = await call('decision.show', { auditId });
  for (const { id, state } of questions) if (state !== 'settled') await call('decision.settleQuestion', { id, outcome: 'Made clear.' });
  if (reviews.at(-1)?.conclusion === 'ready') return;
  await call('decision.concludeReview', { id: await openReview(call, auditId), conclusion: 'ready' });
}

/** Passes over everything that blocks and may be passed over. */
export async function overrideAll(call: Call, auditId: string): Promise<void> {
  const { reviewer } = await apart(call);
  const { gates } = await call('decision.gates', { auditId });
  for (const { key, severity, mayOverride } of gates)
    if (severity === 'blocking' && mayOverride)
      await call('decision.override', { auditId, gate: key, justification: 'Seen in the paper file.', byId: reviewer });
}
