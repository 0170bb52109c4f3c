/** The notes of a row: timed lines with the author's initials, each of which can be changed in its place. */
import { ActionIcon, Checkbox, Select, Textarea, TextInput, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { memo, useState } from 'react';
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
  return (
    <ol className={classes.lines}>
      {notes.map((note, index) => {
        const day = dateIn(note.at, timeZone);
        const before = notes[index - 1];
        const newDay = before !== undefined && dateIn(before.at, timeZone) !== day;
        return (
          <li key={note.id}>
            {newDay || (index === 0 && notes.some((one) => dateIn(one.at, timeZone) !== day)) ? (
              <p className={classes.day}>{dayAndMonth(day)}</p>
            ) : null}
            {editing === note.id ? (
              <NoteEdit note={note} timeZone={timeZone} onClose={() => setEditing(null)} />
            ) : (
              <NoteLine note={note} timeZone={timeZone} targets={targets} onEdit={() => setEditing(note.id)} />
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
  readonly onEdit: () => void;
}

function NoteLine({ note, timeZone, targets, onEdit }: NoteLineProps) {
  const change = useRun('checklist.changeNote');
  const time = timeOf(note.at, timeZone);
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
            onChange={(event) => void change.run({ noteId: note.id, done: event.currentTarget.checked })}
          />
        ) : (
          <NoteText note={note} targets={targets} />
        )}
        <InlineProblem kind="line" problem={change.problem} />
      </div>
      <Tooltip label={t('work.editNote', { time })}>
        <ActionIcon className={classes.edit} size={24} aria-label={t('work.editNote', { time })} onClick={onEdit}>
          <IconPencil size={14} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <span className={classes.author} title={note.authorName}>
        {initialsOf(note.authorName)}
      </span>
    </div>
  );
}

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
