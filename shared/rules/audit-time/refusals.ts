/** Refusals of the calculators: the field by its path, and a sentence that says what it needs. */
import { AppError } from '../../contract/errors.ts';
import { t, type WordKey, type WordValues } from '../../words/words.ts';
import { inHundredths } from './exact.ts';

export function refusal(field: string, key: WordKey, values: WordValues = {}): AppError {
  return new AppError('INVALID_INPUT', t('errors.invalidInput', { count: 1 }), { fields: { [field]: t(key, values) } });
}

/** A justification. @throws INVALID_INPUT when it says nothing. */
export function givenReason(reason: string | undefined, field: string): string {
  const text = (reason ?? '').trim();
  if (text === '') throw refusal(field, 'auditTime.reasonMissing');
  return text;
}

/** Days or percent with at most two decimals, in hundredths. @throws INVALID_INPUT */
export function hundredthsOf(value: number, field: string): number {
  const whole = inHundredths(value);
  if (whole === null) throw refusal(field, 'auditTime.twoDecimals');
  return whole;
}
