/** What holds for every design, not only for those of the tables. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rate, rate } from '../../../../shared/rules/sampling/rate.ts';
import { type Design, findPlan } from '../../../../shared/rules/sampling/sample-size.ts';
import { allocateStrata, extendStrata, hashRank, startOf, systematicPositions } from '../../../../shared/rules/sampling/selection.ts';
import { chanceIsAtMost } from '../../../../shared/rules/sampling/tail.ts';
import { supportsReliance, upperLimit } from '../../../../shared/rules/sampling/upper-limit.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** Rates in hundredths of a percent, the ends left out. */
const basisPoints = (from: number, to: number) => fc.integer({ min: from, max: to }).map((points) => rate(BigInt(points), 10_000n));
const confidence = fc.constantFrom(rate(4n, 5n), rate(9n, 10n), rate(19n, 20n), rate(39n, 40n), rate(99n, 100n));
const design = fc.record({ confidence, tolerable: basisPoints(100, 6000), deviations: fc.integer({ min: 0, max: 6 }) });

const planOf = (one: { confidence: Rate; tolerable: Rate; deviations: number }, population: number | null) => {
  const { deviations, ...rest } = one;
  return findPlan({ ...rest, allowed: { deviations }, population });
};
/** The chance as a fraction of whole numbers, term by term. */
function plainChance(n: number, k: number, p: Rate): Rate {
  let sum = 0n;
  let ways = 1n;
  for (let at = 0; at <= k; at += 1) {
    sum += ways * p.over ** BigInt(at) * (p.under - p.over) ** BigInt(n - at);
    ways = (ways * BigInt(n - at)) / BigInt(at + 1);
  }
  return { over: sum, under: p.under ** BigInt(n) };
}

