/** Every value of the vectors, which were computed apart from this code with whole numbers. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lotPlan } from '../../../../shared/rules/sampling/iso-2859.ts';
import { parseRate } from '../../../../shared/rules/sampling/rate.ts';
import { findPlan } from '../../../../shared/rules/sampling/sample-size.ts';
import { allocateStrata, hashRank, systematicPositions } from '../../../../shared/rules/sampling/selection.ts';
import { supportsReliance, upperLimit } from '../../../../shared/rules/sampling/upper-limit.ts';
import { refusedWith } from '../audit-time-world.ts';

interface Vectors {
  planningByRate: [number, number, number, number, number][];
  planningByDeviations: [number, number, number, number][];
  acceptance: [number, number, number, number, number][];
  finiteByRate: [number, number, number, number, number, number, number][];
  finiteByDeviations: [number, number, number, number, number | null, number][];
  limits: [number, number, number, number, number][];
  finiteLimits: [number, number, number, number, number, number][];
  lots: [number, number, string, string, number, number, boolean][];
  selection: {
    hash_rank: { seed: string; n: number; expected: string[]; next_4_if_extended: string[] };
    systematic: { rows: { N: number; n: number; u: string; positions: number[] }[] };
    stratified_proportional: { rows: { strata: number[]; n: number; alloc: number[] }[] };
  };
}
const vectors = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../fixtures/sampling/vectors.json'), 'utf8')) as Vectors;

const percent = (value: number) => parseRate(`${value}%`, 'rate');
const level = (share: number) => percent(Math.round(share * 1000) / 10);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What was computed beside what the vectors say, in one table: a difference shows as its row. */
function compare<R>(rows: readonly R[], computed: (row: R) => unknown, expected: (row: R) => unknown): void {
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map((row) => ({ row, is: computed(row) }))).toEqual(rows.map((row) => ({ row, is: expected(row) })));
}

describe('sample sizes', () => {
  it('agree for an expected rate and a process without end', () => {
    compare(
      vectors.planningByRate,
      ([c, p, e]) => findPlan({ confidence: level(c), tolerable: percent(p), allowed: { expected: percent(e) }, population: null }),
      ([, , , n, deviations]) => ({ n, deviations }),
    );
  });

  it('agree for a number of deviations and a process without end', () => {
    compare(
      vectors.planningByDeviations,
      ([c, p, k]) => findPlan({ confidence: level(c), tolerable: percent(p), allowed: { deviations: k }, population: null }),
      ([, , deviations, n]) => ({ n, deviations }),
    );
  });

  it('agree for an expected rate and N records', () => {
    compare(
      vectors.finiteByRate,
      ([c, N, p, e]) => findPlan({ confidence: level(c), tolerable: percent(p), allowed: { expected: percent(e) }, population: N }),
      ([, , , , n, deviations]) => ({ n, deviations }),
    );
  });

  it('agree for a number of deviations and N records, and are refused where nothing is proven', () => {
    compare(
      vectors.finiteByDeviations,
      ([c, N, p, k, n]) => {
        const plan = () => findPlan({ confidence: level(c), tolerable: percent(p), allowed: { deviations: k }, population: N });
        return n === null ? refusedWith(plan).code : plan();
      },
      ([, , , deviations, n]) => (n === null ? 'PLAN_INFEASIBLE' : { n, deviations }),
    );
  });

  it('bear the deviations that the audit manual accepts, and not one more', () => {
    compare(
      vectors.acceptance,
      ([c, p, n, k]) => {
        const reliance = (deviations: number) => supportsReliance({ n, deviations, confidence: level(c), population: null }, percent(p));
        const smallest = findPlan({ confidence: level(c), tolerable: percent(p), allowed: { deviations: k }, population: null });
        return [reliance(k), reliance(k + 1), smallest?.n];
      },
      ([, , , , smallest]) => [true, false, smallest],
    );
  });
});

describe('upper limits', () => {
  it('agree for a process without end, rounded up and to five digits', () => {
    compare(
      vectors.limits,
      ([c, n, k, , exact]) => {
        const { percent: up, exactPercent } = upperLimit({ n, deviations: k, confidence: level(c), population: null });
        // The vectors round the exact value to the nearest, the program up.
        return [Number(up), Number(exactPercent) >= exact - 0.000_006 && Number(exactPercent) <= exact + 0.000_016];
      },
      ([, , , up]) => [up, true],
    );
  });

  it('agree for N records', () => {
    compare(
      vectors.finiteLimits,
      ([c, N, n, k]) => {
        const { percent: up, deviating } = upperLimit({ n, deviations: k, confidence: level(c), population: N });
        return [deviating, Number(up)];
      },
      ([, , , , deviating, up]) => [deviating, up],
    );
  });
});

describe('selection', () => {
  const { hash_rank: rank, systematic, stratified_proportional: strata } = vectors.selection;

  it('by hash rank draws the list of the vectors, and the next four for an extension', () => {
    const ids = Array.from({ length: 50 }, (_none, index) => `REC-${String(index + 1).padStart(4, '0')}`);
    expect(hashRank(ids, rank.seed, sha256).slice(0, rank.n + 4)).toEqual([...rank.expected, ...rank.next_4_if_extended]);
  });

  it('by interval takes the positions of the vectors', () => {
    compare(
      systematic.rows,
      ({ N, n, u }) => {
        const [over = '', under = ''] = u.split('/');
        return systematicPositions(N, n, { over: BigInt(over), under: BigInt(under) });
      },
      ({ positions }) => positions,
    );
  });

  it('by stratum allocates as the vectors do', () => {
    compare(
      strata.rows,
      ({ strata: sizes, n }) => allocateStrata(sizes, n),
      ({ alloc }) => alloc,
    );
  });

  it('of lots follows the arrows of the table', () => {
    compare(
      vectors.lots,
      ([lot, aql]) => {
        const { letter, usedLetter, n, accept, inspectAll } = lotPlan(lot, String(aql));
        return [letter, usedLetter, n, accept, inspectAll];
      },
      ([, , letter, used, n, accept, all]) => [letter, used, n, accept, all],
    );
  });
});
