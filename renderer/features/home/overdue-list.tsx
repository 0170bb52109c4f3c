/** What is late, with how late. */
import { IconClockExclamation } from '@tabler/icons-react';
import { t } from '../../../shared/words/words.ts';
import classes from './home.module.css';
import type { Overview } from './steps.ts';

/** The latest of all stand here, the others with the dates of the findings. */
const SHOWN = 8;

export interface OverdueListProps {
  readonly overdue: Overview['overdue'];
  readonly onOpen: (findingId: string) => void;
  readonly onAll: () => void;
}

export function OverdueList({ overdue, onOpen, onAll }: OverdueListProps) {
  const left = overdue.length - SHOWN;
  return (
    <section>
      <div className={classes.sectionHead}>
        <h2 className={classes.section}>{t('home.overdue')}</h2>
        <span className={classes.aside}>{t('home.late', { count: overdue.length })}</span>
      </div>
      {overdue.slice(0, SHOWN).map((row) => (
        <button key={row.findingId} type="button" className={classes.step} onClick={() => onOpen(row.findingId)}>
          <IconClockExclamation className={classes.lateIcon} size={16} stroke={1.6} aria-hidden="true" />
          <span className={classes.stepWords}>
            <strong>{row.number}</strong> {row.title}
          </span>
          <span className={classes.late}>{t('home.daysLate', { count: row.daysLate })}</span>
        </button>
      ))}
      {left > 0 ? (
        <button type="button" className={`thin-link ${classes.link} ${classes.more}`} onClick={onAll}>
          {t('home.moreLate', { count: left })}
        </button>
      ) : null}
    </section>
  );
}