describe('a process without end', () => {
  it('has an upper limit of at most the tolerable rate at the planned size, and a higher one with a record less', () => {
    fc.assert(
      fc.property(design, (one) => {
        const plan = planOf(one, null);
        if (plan === null) throw new Error('These plans are small.');
        const at = (n: number) =>
          supportsReliance({ n, deviations: one.deviations, confidence: one.confidence, population: null }, one.tolerable);
        expect(at(plan.n)).toBe(true);
        if (plan.n - 1 > one.deviations) expect(at(plan.n - 1)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('is decided as whole fractions decide it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), basisPoints(1, 9999), basisPoints(1, 9999), (n, k, p, risk) => {
        const { over, under } = plainChance(n, Math.min(k, n), p);
        expect(chanceIsAtMost({ population: null, deviating: p }, n, Math.min(k, n), risk)).toBe(over * risk.under <= risk.over * under);
      }),
      { numRuns: 200 },
    );
  });

  it('decides ties, where the chance is the risk itself', () => {
    const half = rate(1n, 2n);
    expect(chanceIsAtMost({ population: null, deviating: half }, 4, 0, rate(1n, 16n))).toBe(true);
    expect(chanceIsAtMost({ population: null, deviating: half }, 2001, 1000, half)).toBe(true);
    expect(chanceIsAtMost({ population: null, deviating: half }, 2001, 1001, half)).toBe(false);
    expect(chanceIsAtMost({ population: 10, deviating: 5 }, 5, 0, rate(1n, 252n))).toBe(true);
    expect(chanceIsAtMost({ population: 10, deviating: 5 }, 5, 0, rate(1n, 253n))).toBe(false);
  });

  it('takes the smallest n of an expected rate: no smaller one supports reliance', () => {
    fc.assert(
      fc.property(
        confidence,
        basisPoints(300, 3000),
        fc.integer({ min: 0, max: 60 }),
        fc.option(fc.integer({ min: 5, max: 400 })),
        (level, tolerable, share, population) => {
          const expected = rate(tolerable.over * BigInt(share), tolerable.under * 100n);
          const one: Design = { confidence: level, tolerable, allowed: { expected }, population };
          const plan = attempt(() => findPlan(one));
          const supported = (n: number) =>
            supportsReliance(
              {
                n,
                deviations: Math.min(n, Number((expected.over * BigInt(n) + expected.under - 1n) / expected.under)),
                confidence: level,
                population,
              },
              tolerable,
            );
          const most = plan?.n ?? population ?? 0;
          const smaller = Array.from({ length: Math.max(0, most - 1) }, (_none, index) => index + 1).filter(supported);
          expect(smaller).toEqual([]);
          if (plan !== null) expect(supported(plan.n)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

describe('N records', () => {
  it('support reliance only if the upper limit in records is below ⌈pN⌉, and at the planned size they do', () => {
    fc.assert(
      fc.property(design, fc.integer({ min: 5, max: 3000 }), fc.nat(1000), (one, population, part) => {
        const reached = Number((one.tolerable.over * BigInt(population) + one.tolerable.under - 1n) / one.tolerable.under);
        const n = 1 + (part % population);
        const deviations = Math.min(one.deviations, n);
        const examined = { n, deviations, confidence: one.confidence, population };
        expect(supportsReliance(examined, one.tolerable)).toBe((upperLimit(examined).deviating ?? population) < reached);
        if (reached <= one.deviations) return;
        const plan = planOf(one, population);
        expect(plan).not.toBeNull();
        expect((upperLimit({ ...examined, n: plan?.n ?? 0, deviations: one.deviations }).deviating ?? population) < reached).toBe(true);
        if ((plan?.n ?? 0) - 1 > one.deviations)
          expect((upperLimit({ ...examined, n: (plan?.n ?? 0) - 1, deviations: one.deviations }).deviating ?? 0) >= reached).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('never need a smaller sample when there are more of them and the number of tolerable deviations stays', () => {
    fc.assert(
      fc.property(
        confidence,
        fc.integer({ min: 1, max: 30 }),
        fc.nat(5),
        fc.integer({ min: 60, max: 2000 }),
        fc.nat(2000),
        (level, reached, k, population, more) => {
          if (k >= reached) return;
          // A rate that is reached with `reached` records of any population.
          const size = (N: number) => planOf({ confidence: level, tolerable: rate(BigInt(reached), BigInt(N)), deviations: k }, N)?.n ?? 0;
          expect(size(population + more)).toBeGreaterThanOrEqual(size(population));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('never need more than a process without end', () => {
    fc.assert(
      fc.property(design, fc.integer({ min: 10, max: 5000 }), (one, population) => {
        const finite = attempt(() => planOf(one, population));
        if (finite !== null) expect(finite.n).toBeLessThanOrEqual(planOf(one, null)?.n ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 100 },
    );
  });

  it('have an upper limit that is not below what was found, and complete examination leaves exactly that', () => {
    fc.assert(
      fc.property(confidence, fc.integer({ min: 1, max: 500 }), fc.nat(500), (level, population, found) => {
        const deviations = Math.min(found, population);
        const whole = upperLimit({ n: population, deviations, confidence: level, population });
        expect(whole.deviating).toBe(deviations);
      }),
      { numRuns: 100 },
    );
  });
});

describe('selection', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 60 });

  it('by rank does not depend on the order of the list, and a larger sample begins with the smaller one', () => {
    fc.assert(
      fc.property(ids, fc.string({ minLength: 1 }), fc.nat(60), (list, seed, n) => {
        const drawn = hashRank(list, seed, sha256);
        expect(hashRank([...list].reverse(), seed, sha256).slice(0, n)).toEqual(drawn.slice(0, n));
        expect([...drawn].sort()).toEqual([...list].sort());
      }),
      { numRuns: 100 },
    );
  });

  it('by interval takes n different positions within the list', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), fc.string(), (population, part, seed) => {
        const n = 1 + (part % population);
        const positions = systematicPositions(population, n, startOf(seed, sha256));
        expect(new Set(positions).size).toBe(n);
        expect(positions.every((position) => position >= 1 && position <= population)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('by stratum gives out n, at least one to each that is not empty, never more than there are, and keeps what was drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 8 }), fc.nat(1000), fc.nat(50), (sizes, part, more) => {
        const population = sizes.reduce((sum, size) => sum + size, 0);
        const filled = sizes.filter((size) => size > 0).length;
        if (population === 0) return;
        const n = filled + (part % (population - filled + 1));
        const shares = allocateStrata(sizes, n);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(n);
        expect(shares.every((share, index) => share <= (sizes[index] ?? 0) && share > 0 === (sizes[index] ?? 0) > 0)).toBe(true);
        const larger = Math.min(population, n + more);
        const extended = extendStrata(sizes, shares, larger);
        expect(extended.reduce((sum, share) => sum + share, 0)).toBe(larger);
        expect(extended.every((share, index) => share >= (shares[index] ?? 0) && share <= (sizes[index] ?? 0))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
