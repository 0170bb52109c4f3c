/** Search as it is typed, letter by letter, in a full engagement: 95th percentile of the core's answer. */
import { aLargeEngagement } from './large-engagement.ts';
import { absoluteLimit, type BenchCase, timed } from './measure.ts';

/** Longest answer, in milliseconds. */
const LIMIT = 50;
/** What a person looks for: common and rare words, two and three of them, references, numbers, a slip of the finger. */
const WANTED = [
  'drift',
  'drfit',
  'the',
  'alarm limit',
  'review of the monitoring',
  'A.6.2.6',
  'E-4711',
  'impact assessment',
  'LendScore',
  'minutes october',
  'qqqq',
  '41733',
];
const ROUNDS = 3;

export const search: BenchCase = {
  name: 'search',
  what: 'search.find while a query is typed, with 1,000 checklist rows, 50,000 notes and 5,000 pieces of evidence',
  async run() {
    const engagement = await aLargeEngagement();
    try {
      const times: number[] = [];
      for (let round = 0; round <= ROUNDS; round += 1)
        for (const wanted of WANTED)
          for (let length = 1; length <= wanted.length; length += 1) {
            const took = await timed(() => engagement.call('search.find', { words: wanted.slice(0, length), limit: 40 }));
            if (process.env.BENCH_SHOW !== undefined && took > 20 && round === 1) console.error(wanted.slice(0, length), took);
            // The first round fills the caches of file and statements.
            if (round > 0) times.push(took);
          }
      return absoluteLimit('search', times, LIMIT);
    } finally {
      await engagement.close();
    }
  },
};
