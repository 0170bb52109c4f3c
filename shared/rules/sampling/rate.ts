/**
 * Rates as fractions of whole numbers. They enter as text (`5%`, `97.5%`) and never become floating point where anything
 * is decided: 400 × 3.5 % is 14 here, while doubles make it 14.000000000000002 and round up to 15.
 */
import { AppError } from '../../contract/errors.ts';
import { t, type WordKey, type WordValues } from '../../words/words.ts';

/** `over / under`, not necessarily in lowest terms. */
export interface Rate {
  readonly over: bigint;
  readonly under: bigint;
}

const NO_BREAK_SPACE = '\u00a0';
/** Digits after the point that a rate may have: more would only pretend to be exact. */
const DECIMALS = 4;

export function refusedField(field: string, key: WordKey, values: WordValues = {}): AppError {
  return new AppError('INVALID_INPUT', t('errors.invalidInput', { count: 1 }), { fields: { [field]: t(key, values) } });
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

export function rate(over: bigint, under: bigint): Rate {
  const common = gcd(over, under) || 1n;
  return { over: over / common, under: under / common };
}

/** `97.5%`, `97,5 %` → 39/40. @throws INVALID_INPUT naming the field, also for what lies above 100 %. */
export function parseRate(text: string, field: string): Rate {
  const found = /^\s*(\d{1,3})(?:[.,](\d+))?[\s\u00a0\u2009\u202f]*%\s*$/u.exec(text);
  if (found === null) throw refusedField(field, 'sampling.rateForm');
  const [, whole = '', decimals = ''] = found;
  if (decimals.length > DECIMALS) throw refusedField(field, 'sampling.rateDecimals', { decimals: DECIMALS });
  const value = rate(BigInt(whole + decimals), 100n * 10n ** BigInt(decimals.length));
  if (value.over > value.under) throw refusedField(field, 'sampling.rateAboveAll');
  return value;
}

export const isLess = (left: Rate, right: Rate): boolean => left.over * right.under < right.over * left.under;

export const toNumber = ({ over, under }: Rate): number => Number(over) / Number(under);

/** 1 − rate. */
export const complement = ({ over, under }: Rate): Rate => ({ over: under - over, under });

/** ⌈rate × count⌉. */
export function ceilTimes({ over, under }: Rate, count: number): number {
  return Number((over * BigInt(count) + under - 1n) / under);
}

/** ⌊rate × count⌋. */
export function floorTimes({ over, under }: Rate, count: number): number {
  return Number((over * BigInt(count)) / under);
}

/** Percent with a point, rounded up to `decimals` digits: 20/412 → `4.9`. */
export function percentUp({ over, under }: Rate, decimals = 1): string {
  const scale = 10n ** BigInt(decimals);
  return digits((over * 100n * scale + under - 1n) / under, decimals);
}

/** Percent with a point to the nearest of `decimals` digits, half up: 1/84 → `1.2`. */
export function percentNearest({ over, under }: Rate, decimals = 1): string {
  const scale = 10n ** BigInt(decimals);
  return digits((over * 200n * scale + under) / (2n * under), decimals);
}

/** 49, 1 → `4.9`. */
function digits(scaled: bigint, decimals: number): string {
  const text = scaled.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** As a person reads it, without digits that say nothing: `5 %`, `97.5 %`. Rates that were typed come back as typed. */
export function rateText(value: Rate): string {
  return `${percentNearest(value, DECIMALS).replace(/\.?0+$/, '')}${NO_BREAK_SPACE}%`;
}
