/**
 * Positive numbers as mantissa × 2^exponent with 128 bits, for quantities far outside the range of doubles such as
 * (1 − p)^20 000. Every step rounds down and counts that it did, so that the distance from the truth has a known bound.
 */

export const PRECISION = 128;

export interface BigFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
  /** Roundings that went in, each less than 2^(1 − PRECISION) of the value. */
  readonly roundings: number;
}

/** Bits of a positive whole number, up to three too many. */
const bits = (value: bigint): number => value.toString(16).length * 4;

function rounded(mantissa: bigint, exponent: number, roundings: number): BigFloat {
  const excess = bits(mantissa) - PRECISION - 4;
  if (excess <= 0) return { mantissa, exponent, roundings };
  return { mantissa: mantissa >> BigInt(excess), exponent: exponent + excess, roundings: roundings + 1 };
}

export const bigFloat = (value: bigint): BigFloat => rounded(value, 0, 0);

export function times(a: BigFloat, b: BigFloat): BigFloat {
  return rounded(a.mantissa * b.mantissa, a.exponent + b.exponent, a.roundings + b.roundings);
}

export function over(a: BigFloat, b: BigFloat): BigFloat {
  const shift = Math.max(0, PRECISION + bits(b.mantissa) + 4 - bits(a.mantissa) + 4);
  const mantissa = (a.mantissa << BigInt(shift)) / b.mantissa;
  return rounded(mantissa, a.exponent - b.exponent - shift, a.roundings + b.roundings + 1);
}

/** value^power by squaring. */
export function power(value: bigint, exponent: number): BigFloat {
  let result = bigFloat(1n);
  let square = bigFloat(value);
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(result, square);
    if (left > 1) square = times(square, square);
  }
  return result;
}

/** Factors that are multiplied before the product is cut to its precision: cutting costs more than a few long digits. */
const BATCH = 8;

/** first × (first − 1) × …, `count` factors, each at most 2^26. */
export function falling(first: number, count: number): BigFloat {
  let result = bigFloat(1n);
  let batch = 1n;
  let inBatch = 0;
  for (let index = 0; index < count; index += 2) {
    // Two factors below 2^26 multiply exactly as doubles.
    batch *= BigInt(index + 1 < count ? (first - index) * (first - index - 1) : first - index);
    inBatch += 1;
    if (inBatch === BATCH) {
      result = rounded(result.mantissa * batch, result.exponent, result.roundings);
      batch = 1n;
      inBatch = 0;
    }
  }
  return rounded(result.mantissa * batch, result.exponent, result.roundings);
}

/** a choose b. */
export function choose(a: number, b: number): BigFloat {
  const fewer = Math.min(b, a - b);
  return over(falling(a, fewer), falling(fewer, fewer));
}
