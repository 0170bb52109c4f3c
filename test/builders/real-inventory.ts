/** What the words of the published inventory mean for our lists: every word that is not said to be something else is open. */
import type { OutputOf } from '../../shared/contract/index.ts';

type Preview = OutputOf<'scope.previewSystems'>;
type Word = Preview['words'][number];

const meanings: Readonly<Record<string, (from: string) => string>> = {
  status: (from) =>
    /operation|mission|implementation/i.test(from)
      ? 'production'
      : /retire|complete|inactive/i.test(from)
        ? 'retired'
        : /initiat|idea/i.test(from)
          ? 'idea'
          : 'pilot',
  impactLevel: (from) =>
    /^(both|rights-impacting|safety-impacting)\s*$/i.test(from) ? 'high' : /^neither/i.test(from) ? 'low' : 'not_assessed',
  modelOrigin: (from) =>
    /both|combination/i.test(from)
      ? 'both'
      : /in-house|^no contract/i.test(from)
        ? 'own'
        : /contract/i.test(from)
          ? 'third_party'
          : 'not_stated',
  personalData: () => 'not_stated',
};

/** A meaning for each open word of a preview of that inventory. @throws for a field that nobody thought of */
export function inventoryWords({ words }: Preview): { field: Word['field']; from: string; to: string }[] {
  return words.map(({ field, from }) => {
    const meaning = meanings[field];
    if (meaning === undefined) throw new Error(`No meaning is known for words of ${field}.`);
    return { field, from, to: meaning(from) };
  });
}
