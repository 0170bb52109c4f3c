/**
 * P(X ≤ k): the chance to find no more than k deviations in n records. Decided against a risk without any doubt: 128-bit
 * numbers with a known bound of their error first, whole fractions where the two lie closer together than that.
 */
import { choose, falling, over, PRECISION, power, times } from './big-float.ts';
import type { Rate } from './rate.ts';

/** Records drawn from a process without end that deviates at a rate, or from N records of which `deviating` deviate. */
export type World = { readonly population: null; readonly deviating: Rate } | { readonly population: number; readonly deviating: number };

/**
 * Share of the computed value by which it can be off at most: 2^-80. Fewer than 2^22 roundings of 2^-127 and the
 * k² ≤ 2^40 units lost in summing stay far below it.
 */
const DOUBT = BigInt(PRECISION - 48);
const UNIT = 1n << BigInt(PRECISION);

/** P(X = k) relative to P(X = k + 1) is `numerator / denominator`; the ratio that walks down the tail. */
function ratioDown(world: World, n: number): (k: number) => { numerator: bigint; denominator: bigint } {
  if (world.population === null) {
    const { over: p, under } = world.deviating;
    const q = under - p;
    return (k) => ({ numerator: BigInt(k) * q, denominator: BigInt(n - k + 1) * p });
  }
  const { population, deviating } = world;
  const sound = population - deviating;
  return (k) => ({ numerator: BigInt(k * (sound - n + k)), denominator: BigInt((deviating - k + 1) * (n - k + 1)) });
}

/** P(X = k) to 128 bits. */
function pointChance(world: World, n: number, k: number) {
  if (world.population === null) {
    const { over: p, under } = world.deviating;
    const chance = times(power(p, k), power(under - p, n - k));
    return over(times(choose(n, k), chance), power(under, n));
  }
  const { population, deviating } = world;
  // Drawn and deviating records change places without changing the chance: the shorter products win.
  const [fewer, more] = n <= deviating ? [n, deviating] : [deviating, n];
  const hits = times(choose(fewer, k), falling(more, k));
  return over(times(hits, falling(population - more, fewer - k)), falling(population, fewer));
}

/** P(X ≤ k) ≤ risk, by whole fractions: only where the quick way cannot tell. */
function exactlyAtMost(world: World, n: number, k: number, risk: Rate): boolean {
  const ratio = ratioDown(world, n);
  let whole = 1n;
  let term = 1n;
  if (world.population === null) {
    const { over: p, under } = world.deviating;
    whole = under ** BigInt(n);
    term = exactChoose(n, k) * p ** BigInt(k) * (under - p) ** BigInt(n - k);
  } else {
    const { population, deviating } = world;
    whole = exactChoose(population, n);
    term = exactChoose(deviating, k) * exactChoose(population - deviating, n - k);
  }
  let sum = term;
  for (let at = k; at > 0 && term > 0n; at -= 1) {
    const { numerator, denominator } = ratio(at);
    term = (term * numerator) / denominator;
    sum += term;
  }
  return sum * risk.under <= risk.over * whole;
}

function exactChoose(a: number, b: number): bigint {
  let result = 1n;
  const fewer = Math.min(b, a - b);
  for (let index = 0; index < fewer; index += 1) result = (result * BigInt(a - index)) / BigInt(index + 1);
  return result;
}

/** Whether at most k deviations can be, or cannot but be, found: the chance is then 1 or 0. */
export function certain(world: World, n: number, k: number): 0 | 1 | null {
  if (k < 0) return 0;
  if (k >= n) return 1;
  if (world.population === null) {
    if (world.deviating.over === 0n) return 1;
    return world.deviating.over >= world.deviating.under ? 0 : null;
  }
  if (k >= world.deviating) return 1;
  return k < n - (world.population - world.deviating) ? 0 : null;
}

/** Whether P(X ≤ k) ≤ risk, decided exactly. */
export function chanceIsAtMost(world: World, n: number, k: number, risk: Rate): boolean {
  const sure = certain(world, n, k);
  if (sure !== null) return BigInt(sure) * risk.under <= risk.over;
  const ratio = ratioDown(world, n);
  let term = UNIT;
  let sum = UNIT;
  for (let at = k; at > 0 && term > 0n; at -= 1) {
    const { numerator, denominator } = ratio(at);
    term = (term * numerator) / denominator;
    sum += term;
  }
  const point = pointChance(world, n, k);
  // chance ≈ left / right, both whole numbers.
  const exponent = point.exponent - PRECISION;
  const up = BigInt(Math.max(exponent, 0));
  const down = BigInt(Math.max(-exponent, 0));
  const left = (point.mantissa * sum * risk.under) << up;
  const right = risk.over << down;
  const doubt = left >> DOUBT;
  if (left + doubt < right) return true;
  if (left - doubt > right) return false;
  return exactlyAtMost(world, n, k, risk);
}
