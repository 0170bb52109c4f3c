/** The result of a drawn record: mark and word. */
import type { SampleItem } from '../../../shared/contract/sampling.ts';
import { ResultMark } from '../../components/result-mark.tsx';
import classes from './work.module.css';
import { itemMark, resultWord } from './work-rows.ts';

export function ItemResult({ item }: { readonly item: SampleItem }) {
  return (
    <span className={classes.result} data-result={item.result ?? undefined}>
      <span aria-hidden="true">
        <ResultMark mark={itemMark(item)} />
      </span>
      {resultWord(item)}
    </span>
  );
}
