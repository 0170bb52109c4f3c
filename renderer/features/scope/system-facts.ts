/** What the register of AI systems shows. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { heavyAiActClasses } from '../../../shared/model/system-fields.ts';

export type SystemRow = OutputOf<'scope.systems'>['systems'][number];
export type SystemFilter = 'all' | 'inScope' | 'outside' | 'heavy';

const tests: Readonly<Record<SystemFilter, (row: SystemRow) => boolean>> = {
  all: () => true,
  inScope: (row) => row.inScope,
  outside: (row) => !row.inScope,
  heavy: (row) => row.riskLevel === 'high' || row.impactLevel === 'high' || heavyAiActClasses.includes(row.aiActClass),
};

/** The filter words in their order, each with how many systems it shows. */
export function systemCounts(rows: readonly SystemRow[]): { readonly filter: SystemFilter; readonly count: number }[] {
  return (Object.keys(tests) as SystemFilter[]).map((filter) => ({ filter, count: rows.filter(tests[filter]).length }));
}

/** The systems that the register shows; words look into name, number, version, owner and business unit. */
export function shownSystems(rows: readonly SystemRow[], filter: SystemFilter, words: string): readonly SystemRow[] {
  const wanted = words.trim().toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  if (filter === 'all' && wanted.length === 0) return rows;
  return rows.filter((row) => {
    if (!tests[filter](row)) return false;
    const hay = `${row.name}\n${row.reference}\n${row.version}\n${row.owner}\n${row.businessUnit}`.toLocaleLowerCase('en');
    return wanted.every((word) => hay.includes(word));
  });
}
