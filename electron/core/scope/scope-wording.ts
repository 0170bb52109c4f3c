/** The one thing that no wording of a scope may do. */
import { AppError } from '../../../shared/contract/errors.ts';
import { clausesExcluded } from '../../../shared/rules/scope-checks.ts';
import { t } from '../../../shared/words/words.ts';

/** @throws RULE that names the clauses when a wording excludes any of clauses 4 to 10 (ISO/IEC 42001 4.3) */
export function refuseExcludedClauses(wording: string | undefined): void {
  const refs = clausesExcluded(wording ?? '');
  if (refs.length > 0)
    throw new AppError('RULE', t('inventoryCore.clausesExcluded', { refs: refs.join(', ') }), {
      hint: t('inventoryCore.clausesExcludedHint'),
    });
}
