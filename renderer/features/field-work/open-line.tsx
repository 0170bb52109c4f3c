/**
 * The open line of notes. What is typed is kept as a draft; Enter makes a line of it and opens the next one. Typing
 * renders this component and nothing around it.
 */
import { Textarea } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { useSaved } from '../../api/saved-state.ts';
import { useDraftText } from '../../api/use-draft-text.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { parseLine } from './note-line.ts';
import classes from './notes.module.css';

export interface OpenLineProps {
  readonly itemId: string;
  readonly timeZone: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly autoFocus: boolean;
  readonly onLeave: () => void;
}

/** Mount it with the item as key: a line belongs to one row and must never be saved to another. */
export function OpenLine({ itemId, timeZone, field, autoFocus, onLeave }: OpenLineProps) {
  const key = `new-note:${itemId}`;
  const line = useDraftText({
    key,
    saved: '',
    line: true,
    enterCommits: true,
    save: async (typed) => {
      const parsed = parseLine(typed);
      if (parsed !== null) await call('checklist.addNote', { id: itemId, ...parsed });
    },
  });
  const since = useSaved((s) => s.unsaved.find((one) => one.key === key)?.since ?? null);
  const now = useMinute(timeZone);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && !event.shiftKey && line.text.trim() === '') {
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.currentTarget.blur();
      onLeave();
      return;
    }
    line.props.onKeyDown(event);
  };
  return (
    <div className={classes.open}>
      <time className={classes.time}>{now}</time>
      <div className={classes.openField}>
        <Textarea
          ref={field}
          autosize
          minRows={1}
          maxRows={12}
          aria-label={t('work.lineLabel')}
          aria-description={t('work.lineHelp')}
          placeholder={t('work.linePlaceholder')}
          autoFocus={autoFocus}
          data-unsaved={line.problem === null ? undefined : true}
          classNames={{ input: classes.openInput }}
          {...line.props}
          onKeyDown={onKeyDown}
        />
        {since === null ? null : (
          <p className={classes.notSaved}>{t('work.notSavedSince', { time: timeOf(new Date(since).toISOString(), timeZone, true) })}</p>
        )}
        {line.problem === null || since !== null ? null : <InlineProblem kind="line" problem={line.problem} />}
        {line.restored ? (
          <p className={classes.restored}>
            {t('work.restored')}{' '}
            <button type="button" className={classes.plain} onClick={line.discard}>
              {t('work.discard')}
            </button>
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** The time as the line would carry it; looks again each ten seconds. */
function useMinute(timeZone: string): string {
  const [time, setTime] = useState(() => timeOf(new Date().toISOString(), timeZone));
  useEffect(() => {
    const timer = window.setInterval(() => setTime(timeOf(new Date().toISOString(), timeZone)), 10_000);
    return () => window.clearInterval(timer);
  }, [timeZone]);
  return time;
}
