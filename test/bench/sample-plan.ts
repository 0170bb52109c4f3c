/** Sample plans at the edge of what is answered: populations of a million, 99 % and beyond, plans of nearly 20,000. */

import { AppError } from '../../shared/contract/errors.ts';
import type { SizeInput } from '../../shared/contract/sampling-arithmetic.ts';
import { designsAnswer, sizeAnswer } from '../../shared/rules/sampling/answers.ts';
import { absoluteLimit, type BenchCase, timed } from './measure.ts';

const MILLION = { confidence: '99%', population: 1_000_000 };
const plans: readonly SizeInput[] = [
  { ...MILLION, tolerable: '0.0231%', deviations: 0 },
  { ...MILLION, tolerable: '0.1%', deviations: 5 },
  { ...MILLION, tolerable: '5%', expected: '4.5%' },
  { ...MILLION, tolerable: '10%', deviations: 1500 },
  { ...MILLION, tolerable: '49.9999%', expected: '49%' },
  { ...MILLION, tolerable: '50.1234%', deviations: 9000 },
  { ...MILLION, tolerable: '99%', deviations: 19_000 },
  { ...MILLION, confidence: '99.9999%', tolerable: '10%', expected: '9%' },
  { confidence: '99%', tolerable: '10%', expected: '9.5%' },
  // Refused as too large, with the nearest designs.
  { ...MILLION, tolerable: '5%', expected: '4.9%' },
  { ...MILLION, tolerable: '0.01%', deviations: 3 },
];

function answer(input: SizeInput): void {
  try {
    sizeAnswer(input);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'PLAN_TOO_LARGE') throw thrown;
  }
}

export const samplePlan: BenchCase = {
  name: 'sample-plan',
  what: 'one sample plan of the hardest ones, proven exactly, with its alternatives',
  async run() {
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1)
      for (const plan of plans) {
        const took = await timed(() => answer(plan));
        // The first round compiles.
        if (round > 0) times.push(took);
      }
    return absoluteLimit('sample-plan', times, 100);
  },
};

export const sampleDesigns: BenchCase = {
  name: 'sample-designs',
  what: 'the adviser: a plan, its table and its curve, for a population of a million',
  async run() {
    const times: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const took = await timed(() => designsAnswer({ ...MILLION, tolerable: '5%', expected: '1%', aql: '1.0' }));
      if (round > 0) times.push(took);
    }
    return absoluteLimit('sample-designs', times, 100);
  },
};
