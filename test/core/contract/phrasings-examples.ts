/** Examples of the methods on own phrasings. */
import type { FilledEngagement } from '../../builders/filled-engagement.ts';
import type { Examples } from './examples.ts';

const added = async ({ call }: FilledEngagement) =>
  (await call('phrasings.add', { kind: 'statement', text: 'For n of m …, no … is on record.' })).id;

export const phrasingExamples: Pick<Examples, Extract<keyof Examples, `phrasings.${string}`>> = {
  'phrasings.list': () => ({}),
  'phrasings.add': () => ({ kind: 'evidence', text: 'Register …, export of …: no entry for ….', plainTextAccepted: false }),
  'phrasings.update': async (world) => ({ id: await added(world), text: 'For n of m …, no … was shown.', plainTextAccepted: false }),
  'phrasings.remove': async (world) => ({ id: await added(world) }),
};
