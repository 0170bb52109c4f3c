/** Columns of the drawn records: order, id, what the list says of them, result and note. */
import type { SampleItem } from '../../../shared/contract/sampling.ts';
import { t } from '../../../shared/words/words.ts';
import { CellText } from '../../components/cell-text.tsx';
import type { RegisterColumn } from '../../components/register-table.tsx';
import { ItemResult } from './item-result.tsx';
import { resultWord } from './work-rows.ts';

/** More facts than these stand in the strip and in the report. */
const FACTS = 4;

/** Room for what stands there, within limits: a version needs less than a name. */
function leastOf(items: readonly SampleItem[], index: number): number {
  const longest = Math.max(0, ...items.slice(0, 60).map(({ facts }) => facts[index]?.value.length ?? 0));
  return Math.min(140, Math.max(68, longest * 8 + 26));
}

export function workColumns(items: readonly SampleItem[]): RegisterColumn<SampleItem>[] {
  const facts = (items.find((item) => item.facts.length > 0)?.facts ?? []).slice(0, FACTS);
  return [
    { id: 'drawn', header: t('samplingWork.column.drawn'), width: 76, value: (item) => item.drawn },
    {
      id: 'record',
      header: t('samplingWork.column.record'),
      width: { grow: 1.2, min: 130 },
      canHide: false,
      value: (item) => item.record,
      cell: (item) => <CellText main text={item.record} />,
    },
    ...(items.some(({ stratum }) => stratum !== '')
      ? [{ id: 'stratum', header: t('samplingWork.column.stratum'), width: 110, value: (item: SampleItem) => item.stratum }]
      : []),
    ...facts.map(({ name }, index) => ({
      id: `fact${index}`,
      header: name,
      width: { grow: 1, min: leastOf(items, index) },
      value: (item: SampleItem) => item.facts[index]?.value ?? '',
      cell: (item: SampleItem) => <CellText text={item.facts[index]?.value ?? ''} />,
    })),
    {
      id: 'result',
      header: t('samplingWork.column.result'),
      width: 128,
      canHide: false,
      value: (item) => resultWord(item),
      cell: (item) => <ItemResult item={item} />,
    },
    {
      id: 'note',
      header: t('samplingWork.column.note'),
      width: { grow: 1.4, min: 110 },
      value: (item) => item.note,
      cell: (item) => <CellText text={item.findingNumber === '' ? item.note : `${item.findingNumber} ${item.note}`} />,
    },
    {
      id: 'evidence',
      header: t('samplingWork.column.evidence'),
      width: 80,
      align: 'right',
      value: (item) => item.evidenceIds.length,
    },
  ];
}
