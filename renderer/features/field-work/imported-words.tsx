/** The requirement as a list of the body words it, beside the program's own prompts; marked, because it stays inside. */
import { memo } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './imported-words.module.css';

type Words = OutputOf<'checklist.show'>['imported'][number];

export const ImportedWords = memo(function ImportedWords({ words }: { readonly words: readonly Words[] }) {
  return words.map((one) => (
    <section
      key={`${one.catalogId} ${one.requirement}`}
      className={classes.words}
      aria-label={t('work.imported.label', { list: one.list })}
    >
      <p className={classes.mark}>
        <strong>{t('work.imported.mark')}</strong> {one.list} ·{' '}
        {t('work.imported.from', {
          source: one.source,
          date: one.importedAt === null ? '' : shortDate(one.importedAt.slice(0, 10)),
        })}
        {' · '}
        {t(one.mayLeave ? 'work.imported.mayLeave' : 'work.imported.staysInside')}
      </p>
      <h2 className={classes.title}>{one.title}</h2>
      {one.description === '' ? null : <p className={classes.text}>{one.description}</p>}
    </section>
  ));
});
