/** Dates that findings have to keep: a month at a glance, and beside it the next ones or those of a day. */
import { IconClockExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { GradeMark } from '../../components/grade-mark.tsx';
import { DeadlineMonth } from './deadline-month.tsx';
import classes from './deadlines.module.css';
import home from './home.module.css';

type Calendar = OutputOf<'findings.calendar'>;
export type DueDate = Calendar['dates'][number];

/** What fits beside a month without making the section higher. */
const SHOWN = 6;

export interface DeadlinesProps {
  readonly calendar: Calendar;
  readonly onOpen: (auditId: string, findingId: string) => void;
  readonly onAll: () => void;
}

export function Deadlines({ calendar, onOpen, onAll }: DeadlinesProps) {
  const { today, dates } = calendar;
  const ahead = dates.filter((one) => !one.late);
  // The month of what comes next, until somebody looks at another one.
  const [looked, setLooked] = useState<string | null>(null);
  const month = looked ?? ((ahead[0] ?? dates.at(-1))?.on ?? today).slice(0, 7);
  const [day, setDay] = useState<string | null>(null);
  const shown = day === null ? ahead : dates.filter((one) => one.on === day);
  const left = shown.length - SHOWN;
  return (
    <section aria-label={t('home.deadlines')}>
      <div className={home.sectionHead}>
        <h2 className={home.section}>{t('home.deadlines')}</h2>
        <button type="button" className={`thin-link ${home.link}`} onClick={onAll}>
          {t('home.allDates', { count: dates.length })}
        </button>
      </div>
      <div className={classes.columns}>
        <DeadlineMonth
          month={month}
          today={today}
          dates={dates}
          chosen={day}
          onMonth={setLooked}
          onChoose={(next) => setDay(next === day ? null : next)}
        />
        <div className={classes.next}>
          <p className={classes.nextHead}>
            {day === null ? t('home.ahead', { count: ahead.length }) : shortDate(day)}
            {day === null ? null : (
              <button type="button" className={`thin-link ${home.link}`} onClick={() => setDay(null)}>
                {t('home.showAhead')}
              </button>
            )}
          </p>
          {shown.length === 0 ? <p className={home.nothing}>{t('home.nothingAhead')}</p> : null}
          <ul className={classes.list}>
            {shown.slice(0, SHOWN).map((one) => (
              <DueRow key={`${one.on}${one.what}${one.finding?.id ?? ''}`} due={one} onOpen={onOpen} />
            ))}
          </ul>
          {left > 0 ? (
            <button type="button" className={`thin-link ${home.link}`} onClick={onAll}>
              {t('home.moreDates', { count: left })}
            </button>
          ) : null}
        </div>
      </div>
    </section>
  );
}

function DueRow({ due, onOpen }: { readonly due: DueDate; readonly onOpen: DeadlinesProps['onOpen'] }) {
  const { finding } = due;
  const what = t(`findingViews.what.${due.what}`);
  const day = (
    <span className={classes.on} data-late={due.late || undefined}>
      {due.late ? <IconClockExclamation size={13} stroke={1.6} aria-label={t('findingViews.lateWord')} /> : null}
      {shortDate(due.on)}
    </span>
  );
  if (finding === null)
    return (
      <li className={classes.due}>
        {day} <span className={classes.what}>{what}</span>
      </li>
    );
  return (
    <li>
      <button type="button" className={classes.due} onClick={() => onOpen(finding.auditId, finding.id)}>
        {day}
        <GradeMark grade={finding.grade} markOnly />
        <span className={classes.words}>
          <strong>{finding.number}</strong> {finding.title}
        </span>
        <span className={classes.what}>{what}</span>
      </button>
    </li>
  );
}
