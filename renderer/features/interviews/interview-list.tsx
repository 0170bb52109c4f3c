/** The interviews of the audit by day, with who is heard and whether it is done. */
import { IconCircle, IconCircleCheckFilled, IconCircleHalf2, IconDeviceDesktop } from '@tabler/icons-react';
import { dayAndMonth, timeOf, weekdayDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import type { InterviewRow, InterviewState } from './interview-rows.ts';
import classes from './interviews-screen.module.css';

const marks = { planned: IconCircle, open: IconCircleHalf2, done: IconCircleCheckFilled } as const;

export function StateMark({ state }: { readonly state: InterviewState }) {
  const Mark = marks[state];
  return (
    <span className={classes.mark} data-state={state} title={t(`interviews.state.${state}`)}>
      <Mark size={16} stroke={1.6} aria-hidden="true" />
      <span className="visually-hidden">{t(`interviews.state.${state}`)}</span>
    </span>
  );
}

export interface InterviewListProps {
  readonly rows: readonly InterviewRow[];
  readonly timeZone: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
  readonly onNew: () => void;
}

export function InterviewList({ rows, timeZone, chosen, onChoose, onOpen, onNew }: InterviewListProps) {
  const done = rows.filter((row) => row.state === 'done').length;
  return (
    <div className={classes.listPane}>
      <PaneHead
        level={1}
        title={t('interviews.title')}
        count={rows.length === 0 ? undefined : t('interviews.done', { done, total: rows.length })}
        tools={
          <button type="button" className={classes.tool} aria-label={t('interviews.newOne')} aria-keyshortcuts="N" onClick={onNew}>
            <KeyHint keys="N" />
          </button>
        }
      />
      <VirtualList
        label={t('interviews.title')}
        rows={rows}
        rowId={(row) => row.interview.id}
        rowHeight={(row) => (row.head ? 76 : 46)}
        chosen={chosen}
        onChoose={onChoose}
        onOpen={onOpen}
        renderRow={({ interview, state, day, head }) => {
          const when = interview.startedAt ?? interview.plannedAt;
          return (
            <div className={classes.item} data-head={head || undefined}>
              {head ? (
                <span className={classes.day} title={day === null ? undefined : weekdayDate(day)}>
                  {day === null ? t('interviews.noDay') : `${weekdayDate(day).slice(0, 3)} ${dayAndMonth(day)}`}
                </span>
              ) : null}
              <span className={classes.itemRow}>
                <StateMark state={state} />
                <span className={classes.itemWords}>
                  <span className={classes.itemTitle}>{interview.title}</span>
                  <span className={classes.itemSub}>
                    {interview.personLabel || interview.role || interview.place}
                    {interview.means === '' ? null : (
                      <>
                        {' · '}
                        <IconDeviceDesktop size={13} stroke={1.6} aria-hidden="true" /> {t('interviews.remote')}
                      </>
                    )}
                  </span>
                </span>
                <span className={classes.itemTime}>{when === null ? '' : timeOf(when, timeZone)}</span>
              </span>
            </div>
          );
        }}
      />
    </div>
  );
}
