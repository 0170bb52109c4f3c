/**
 * The smallest sample that supports reliance, one-sided (ISO 19011 A.6.3 leaves the method open; formulas as in attribute
 * sampling of financial audit). Found with doubles, then n is proven to be enough and n − 1 not to be, exactly.
 */
import { AppError } from '../../contract/errors.ts';
import { wholeNumber } from '../../words/dates.ts';
import { t } from '../../words/words.ts';
import { estimatedChance, estimatedPoint } from './estimate.ts';
import { ceilTimes, complement, isLess, type Rate, rateText, refusedField, toNumber } from './rate.ts';
import { chanceIsAtMost, type World } from './tail.ts';

/** Nobody examines more records by hand; beyond it the plan is refused with designs that work. */
export const LARGEST_PLAN = 20_000;
export const LARGEST_POPULATION = 1_000_000;

export interface Design {
  readonly confidence: Rate;
  readonly tolerable: Rate;
  /** Deviations that the plan bears, or the rate expected: k = ⌈n × rate⌉ for each n. */
  readonly allowed: { readonly deviations: number } | { readonly expected: Rate };
  readonly population: number | null;
}

export interface Plan {
  readonly n: number;
  readonly deviations: number;
}

/** Where the tolerable rate is reached: the rate itself, or ⌈p × N⌉ records of N. */
export function tolerableWorld(tolerable: Rate, population: number | null): World {
  return population === null ? { population, deviating: tolerable } : { population, deviating: ceilTimes(tolerable, population) };
}

/** @throws CONFIDENCE_OUT_OF_RANGE for 0 % and 100 %, which no sample reaches or needs. */
export function checkConfidence(confidence: Rate): void {
  if (confidence.over > 0n && confidence.over < confidence.under) return;
  throw new AppError('CONFIDENCE_OUT_OF_RANGE', t('sampling.confidenceRange', { confidence: rateText(confidence) }), {
    hint: t('sampling.confidenceRangeHint'),
    fields: { confidence: t('sampling.confidenceField') },
  });
}

function checkDesign({ confidence, tolerable, allowed, population }: Design): void {
  checkConfidence(confidence);
  if (tolerable.over === 0n || tolerable.over === tolerable.under) throw refusedField('tolerable', 'sampling.tolerableRange');
  if (population !== null && population > LARGEST_POPULATION)
    throw refusedField('population', 'sampling.populationRange', { largest: wholeNumber(LARGEST_POPULATION) });
  if ('expected' in allowed && !isLess(allowed.expected, tolerable))
    throw new AppError(
      'TOLERABLE_NOT_ABOVE_EXPECTED',
      t('sampling.notAboveExpected', { tolerable: rateText(tolerable), expected: rateText(allowed.expected) }),
      { hint: t('sampling.notAboveExpectedHint'), fields: { expected: t('sampling.notAboveExpectedField') } },
    );
}

const infeasible = (population: number, deviations: number, deviating: number, tolerable: Rate): AppError =>
  new AppError(
    'PLAN_INFEASIBLE',
    t('sampling.infeasible', {
      count: deviations,
      population: wholeNumber(population),
      tolerable: rateText(tolerable),
      deviating: wholeNumber(deviating),
    }),
    { hint: t('sampling.infeasibleHint', { population: wholeNumber(population) }) },
  );

/** Far more than the estimates are off: what they call larger than the risk by this share is larger. */
const CLOSE = 1e-8;

/** Fixed k: P(X ≤ k) falls with n, so halving finds the place. Null when more than the largest plan would be needed. */
function sizeForDeviations(world: World, k: number, risk: Rate): number | null {
  const most = Math.min(world.population ?? LARGEST_PLAN, LARGEST_PLAN);
  const about = toNumber(risk);
  if (estimatedChance(world, most, k) > about * (1 + CLOSE)) return null;
  let low = Math.min(k, most);
  let high = most;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (estimatedChance(world, middle, k) <= about) high = middle;
    else low = middle;
  }
  let n = high;
  while (n > k && chanceIsAtMost(world, n - 1, k, risk)) n -= 1;
  while (n <= most && !chanceIsAtMost(world, n, k, risk)) n += 1;
  return n <= most ? n : null;
}

/**
 * k = ⌈n × expected⌉ moves with n, so P(X ≤ k) goes up and down: every n is looked at in turn. One more record, and one
 * more allowed deviation, each change the chance by one step of a recurrence, so that the walk costs a few operations a
 * record.
 */
function sizeForRate(world: World, expected: Rate, risk: Rate): Plan | 'none' | null {
  const most = Math.min(world.population ?? LARGEST_PLAN, LARGEST_PLAN);
  const about = toNumber(risk);
  const steps = recurrence(world);
  let k = 0;
  let point = 1;
  let chance = 1;
  for (let n = 1; n <= most; n += 1) {
    chance -= point * steps.nextDeviates(n - 1, k);
    point *= steps.oneRecordMore(n, k);
    if (ceilTimes(expected, n) > k) {
      const more = steps.oneDeviationMore(n, k);
      k += 1;
      point = more === null ? estimatedPoint(world, n, k) : point * more;
      chance = more === null ? estimatedChance(world, n, k) : chance + point;
    }
    if (world.population !== null && k >= world.deviating) return 'none';
    if (chance <= about * (1 + CLOSE) + CLOSE * CLOSE && chanceIsAtMost(world, n, k, risk)) return { n, deviations: k };
  }
  return null;
}

interface Recurrence {
  /** Chance that the next record deviates when k of n did. */
  nextDeviates(n: number, k: number): number;
  /** P(X = k) in n records over P(X = k) in n − 1. */
  oneRecordMore(n: number, k: number): number;
  /** P(X = k + 1) over P(X = k) in n records; null where the latter is nothing. */
  oneDeviationMore(n: number, k: number): number | null;
}

function recurrence(world: World): Recurrence {
  if (world.population === null) {
    const p = toNumber(world.deviating);
    return {
      nextDeviates: () => p,
      oneRecordMore: (n, k) => ((1 - p) * n) / (n - k),
      oneDeviationMore: (n, k) => ((n - k) / (k + 1)) * (p / (1 - p)),
    };
  }
  const { population, deviating } = world;
  const sound = population - deviating;
  return {
    nextDeviates: (n, k) => (deviating - k) / (population - n),
    oneRecordMore: (n, k) => ((sound - (n - 1 - k)) / (population - n + 1)) * (n / (n - k)),
    oneDeviationMore: (n, k) => (n - k > sound ? null : ((deviating - k) * (n - k)) / ((k + 1) * (sound - n + k + 1))),
  };
}

/** The plan, null when it would be larger than any that is examined by hand. @throws PLAN_INFEASIBLE and for wrong rates. */
export function findPlan(design: Design): Plan | null {
  checkDesign(design);
  const { confidence, tolerable, allowed, population } = design;
  const risk = complement(confidence);
  const world = tolerableWorld(tolerable, population);
  const impossible = (deviations: number) =>
    infeasible(world.population ?? 0, deviations, world.population === null ? 0 : world.deviating, tolerable);
  if ('deviations' in allowed) {
    const k = allowed.deviations;
    if (world.population !== null && k >= world.deviating) throw impossible(k);
    if (k >= LARGEST_PLAN) return null;
    const n = sizeForDeviations(world, k, risk);
    return n === null ? null : { n, deviations: k };
  }
  const plan = sizeForRate(world, allowed.expected, risk);
  if (plan === 'none') throw impossible(world.population === null ? 0 : world.deviating);
  return plan;
}
