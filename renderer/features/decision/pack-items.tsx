/** The items of a pack with their standing; each can be asked about. */
import { IconCircleCheck, IconCircleDashed, IconSlash } from '@tabler/icons-react';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import own from './contents-panel.module.css';
import classes from './decision-screen.module.css';
import { itemSubject } from './parts.ts';
import type { OpenedPack } from './use-review-file.ts';

type Item = OpenedPack['items'][number];
const marks = { present: IconCircleCheck, missing: IconCircleDashed, does_not_apply: IconSlash } as const;

export function PackItems({ items, onAsk }: { readonly items: readonly Item[]; readonly onAsk: (about: string) => void }) {
  const count = (wanted: Item['standing']) => items.filter(({ standing }) => standing === wanted).length;
  return (
    <section className={classes.block} aria-label={t('packReview.view.items')}>
      <p className={classes.quiet}>
        {t('packReview.counts', { present: count('present'), apart: count('does_not_apply'), missing: count('missing') })}
      </p>
      <ul className={classes.rows}>
        {items.map((one) => {
          const Mark = marks[one.standing];
          return (
            <li key={one.key} className={classes.row}>
              <span className={classes.question}>
                <Mark className={classes.mark} data-state={one.standing} size={16} stroke={1.7} aria-hidden="true" />
                <span className={classes.lead}>{one.item}</span>
                <span className={classes.questionText}>
                  {one.title}
                  <small>
                    {[
                      t(`pack.standing.${one.standing}`),
                      one.version,
                      one.date === null ? '' : shortDate(one.date),
                      one.detail,
                      one.clause,
                      one.files.length === 0 ? '' : t('packReview.files', { count: one.files.length }),
                    ]
                      .filter((part) => part !== '')
                      .join(' · ')}
                  </small>
                </span>
              </span>
              <button
                type="button"
                className={own.ask}
                aria-label={t('packReview.askAbout', { title: one.title })}
                onClick={() => onAsk(itemSubject(one))}
              >
                {t('packReview.ask')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
