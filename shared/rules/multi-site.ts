/**
 * How many sites an audit visits: IAF MD 1:2023 6.1.3 (sampling) and 6.2.1 (sites that are not suitable for it). Square
 * roots are worked out on whole numbers: 0.6 × √25 is 3 here and not 3.0000000000000004, which would be 4.
 */
import type { MultiSiteInput, MultiSiteOutput } from '../contract/audit-time.ts';
import { AppError } from '../contract/errors.ts';
import { wholeNumber } from '../words/dates.ts';
import { t, type WordKey } from '../words/words.ts';
import { type HashText, hashRank } from './sampling/selection.ts';

/** ⌈over/under × √value⌉: the smallest whole n with (under·n)² ≥ over²·value. */
export function ceilShareOfSqrt(over: number, under: number, value: number): number {
  const target = BigInt(over) ** 2n * BigInt(value);
  const unit = BigInt(under);
  let low = 0n;
  let high = BigInt(over) * BigInt(value);
  while (low < high) {
    const middle = (low + high) / 2n;
    if ((unit * middle) ** 2n >= target) high = middle;
    else low = middle + 1n;
  }
  return Number(low);
}

/** ⌈√value⌉ */
export const ceilSqrt = (value: number): number => ceilShareOfSqrt(1, 1, value);

/** ⌈percent of value⌉ */
const ceilPercent = (percent: number, value: number): number => Number((BigInt(percent) * BigInt(value) + 99n) / 100n);

const RANDOM_PERCENT = 25;
const NOT_SAMPLED_SURVEILLANCE_PERCENT = 30;

type Visit = Pick<MultiSiteInput, 'sites' | 'visit'> & {
  readonly provenEffective?: boolean | undefined;
  readonly suitable?: boolean | undefined;
};

function rule({ sites, visit, provenEffective, suitable }: Visit): { readonly count: number; readonly key: WordKey } {
  if (suitable === false)
    return visit === 'surveillance'
      ? { count: ceilPercent(NOT_SAMPLED_SURVEILLANCE_PERCENT, sites), key: 'multiSite.thirtyPercent' }
      : { count: sites, key: 'multiSite.allSites' };
  if (visit === 'surveillance') return { count: ceilShareOfSqrt(6, 10, sites), key: 'multiSite.surveillance' };
  if (visit === 'recertification' && provenEffective === true)
    return { count: ceilShareOfSqrt(8, 10, sites), key: 'multiSite.provenEffective' };
  return { count: ceilSqrt(sites), key: visit === 'initial' ? 'multiSite.initial' : 'multiSite.recertification' };
}

/** The number of sites to visit, with its reasons. The central function is always visited besides. */
export function multiSiteSample(input: Visit): Omit<MultiSiteOutput, 'drawn'> {
  const { sites, visit, suitable } = input;
  const { count, key } = rule(input);
  const sampled = suitable !== false;
  const random = sampled ? ceilPercent(RANDOM_PERCENT, count) : 0;
  const of = t('multiSite.ofSites', { sites: wholeNumber(sites) });
  const line = (label: string, how: string, amount: number, source: string) => ({
    label,
    input: how,
    sites: amount,
    source,
    status: 'confirmed' as const,
  });
  const lines = [line(t('multiSite.toVisit'), t(key, { of }), count, sampled ? 'IAF MD 1:2023 6.1.3' : 'IAF MD 1:2023 6.2.1')];
  if (sampled)
    lines.push(
      line(t('multiSite.random'), t('multiSite.quarter'), random, 'IAF MD 1:2023 6.1.3'),
      line(t('multiSite.chosen'), t('multiSite.differences'), count - random, 'IAF MD 1:2023 6.1.3'),
    );
  const notes = [t(visit === 'surveillance' ? 'multiSite.centralYearly' : 'multiSite.centralAlways')];
  if (sampled && sites === 1) notes.push(t('multiSite.oneSite'));
  if (!sampled && visit === 'surveillance') notes.push(t('multiSite.otherSitesNext'));
  if (sampled) notes.push(t('multiSite.moreForRisk'));
  if (input.provenEffective !== undefined && (visit !== 'recertification' || !sampled))
    notes.push(t('multiSite.provenOnlyRecertification'));
  notes.push(t('multiSite.schemeFirst'));
  return { sites: count, random, chosen: count - random, centralFunction: true, lines, notes };
}

/**
 * Draws sites by their rank: the n lowest SHA-256 of `seed|id`. The same seed gives the same sites everywhere, and a
 * larger n keeps those already drawn. Sites visited before in the cycle come after all others, so that a cycle rotates.
 * @throws INVALID_INPUT when an id comes twice, or more sites are asked for than there are.
 */
export function chooseSites(ids: readonly string[], n: number, seed: string, hash: HashText, visited: readonly string[] = []): string[] {
  const wrong = (key: WordKey) => new AppError('INVALID_INPUT', t('errors.invalidInput', { count: 1 }), { fields: { 'draw.ids': t(key) } });
  if (new Set(ids).size !== ids.length) throw wrong('multiSite.idTwice');
  if (n > ids.length) throw wrong('multiSite.tooFewIds');
  const before = new Set(visited);
  const fresh = ids.filter((id) => !before.has(id));
  const seen = ids.filter((id) => before.has(id));
  return [...hashRank(fresh, seed, hash), ...hashRank(seen, seed, hash)].slice(0, n);
}
