import { describe, expect, it } from 'vitest';
import { nextItem, resultWord, shownItems, unsettled, workCounts } from '../../../../renderer/features/sampling/work-rows.ts';
import type { SampleItem } from '../../../../shared/contract/sampling.ts';

function item(drawn: number, patch: Partial<SampleItem> = {}): SampleItem {
  return {
    id: `item-${drawn}`,
    sampleId: 'sample',
    drawn,
    record: `CHG-${drawn}`,
    stratum: '',
    facts: [{ name: 'System', value: drawn % 2 === 0 ? 'DocuSift' : 'LendScore' }],
    origin: 'drawn',
    replacesId: null,
    replacedReason: '',
    result: null,
    missing: false,
    reason: '',
    note: '',
    evidenceIds: [],
    findingId: null,
    notConfirmed: '',
    examinedAt: null,
    examinedByName: '',
    findingNumber: '',
    ...patch,
  };
}
const items = [
  item(1, { result: 'conforms' }),
  item(2, { result: 'deviation', note: 'signed late' }),
  item(3, { replacedReason: 'Not of this period.' }),
  item(4),
  item(5, { result: 'deviation', missing: true, findingId: 'finding' }),
];
const ids = (rows: readonly SampleItem[]) => rows.map(({ drawn }) => drawn);

describe('drawn records', () => {
  it('are filtered by result with counts; one that another stands in for is not to do', () => {
    expect(workCounts(items)).toEqual([
      { filter: 'all', count: 5 },
      { filter: 'todo', count: 1 },
      { filter: 'conforms', count: 1 },
      { filter: 'deviation', count: 2 },
    ]);
    expect(ids(shownItems(items, 'todo', ''))).toEqual([4]);
  });

  it('are found by words in id, facts and note', () => {
    expect(ids(shownItems(items, 'all', 'docusift'))).toEqual([2, 4]);
    expect(ids(shownItems(items, 'all', 'LATE'))).toEqual([2]);
  });

  it('lead on to the next without a result, around the end, else to the next', () => {
    expect(nextItem(items, 'item-1')).toBe('item-4');
    expect(nextItem(items, 'item-5')).toBe('item-4');
    const done = items.map((one) => ({ ...one, result: 'conforms' as const }));
    expect(nextItem(done, 'item-1')).toBe('item-2');
    expect(nextItem(done, 'item-5')).toBe('item-5');
  });

  it('are unsettled as deviations that lead to no finding and are not said to be unconfirmed', () => {
    expect(ids(unsettled(items))).toEqual([2]);
    expect(unsettled(items.map((one) => ({ ...one, notConfirmed: 'Signed on paper.' })))).toEqual([]);
  });

  it('say in a word what became of them', () =>
    expect(items.map(resultWord)).toEqual(['Conforms', 'Deviation', 'Replaced', 'Not looked at', 'Missing']));
});
