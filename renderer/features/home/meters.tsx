/** The six-month limit for majors, and how much of the audit is concluded. */
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { Meter, StackedBar } from '../../components/stacked-bar.tsx';
import classes from './home.module.css';
import type { Overview } from './steps.ts';

export function SixMonths({ limit }: { readonly limit: NonNullable<Overview['sixMonthLimit']> }) {
  const total = Math.max(1, limit.daysUsed + Math.max(0, limit.daysLeft));
  const late = limit.daysLeft < 0;
  const left = late
    ? t('home.sixMonthsLate', { count: -limit.daysLeft, until: shortDate(limit.until) })
    : t('home.sixMonthsLeft', { count: limit.daysLeft, until: shortDate(limit.until) });
  return (
    <section>
      <div className={classes.sectionHead} data-bare>
        <h2 className={classes.section}>{t('home.sixMonths')}</h2>
        <span className={classes.aside}>{t('home.lastDay', { date: shortDate(limit.from) })}</span>
      </div>
      <span className={classes.meter}>
        <Meter value={limit.daysUsed} total={total} label={left} height={5} tone={late ? 'major' : 'accent'} />
      </span>
      <div className={classes.meterWords}>
        <strong>{t('home.daysUsed', { count: limit.daysUsed })}</strong>
        <span data-late={late || undefined}>{left}</span>
      </div>
    </section>
  );
}

type Rows = NonNullable<Overview['coverage']>['rows'];

export function CoverageRows({ title, rows, onOpen }: { readonly title: string; readonly rows: Rows; readonly onOpen: () => void }) {
  return (
    <section>
      <div className={classes.sectionHead}>
        <h2 className={classes.section}>{title}</h2>
        <button type="button" className={`thin-link ${classes.link}`} onClick={onOpen} aria-keyshortcuts="g f">
          {t('home.fieldWork')} <KeyHint keys="G F" />
        </button>
      </div>
      {rows.map((row) => (
        <div key={row.label} className={classes.cover}>
          <span>{row.label}</span>
          <StackedBar counts={row.classes} total={row.total} width={84} />
          <strong>{t('home.of', { concluded: row.concluded, total: row.total })}</strong>
          <span className={classes.coverNote}>{row.excluded === 0 ? '' : t('home.excluded', { count: row.excluded })}</span>
        </div>
      ))}
    </section>
  );
}
