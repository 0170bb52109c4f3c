/** One month with the days that findings have to keep; a day with dates can be pressed. */
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { monthAndYear, shortDate, weekdayLetters } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './deadlines.module.css';
import type { DueDate } from './deadlines.tsx';
import { monthAfter, weeksOf } from './month.ts';

export interface DeadlineMonthProps {
  readonly month: string;
  readonly today: string;
  readonly dates: readonly DueDate[];
  readonly chosen: string | null;
  readonly onMonth: (month: string) => void;
  readonly onChoose: (day: string) => void;
}

export function DeadlineMonth({ month, today, dates, chosen, onMonth, onChoose }: DeadlineMonthProps) {
  const title = monthAndYear(`${month}-01`);
  const ofDay = (day: string) => dates.filter((one) => one.on === day);
  return (
    <div className={classes.month}>
      <div className={classes.monthHead}>
        <ActionIcon variant="subtle" aria-label={t('home.monthBefore')} onClick={() => onMonth(monthAfter(month, -1))}>
          <IconChevronLeft size={14} stroke={1.6} />
        </ActionIcon>
        <span aria-live="polite">{title}</span>
        <ActionIcon variant="subtle" aria-label={t('home.monthAfter')} onClick={() => onMonth(monthAfter(month, 1))}>
          <IconChevronRight size={14} stroke={1.6} />
        </ActionIcon>
      </div>
      <table className={classes.days} aria-label={t('home.calendarOf', { month: title })}>
        <thead>
          <tr>
            {weekdayLetters().map(({ letters, name }) => (
              <th key={name} scope="col" abbr={name}>
                {letters}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, at) =>
                day === null ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an empty place has nothing but its place in the week.
                  <td key={at} />
                ) : (
                  <td key={day} data-today={day === today || undefined} aria-current={day === today ? 'date' : undefined}>
                    <Day day={day} today={today} dates={ofDay(day)} chosen={day === chosen} onChoose={onChoose} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  readonly day: string;
  readonly today: string;
  readonly dates: readonly DueDate[];
  readonly chosen: boolean;
  readonly onChoose: (day: string) => void;
}

function Day({ day, today, dates, chosen, onChoose }: DayProps) {
  const number = Number(day.slice(8));
  if (dates.length === 0) return <span className={classes.dayNumber}>{number}</span>;
  const late = day < today;
  const label = t(late ? 'home.dayLate' : 'home.dayDates', { date: shortDate(day), count: dates.length });
  return (
    <button
      type="button"
      className={classes.dayButton}
      data-late={late || undefined}
      aria-pressed={chosen}
      aria-label={label}
      title={label}
      onClick={() => onChoose(day)}
    >
      {number}
    </button>
  );
}
