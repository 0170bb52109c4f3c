/** Words of the file's closed lists that the program does not know: each gets a meaning, or its rows wait. */
import { Select } from '@mantine/core';
import { type SystemFieldShape, systemFields } from '../../../shared/model/system-fields.ts';
import { t } from '../../../shared/words/words.ts';
import classes from '../../components/table-import/table-import.module.css';
import { choicesOf } from './system-detail.tsx';
import type { Field, Preview, Reading } from './use-import.ts';

type Word = NonNullable<Reading['words']>[number];

/** Choices for the words of a field; a yes-or-no field is answered from its own list. */
function choicesFor(field: Field) {
  const shape: SystemFieldShape = systemFields[field];
  return choicesOf('list' in shape ? shape.list : 'yesNo');
}

export interface ImportWordsProps {
  readonly preview: Preview;
  readonly words: readonly Word[];
  readonly onChange: (words: Word[]) => void;
}

export function ImportWords({ preview, words, onChange }: ImportWordsProps) {
  if (preview.words.length === 0) return null;
  const give = (field: Field, from: string, to: string | null) => {
    const others = words.filter((one) => one.field !== field || one.from !== from);
    onChange(to === null ? others : [...others, { field, from, to }]);
  };
  return (
    <section className={classes.part} aria-label={t('inventory.wizard.words')}>
      <h2>{t('inventory.wizard.words')}</h2>
      <p className={classes.quiet}>{t('inventory.wizard.wordsHelp')}</p>
      <div className={classes.list}>
        {preview.words.map(({ field, from, rows, to }) => (
          <div key={`${field} ${from}`} className={classes.wordRow}>
            <span className={classes.cut} title={from}>
              {t('inventory.wizard.wordLabel', { from, field: t(`inventory.field.${field}`) })}
            </span>
            <span className={classes.quiet}>{rows === 0 ? '' : t('inventory.wizard.wordRows', { count: rows })}</span>
            <Select
              aria-label={t('inventory.wizard.wordLabel', { from, field: t(`inventory.field.${field}`) })}
              placeholder={t('inventory.wizard.noMeaning')}
              data={choicesFor(field)}
              value={to}
              clearable
              onChange={(next) => give(field, from, next)}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
