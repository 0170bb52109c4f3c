/** The notes of a row: timed lines with the author's initials, each of which can be changed in its place. */
import { ActionIcon, Checkbox, Select, Textarea, TextInput, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import { dateIn, dayAndMonth, timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { call } from '../client.ts';
import { useDraftText } from '../use-draft-text.ts';
import { useRun } from '../use-run.ts';
import { atTime, initialsOf, type Note, type NoteKind } from './note-line.ts';
import { type NoteTargets, NoteText } from './note-text.tsx';
import classes from './notes.module.css';

export interface NoteLinesProps {
  readonly notes: readonly Note[];
  readonly timeZone: string;
  readonly targets: NoteTargets;
}

export const NoteLines = memo(function NoteLines({ notes, timeZone, targets }: NoteLinesProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const [ticked, setTicked] = useState<string | null>(null);
  const change = useRun('checklist.changeNote');
  const run = useRef(change.run);
  run.current = change.run;
  const tick = useCallback((noteId: string, done: boolean) => {
    setTicked(noteId);
    void run.current({ noteId, done });
  }, []);
  const days = useMemo(() => notes.map((note) => dateIn(note.at, timeZone)), [notes, timeZone]);
  const severalDays = days.some((day) => day !== days[0]);
  return (
    <ol className={classes.lines}>
      {notes.map((note, index) => {
        const day = days[index] ?? '';
        return (
          <li key={note.id}>
            {severalDays && day !== days[index - 1] ? <p className={classes.day}>{dayAndMonth(day)}</p> : null}
            {editing === note.id ? (
              <NoteEdit note={note} timeZone={timeZone} onClose={() => setEditing(null)} />
            ) : (
              <NoteLine
                note={note}
                timeZone={timeZone}
                targets={targets}
                problem={ticked === note.id ? (change.problem?.envelope ?? null) : null}
                onTick={tick}
                onEdit={setEditing}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
});

interface NoteLineProps {
  readonly note: Note;
  readonly timeZone: string;
  readonly targets: NoteTargets;
  readonly problem: ErrorEnvelope | null;
  readonly onTick: (noteId: string, done: boolean) => void;
  readonly onEdit: (noteId: string) => void;
}

/** Plain elements only: a row with fifty lines is drawn anew at each step, and the step may not be felt. */
const NoteLine = memo(function NoteLine({ note, timeZone, targets, problem, onTick, onEdit }: NoteLineProps) {
  const time = timeOf(note.at, timeZone);
  const edit = t('work.editNote', { time });
  return (
    <div className={classes.line}>
      <time className={classes.time} dateTime={note.at}>
        {time}
      </time>
      <div className={classes.text}>
        {note.kind === 'to_do' ? (
          <Checkbox
            checked={note.done}
            label={<NoteText note={note} targets={targets} />}
            onChange={(event) => onTick(note.id, event.currentTarget.checked)}
          />
        ) : (
          <NoteText note={note} targets={targets} />
        )}
        {problem === null ? null : <InlineProblem kind="line" problem={problem} />}
      </div>
      <button type="button" className={classes.edit} title={edit} aria-label={edit} onClick={() => onEdit(note.id)}>
        <IconPencil size={14} stroke={1.6} aria-hidden="true" />
      </button>
      <span className={classes.author} title={note.authorName}>
        {initialsOf(note.authorName)}
      </span>
    </div>
  );
});

interface NoteEditProps {
  readonly note: Note;
  readonly timeZone: string;
  readonly onClose: () => void;
}

export function NoteEdit({ note, timeZone, onClose }: NoteEditProps) {
  const text = useDraftText({
    key: `note:${note.id}:text`,
    saved: note.text,
    enterCommits: true,
    save: (typed) => call('checklist.changeNote', { noteId: note.id, text: typed }),
  });
  const change = useRun('checklist.changeNote');
  const remove = useRun('checklist.removeNote');
  const [time, setTime] = useState(timeOf(note.at, timeZone));
  const [timeWrong, setTimeWrong] = useState(false);
  const setKind = (kind: NoteKind) => void change.run({ noteId: note.id, kind });
  const commitTime = async () => {
    if (time === timeOf(note.at, timeZone)) return;
    const at = atTime(note.at, time, timeZone);
    setTimeWrong(at === null);
    if (at !== null) await change.run({ noteId: note.id, at });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside, gathered.
    <div
      className={classes.editing}
      onKeyDown={(event) => {
        const key = event.key.toLowerCase();
        if (event.ctrlKey && key === 't') {
          event.preventDefault();
          setKind(note.kind === 'to_do' ? 'note' : 'to_do');
        } else if (event.ctrlKey && key === '.') {
          event.preventDefault();
          event.currentTarget.querySelector<HTMLInputElement>('[data-note-time]')?.focus();
        } else if (event.key === 'Escape') {
          event.preventDefault();
          void text.commit().then((well) => well && onClose());
        }
      }}
    >
      <Textarea
        autosize
        minRows={1}
        aria-label={t('work.editNote', { time: timeOf(note.at, timeZone) })}
        autoFocus
        {...text.props}
        onKeyDown={(event) => {
          text.props.onKeyDown(event);
          if (event.key === 'Enter' && !event.shiftKey) void text.commit().then((well) => well && onClose());
        }}
      />
      <InlineProblem kind="line" problem={text.problem ?? change.problem ?? remove.problem} />
      <div className={classes.editTools}>
        <TextInput
          className={classes.editTime}
          aria-label={t('work.noteTime')}
          data-note-time
          value={time}
          error={timeWrong ? t('work.timeWrong') : undefined}
          onChange={(event) => setTime(event.currentTarget.value)}
          onBlur={() => void commitTime()}
          onKeyDown={(event) => event.key === 'Enter' && void commitTime()}
        />
        <Select
          className={classes.editKind}
          aria-label={t('work.noteKind')}
          data={(['note', 'quote', 'to_do'] as const).map((kind) => ({ value: kind, label: t(`work.noteKinds.${kind}`) }))}
          value={note.kind}
          allowDeselect={false}
          onChange={(kind) => kind !== null && setKind(kind)}
        />
        <Tooltip label={t('work.noteRemove')}>
          <ActionIcon
            aria-label={t('work.noteRemove')}
            onClick={() => void remove.run({ noteId: note.id }).then((done) => done !== null && onClose())}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <button type="button" className={classes.plain} onClick={() => void text.commit().then((well) => well && onClose())}>
          {t('work.noteClose')}
        </button>
      </div>
    </div>
  );
}
