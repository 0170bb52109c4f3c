/**
 * The open line of notes. What is typed is kept as a draft; Enter makes a line of it and opens the next one. Typing
 * renders this component and nothing around it.
 */
import { type RefObject, useEffect, useState } from 'react';
import { timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { NoteField } from '../../api/notes/note-field.tsx';
import classes from '../../api/notes/notes.module.css';
import { Restored } from '../../api/notes/restored.tsx';
import { useNoteLine } from '../../api/notes/use-note-line.ts';
import { useSaved } from '../../api/saved-state.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';

export interface OpenLineProps {
  readonly itemId: string;
  readonly auditId: string;
  readonly timeZone: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly autoFocus: boolean;
  readonly onLeave: () => void;
}

/** Mount it with the item as key: a line belongs to one row and must never be saved to another. */
export function OpenLine({ itemId, auditId, timeZone, field, autoFocus, onLeave }: OpenLineProps) {
  const key = `new-note:${itemId}`;
  const line = useNoteLine(key, timeZone, (typed) => call('checklist.addNote', { id: itemId, ...typed }));
  const since = useSaved((s) => s.unsaved.find((one) => one.key === key)?.since ?? null);
  const now = useMinute(timeZone);
  return (
    <div className={classes.open}>
      <time className={classes.time}>{now}</time>
      <div className={classes.openField}>
        <NoteField
          line={line}
          field={field}
          auditId={auditId}
          timeZone={timeZone}
          label={t('work.lineLabel')}
          placeholder={t('work.linePlaceholder')}
          autoFocus={autoFocus}
          onLeave={onLeave}
        />
        {since === null ? null : (
          <p className={classes.notSaved}>{t('work.notSavedSince', { time: timeOf(new Date(since).toISOString(), timeZone, true) })}</p>
        )}
        {line.problem === null || since !== null ? null : <InlineProblem kind="line" problem={line.problem} />}
        <Restored line={line} />
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
