import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiSiteOutput } from '../../../shared/contract/audit-time.ts';
import { ceilShareOfSqrt, ceilSqrt, chooseSites, multiSiteSample } from '../../../shared/rules/multi-site.ts';
import { fixture, refusedWith } from './audit-time-world.ts';

interface Vectors {
  multiSite: ({ sites_excl_central: number } & Record<string, number>)[];
  hashRank: { seed: string; n: number; expected: string[]; next_4_if_extended: string[] };
}
interface WorkedValues {
  values: { id: string; input?: Record<string, number>; expected: Record<string, number | string> }[];
}
const vectors = fixture<Vectors>('multi-site-vectors.json');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `REC-${String(index + 1).padStart(4, '0')}`);
const sitesFor = (...input: Parameters<typeof multiSiteSample>): number => multiSiteSample(...input).sites;

describe('sites to visit', () => {
  it.each(vectors.multiSite)('of $sites_excl_central are those of IAF MD 1', (row) => {
    const { sites_excl_central: sites } = row;
    expect(multiSiteSample({ sites, visit: 'initial' })).toMatchObject({ sites: row.initial, random: row.min_random_initial_25pct });
    expect(sitesFor({ sites, visit: 'surveillance' })).toBe(row.surveillance);
    expect(sitesFor({ sites, visit: 'recertification' })).toBe(row.initial);
    expect(sitesFor({ sites, visit: 'recertification', provenEffective: true })).toBe(row['recert_0.8']);
    expect(sitesFor({ sites, visit: 'surveillance', suitable: false })).toBe(row.no_sampling_surveillance_30pct);
    for (const visit of ['initial', 'recertification'] as const) expect(sitesFor({ sites, visit, suitable: false })).toBe(sites);
  });

  it('are two, one, one and two for two sites, the central function besides (EA 46.5)', () => {
    const value = fixture<WorkedValues>('public-worked-values.json').values.find(({ id }) => id === 'EA-46.5');
    const sites = Number(value?.input?.sites_excluding_central);
    expect(sitesFor({ sites, visit: 'initial' })).toBe(value?.expected.initial);
    for (const name of ['surveillance_1', 'surveillance_2']) expect(sitesFor({ sites, visit: 'surveillance' })).toBe(value?.expected[name]);
    for (const provenEffective of [true, false])
      expect(multiSiteSample({ sites, visit: 'recertification', provenEffective })).toMatchObject({
        sites: value?.expected.recertification,
        centralFunction: true,
      });
  });

  it('are the least whole numbers that reach the share of the square root, for any number of sites', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.constantFrom(6, 8, 10), (sites, tenths) => {
        const count = BigInt(ceilShareOfSqrt(tenths, 10, sites));
        const target = BigInt(tenths) ** 2n * BigInt(sites);
        expect((10n * count) ** 2n >= target).toBe(true);
        expect((10n * (count - 1n)) ** 2n < target).toBe(true);
      }),
    );
  });

  it('do not grow by a rounding of the machine where the root is whole', () => {
    for (let root = 1; root <= 31_622; root += 7) {
      expect(ceilSqrt(root * root)).toBe(root);
      expect(ceilSqrt(root * root + 1)).toBe(root + 1);
    }
    expect(ceilShareOfSqrt(6, 10, 25)).toBe(3);
    expect(ceilShareOfSqrt(6, 10, 1225)).toBe(21);
    expect(ceilShareOfSqrt(8, 10, 100)).toBe(8);
  });

  it('are explained, with a quarter at random and the rest for their differences', () => {
    const answer = multiSiteOutput.parse({
      ...multiSiteSample({ sites: 37, visit: 'recertification', provenEffective: true }),
      drawn: null,
    });
    expect(answer.lines.map(({ sites }) => sites)).toEqual([5, 2, 3]);
    expect(answer.lines[0]?.input).toBe(
      '0.8 times the square root of 37 sites without the central function, rounded up: the system proved effective over the cycle',
    );
    expect(answer.lines.every(({ source }) => source.startsWith('IAF MD 1'))).toBe(true);
    expect(answer.random + answer.chosen).toBe(answer.sites);
  });

  it('say what is to be minded: the central function, one site, other sites next time, a flag without effect', () => {
    const notes = (...input: Parameters<typeof multiSiteSample>) => multiSiteSample(...input).notes.join(' ');
    expect(notes({ sites: 9, visit: 'surveillance' })).toContain('once in each calendar year');
    expect(notes({ sites: 1, visit: 'initial' })).toContain('nothing to sample');
    expect(notes({ sites: 9, visit: 'surveillance', suitable: false })).toContain('other sites than the first');
    expect(notes({ sites: 9, visit: 'initial', provenEffective: true })).toContain('at a recertification');
    expect(notes({ sites: 9, visit: 'recertification', provenEffective: true })).not.toContain('at a recertification');
    expect(multiSiteSample({ sites: 9, visit: 'initial', suitable: false })).toMatchObject({ random: 0, chosen: 9 });
  });
});

describe('drawing sites', () => {
  const { seed, n, expected, next_4_if_extended: next } = vectors.hashRank;

  it('ranks by SHA-256 of seed and id, and a larger sample keeps what was drawn', () => {
    expect(chooseSites(ids(50), n, seed, sha256)).toEqual(expected);
    expect(chooseSites(ids(50).reverse(), n + 4, seed, sha256)).toEqual([...expected, ...next]);
    expect(chooseSites(ids(50), n, `${seed}.`, sha256)).not.toEqual(expected);
  });

  it('leaves sites already visited to the end, so that the cycle rotates', () => {
    const visited = expected.slice(0, 3);
    expect(chooseSites(ids(50), n, seed, sha256, visited)).toEqual([...expected.slice(3), ...next.slice(0, 3)]);
    expect(chooseSites(['a', 'b'], 2, seed, sha256, ['a', 'b', 'gone']).sort()).toEqual(['a', 'b']);
  });

  it('is refused for an id that comes twice, and for more sites than there are', () => {
    expect(refusedWith(() => chooseSites(['a', 'a'], 1, seed, sha256))).toMatchObject({ code: 'INVALID_INPUT', fields: ['draw.ids'] });
    expect(refusedWith(() => chooseSites(['a', 'b'], 3, seed, sha256))).toMatchObject({ code: 'INVALID_INPUT', fields: ['draw.ids'] });
  });
});
