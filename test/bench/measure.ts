/** How a limit is measured and judged. */

export interface Limit {
  readonly name: string;
  /** Milliseconds unless the name says otherwise. */
  readonly p50: number;
  readonly p95: number;
  /** What it is compared with: a measurement of the same run, or the limit itself where that is absolute. */
  readonly baseline: number;
  readonly ratio: number;
  readonly limit: number;
  readonly ok: boolean;
}

export interface BenchCase {
  readonly name: string;
  /** What is measured, in one sentence, for the table. */
  readonly what: string;
  run(): Promise<Limit>;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Median against the median of a baseline that was measured in turns with it, so that a busy disk slows both. */
export function relativeLimit(name: string, values: readonly number[], baselines: readonly number[], limit: number): Limit {
  const p50 = percentile(values, 0.5);
  const baseline = percentile(baselines, 0.5);
  const ratio = p50 / baseline;
  return {
    name,
    p50: rounded(p50),
    p95: rounded(percentile(values, 0.95)),
    baseline: rounded(baseline),
    ratio: rounded(ratio),
    limit,
    ok: ratio <= limit,
  };
}

/** 95th percentile against a fixed limit: the baseline is the limit, and the ratio may be 1 at most. */
export function absoluteLimit(name: string, values: readonly number[], limit: number): Limit {
  const p95 = percentile(values, 0.95);
  const ratio = p95 / limit;
  return {
    name,
    p50: rounded(percentile(values, 0.5)),
    p95: rounded(p95),
    baseline: limit,
    ratio: rounded(ratio),
    limit: 1,
    ok: ratio <= 1,
  };
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
