/** Files whose content is here already: the piece that holds it is named, and offered instead of a second one. */
import { t } from '../../shared/words/words.ts';

export interface SameOne {
  readonly name: string;
  readonly known: { readonly id: string; readonly number: string; readonly title: string };
}

export interface SameContentProps<One extends SameOne> {
  readonly same: readonly One[];
  readonly onUse: (one: One) => void;
  readonly onAdd: (one: One) => void;
}

export function SameContentNotice<One extends SameOne>({ same, onUse, onAdd }: SameContentProps<One>) {
  return same.map((one) => (
    <p key={one.name}>
      {t('evidence.sameAsk', { name: one.name, number: one.known.number, title: one.known.title })}{' '}
      <button type="button" className="thin-link" onClick={() => onUse(one)}>
        {t('evidence.useKnown', { number: one.known.number })}
      </button>{' '}
      <button type="button" className="thin-link" onClick={() => onAdd(one)}>
        {t('evidence.addAnyway')}
      </button>
    </p>
  ));
}
