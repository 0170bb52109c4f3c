/**
 * The upper limit of the deviation rate after a look at n records: one-sided Clopper-Pearson for a process without end, the
 * largest number of deviating records that still fits for N records. Both exact; rounded up to 0.1 % as the tables are.
 */
import { wholeNumber } from '../../words/dates.ts';
import { estimatedChance } from './estimate.ts';
import { complement, percentUp, type Rate, rate, refusedField, toNumber } from './rate.ts';
import { checkConfidence, LARGEST_POPULATION, tolerableWorld } from './sample-size.ts';
import { chanceIsAtMost, type World } from './tail.ts';

export interface Examined {
  readonly n: number;
  readonly deviations: number;
  readonly confidence: Rate;
  readonly population: number | null;
}

export interface UpperLimit {
  /** Percent rounded up to 0.1, e.g. `7.7`. */
  readonly percent: string;
  /** Percent rounded up to five digits after the point. */
  readonly exactPercent: string;
  /** For N records: the largest number of deviating records that the finding still fits. */
  readonly deviating: number | null;
}

function checkExamined({ n, deviations, confidence, population }: Examined): void {
  checkConfidence(confidence);
  if (n < 1) throw refusedField('n', 'sampling.nothingExamined');
  if (deviations > n) throw refusedField('deviations', 'sampling.moreDeviationsThanRecords', { n: wholeNumber(n) });
  if (n > LARGEST_POPULATION || (population ?? 0) > LARGEST_POPULATION)
    throw refusedField('n', 'sampling.populationRange', { largest: wholeNumber(LARGEST_POPULATION) });
  if (population !== null && n > population)
    throw refusedField('n', 'sampling.moreThanPopulation', { population: wholeNumber(population) });
}

/** Smallest whole number in (low, high] for which `holds`, which once true stays so; a guess shortens the way. */
function smallest(low: number, high: number, guess: number, holds: (at: number) => boolean): number {
  let below = low;
  let above = high;
  for (let step = 1, at = Math.min(Math.max(guess, low + 1), high); above - below > 1; step *= 2) {
    if (at <= below || at >= above) break;
    if (holds(at)) {
      above = at;
      at -= step;
    } else {
      below = at;
      at += step;
    }
  }
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/** Where the estimate crosses the risk, as a share of 1. */
function guessShare(n: number, k: number, risk: number): number {
  let low = 0;
  let high = 1;
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2;
    const under = 1n << 53n;
    const world: World = { population: null, deviating: { over: BigInt(Math.round(middle * 2 ** 53)), under } };
    if (estimatedChance(world, n, k) <= risk) high = middle;
    else low = middle;
  }
  return high;
}

/** The limit as the smallest multiple of 1/scale that is not below it. */
function limitOn(scale: number, { n, deviations, confidence }: Examined, guess: number): bigint {
  const risk = complement(confidence);
  const holds = (at: number) => chanceIsAtMost({ population: null, deviating: rate(BigInt(at), BigInt(scale)) }, n, deviations, risk);
  return BigInt(smallest(0, scale, Math.ceil(guess * scale), holds));
}

/** @throws CONFIDENCE_OUT_OF_RANGE, INVALID_INPUT */
export function upperLimit(examined: Examined): UpperLimit {
  checkExamined(examined);
  const { n, deviations: k, confidence, population } = examined;
  const risk = complement(confidence);
  if (population === null) {
    if (k === n) return { percent: '100.0', exactPercent: '100.00000', deviating: null };
    const guess = guessShare(n, k, toNumber(risk));
    const scaled = (scale: number) => ({ over: limitOn(scale, examined, guess), under: BigInt(scale) });
    return { percent: percentUp(scaled(1000), 1), exactPercent: percentUp(scaled(10_000_000), 5), deviating: null };
  }
  const most = population - (n - k);
  // One more than the limit is the first number that the finding does not fit; more than `most` never fits.
  const fits = (deviating: number) => deviating <= most && !chanceIsAtMost({ population, deviating }, n, k, risk);
  const guess = k === n ? population : Math.ceil(guessShare(n, k, toNumber(risk)) * population);
  const deviating = smallest(k, most + 1, guess, (at) => !fits(at)) - 1;
  const share = { over: BigInt(deviating), under: BigInt(population) };
  return { percent: percentUp(share, 1), exactPercent: percentUp(share, 5), deviating };
}

/**
 * Whether the finding supports reliance: the upper limit is not above the tolerable rate; for N records, below the
 * ⌈p × N⌉ records at which it is reached. The same decision that the plan was made with.
 */
export function supportsReliance(examined: Examined, tolerable: Rate): boolean {
  checkExamined(examined);
  const { n, deviations, confidence, population } = examined;
  return chanceIsAtMost(tolerableWorld(tolerable, population), n, deviations, complement(confidence));
}
