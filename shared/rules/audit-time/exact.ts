/**
 * Exact days: hundredths of a day as a fraction of whole numbers, so that 2.5 d less 30 % less 5 % is known to be 1.6625 d
 * and no chain of percentages is decided by a rounding of its own. Only the answer is rounded.
 */

/** `over / under` hundredths of a day; never negative here. */
export interface Exact {
  readonly over: bigint;
  readonly under: bigint;
}

export const exact = (hundredths: number): Exact => ({ over: BigInt(hundredths), under: 1n });

/** The value times `over / under`. */
export const scaled = (value: Exact, over: number, under: number): Exact => ({
  over: value.over * BigInt(over),
  under: value.under * BigInt(under),
});

export const plus = (left: Exact, right: Exact): Exact => ({
  over: left.over * right.under + right.over * left.under,
  under: left.under * right.under,
});

export const isLess = (left: Exact, right: Exact): boolean => left.over * right.under < right.over * left.under;

/** To a multiple of `step` hundredths, as a whole number of hundredths; half a step goes up. */
export function nearest(value: Exact, step: number): number {
  const size = BigInt(step);
  return Number((2n * value.over + size * value.under) / (2n * size * value.under)) * step;
}

/** Up to the next multiple of `step` hundredths. */
export function roundedUp(value: Exact, step: number): number {
  const size = BigInt(step) * value.under;
  return Number((value.over + size - 1n) / size) * step;
}

/**
 * A typed-in number as a whole number of hundredths: 8.5 → 850, −12.25 → −1225.
 * @returns null when it has more than two decimals.
 */
export function inHundredths(value: number): number | null {
  const whole = Math.round(value * 100);
  return Math.abs(value * 100 - whole) < 1e-6 ? whole : null;
}
