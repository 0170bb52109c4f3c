/** Periods that a person gives: both ends belong to them, and either may be open. */
import { AppError } from '../../shared/contract/errors.ts';
import { t } from '../../shared/words/words.ts';

/** @throws RULE for a period that ends before it begins */
export function checkPeriod({ fromOn, toOn }: { readonly fromOn: string | null; readonly toOn: string | null }): void {
  if (fromOn === null || toOn === null || toOn >= fromOn) return;
  const message = t('teamCore.endsFirst');
  throw new AppError('RULE', message, { fields: { toOn: message } });
}
