/**
 * Which records are drawn. Every way is repeatable from what is recorded: the list, the seed or start, and the number.
 */
import { AppError } from '../../contract/errors.ts';
import { wholeNumber } from '../../words/dates.ts';
import { t } from '../../words/words.ts';
import { type Rate, rate, refusedField } from './rate.ts';

/** SHA-256 of a text in lower-case hex; the host brings it, because shared code knows no crypto. */
export type HashText = (text: string) => string;

/** Names and versions of the ways, as they are recorded with a draw. */
export const algorithms = { hashRank: 'hash-rank v1', systematic: 'systematic v1', stratified: 'stratified hash-rank v1' } as const;

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * All ids by rank: ascending SHA-256 of `seed|id`, equal ranks by id. The first n are a simple random sample; the next
 * ones extend it without changing it.
 */
export function hashRank(ids: readonly string[], seed: string, hash: HashText): string[] {
  return ids
    .map((id) => ({ id, key: hash(`${seed}|${id}`) }))
    .sort((a, b) => inOrder(a.key, b.key) || inOrder(a.id, b.id))
    .map(({ id }) => id);
}

/** Bits of the start that are taken from the seed's hash: finer than any interval of a million records. */
const START_DIGITS = 12;

/** The random start in [0, 1) that belongs to a seed. */
export function startOf(seed: string, hash: HashText): Rate {
  return rate(BigInt(`0x${hash(`${seed}|start`).slice(0, START_DIGITS)}`), 16n ** BigInt(START_DIGITS));
}

/** Positions from 1, ascending: ⌊(start + i) × N / n⌋ + 1 for i = 0 … n − 1, an interval that may be a fraction. */
export function systematicPositions(population: number, n: number, start: Rate): number[] {
  const { over, under } = start;
  const step = (index: bigint) => ((over + index * under) * BigInt(population)) / (under * BigInt(n));
  return Array.from({ length: n }, (_none, index) => Number(step(BigInt(index))) + 1);
}

/** Records that are still to be given out go, one by one, to the stratum that lacks most of its quota; the earlier of equals. */
function fill(allocated: number[], sizes: readonly number[], n: number): number[] {
  const population = sizes.reduce((sum, size) => sum + size, 0);
  const lacks = (index: number) => BigInt(n) * BigInt(sizes[index] ?? 0) - BigInt(allocated[index] ?? 0) * BigInt(population);
  let given = allocated.reduce((sum, count) => sum + count, 0);
  for (; given < n; given += 1) {
    let best = -1;
    for (let index = 0; index < sizes.length; index += 1) {
      if ((allocated[index] ?? 0) >= (sizes[index] ?? 0)) continue;
      if (best === -1 || lacks(index) > lacks(best)) best = index;
    }
    allocated[best] = (allocated[best] ?? 0) + 1;
  }
  for (; given > n; given -= 1) {
    let best = -1;
    for (let index = 0; index < sizes.length; index += 1) {
      if ((allocated[index] ?? 0) <= 1) continue;
      if (best === -1 || lacks(index) < lacks(best)) best = index;
    }
    allocated[best] = (allocated[best] ?? 0) - 1;
  }
  return allocated;
}

/**
 * Shares of a sample of n among strata in proportion to their sizes, by largest remainder, at least one for each that
 * is not empty. @throws INVALID_INPUT when n is fewer than the strata or more than the records.
 */
export function allocateStrata(sizes: readonly number[], n: number): number[] {
  const population = sizes.reduce((sum, size) => sum + size, 0);
  const filled = sizes.filter((size) => size > 0).length;
  if (n < filled) throw refusedField('n', 'sampling.fewerThanStrata', { strata: filled });
  if (n > population) throw refusedField('n', 'sampling.moreThanPopulation', { population: wholeNumber(population) });
  const floor = sizes.map((size) =>
    size === 0 ? 0 : Math.min(size, Math.max(1, Number((BigInt(n) * BigInt(size)) / BigInt(population)))),
  );
  return fill(floor, sizes, n);
}

/** Shares after an extension to n: what was drawn stays drawn. */
export function extendStrata(sizes: readonly number[], allocated: readonly number[], n: number): number[] {
  return fill([...allocated], sizes, n);
}

/** @throws EMPTY_ID, DUPLICATE_IDS naming the first lines where it goes wrong. */
export function checkIds(ids: readonly string[], firstLine = 1): void {
  const seen = new Map<string, number>();
  for (const [index, id] of ids.entries()) {
    const line = index + firstLine;
    if (id.trim() === '')
      throw new AppError('EMPTY_ID', t('sampling.emptyId', { line: wholeNumber(line) }), { hint: t('sampling.emptyIdHint') });
    const earlier = seen.get(id);
    if (earlier !== undefined)
      throw new AppError(
        'DUPLICATE_IDS',
        t('sampling.duplicateId', { id: id.slice(0, 80), line: wholeNumber(line), earlier: wholeNumber(earlier) }),
        { hint: t('sampling.duplicateIdHint') },
      );
    seen.set(id, line);
  }
}

/** @throws MORE_THAN_POPULATION with the way out. */
export function checkDrawSize(n: number, population: number): void {
  if (n > population)
    throw new AppError('MORE_THAN_POPULATION', t('sampling.drawTooMany', { n: wholeNumber(n), population: wholeNumber(population) }), {
      hint: t('sampling.drawTooManyHint', { population: wholeNumber(population) }),
    });
}
