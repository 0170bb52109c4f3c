/** Drawn records as the grid shows them: filters with counts, words, and which comes next. Pure. */
import type { SampleItem } from '../../../shared/contract/sampling.ts';
import { t } from '../../../shared/words/words.ts';

export const workFilters = ['all', 'todo', 'conforms', 'deviation', 'not_applicable'] as const;
export type WorkFilter = (typeof workFilters)[number];

const isTodo = ({ result, replacedReason }: SampleItem) => result === null && replacedReason === '';

function fits(item: SampleItem, filter: WorkFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'todo' ? isTodo(item) : item.result === filter;
}

export function workCounts(items: readonly SampleItem[]): { readonly filter: WorkFilter; readonly count: number }[] {
  return workFilters
    .map((filter) => ({ filter, count: items.filter((item) => fits(item, filter)).length }))
    .filter(({ filter, count }) => count > 0 || filter === 'all' || filter === 'todo');
}

export function shownItems(items: readonly SampleItem[], filter: WorkFilter, words: string): SampleItem[] {
  const wanted = words.trim().toLocaleLowerCase();
  return items.filter(
    (item) =>
      fits(item, filter) &&
      (wanted === '' ||
        [item.record, item.stratum, item.note, ...item.facts.map(({ value }) => value)].some((text) =>
          text.toLocaleLowerCase().includes(wanted),
        )),
  );
}

/** Where the hand goes after a result: the next record without one, around the end; else the next record. */
export function nextItem(items: readonly SampleItem[], from: string): string {
  const at = items.findIndex(({ id }) => id === from);
  const after = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  return after.find(isTodo)?.id ?? items[at + 1]?.id ?? from;
}

/** Deviations that lead nowhere yet. */
export const unsettled = (items: readonly SampleItem[]): SampleItem[] =>
  items.filter(
    ({ result, findingId, notConfirmed, replacedReason }) =>
      result === 'deviation' && findingId === null && notConfirmed === '' && replacedReason === '',
  );

export function resultWord({ result, missing, replacedReason }: SampleItem): string {
  if (replacedReason !== '') return t('samplingWork.result.replaced');
  if (missing) return t('samplingWork.result.missing');
  return t(`samplingWork.result.${result ?? 'none'}`);
}

export const itemMark = ({ result, replacedReason }: SampleItem) =>
  replacedReason !== '' ? 'not_sampled' : result === 'deviation' ? 'minor' : result;
