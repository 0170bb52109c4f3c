/** The words typed into the filter of the register, with the findings whose statement has them. */
import { useMemo } from 'react';
import { useRead } from '../../api/use-read.ts';
import { type FilterTerm, wordsIn } from './register.ts';

const none: readonly FilterTerm[] = [];

/** Until the engine has answered for the words of this moment, those of the last answer hold: rows never go and come back. */
export function useFilterTerms(auditId: string, typed: string): readonly FilterTerm[] {
  const words = wordsIn(typed);
  const some = words.length > 0;
  const found = useRead('findings.searchStatements', { auditId, words }, { enabled: some, keepLast: true }).data?.found;
  return useMemo(
    () => (some && found !== undefined ? found.map(({ word, ids }) => ({ word, inStatement: new Set(ids) })) : none),
    [some, found],
  );
}
