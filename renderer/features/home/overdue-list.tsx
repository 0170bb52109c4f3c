/** What is late, with how late. */
import { IconClockExclamation } from '@tabler/icons-react';
import { t } from '../../../shared/words/words.ts';
import classes from './home.module.css';
import type { Overview } from './steps.ts';

export function OverdueList({ overdue, onOpen }: { readonly overdue: Overview['overdue']; readonly onOpen: (findingId: string) => void }) {
  return (
    <section>
      <div className={classes.sectionHead}>
        <h2 className={classes.section}>{t('home.overdue')}</h2>
        <span className={classes.aside}>{t('home.late', { count: overdue.length })}</span>
      </div>
      {overdue.map((row) => (
        <button key={row.findingId} type="button" className={classes.step} onClick={() => onOpen(row.findingId)}>
          <IconClockExclamation className={classes.lateIcon} size={16} stroke={1.6} aria-hidden="true" />
          <span className={classes.stepWords}>
            <strong>{row.number}</strong> {row.title}
          </span>
          <span className={classes.late}>{t('home.daysLate', { count: row.daysLate })}</span>
        </button>
      ))}
    </section>
  );
}
