/** A valid input for each method of sampling. */
import type { Examples } from './examples.ts';

type Sampling = Pick<Examples, Extract<keyof Examples, `sampling.${string}`>>;

const design = { confidence: '95%', tolerable: '5%', population: 412 };

export const samplingExamples: Sampling = {
  'sampling.sampleSize': () => ({ ...design, deviations: 1, expected: null }),
  'sampling.upperLimit': () => ({ n: 84, deviations: 1, confidence: '95%', population: 412, tolerable: '5%' }),
  'sampling.drawIds': () => ({ ids: ['CHG-2026-0001', 'CHG-2026-0002', 'CHG-2026-0003'], seed: 'S2|P-03', n: 2, method: 'hash_rank' }),
  'sampling.designs': () => ({ ...design, deviations: null, expected: '1%', aql: '1.0' }),
};
