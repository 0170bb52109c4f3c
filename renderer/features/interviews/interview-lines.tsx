/** The lines of an interview as they were said, what each names at its right edge; a line changes in its place. */
import { ActionIcon, Checkbox, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateIn, dayAndMonth, timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { Mentions, type MentionTargets, textBeside } from '../../api/notes/mentions.tsx';
import { NoteEdit } from '../../api/notes/note-lines.tsx';
import { NoteText } from '../../api/notes/note-text.tsx';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './interview-detail.module.css';

type Line = OutputOf<'interviews.show'>['lines'][number];

export interface InterviewLinesProps {
  readonly lines: readonly Line[];
  readonly label: string;
  readonly timeZone: string;
  readonly targets: MentionTargets;
}

export const InterviewLines = memo(function InterviewLines({ lines, label, timeZone, targets }: InterviewLinesProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const firstDay = lines[0] === undefined ? null : dateIn(lines[0].at, timeZone);
  const severalDays = lines.some((line) => dateIn(line.at, timeZone) !== firstDay);
  return (
    <ol className={classes.lines} aria-label={label}>
      {lines.map((line, index) => {
        const before = lines[index - 1];
        const day = dateIn(line.at, timeZone);
        return (
          <li key={line.id} className={classes.entry}>
            {severalDays && (before === undefined || dateIn(before.at, timeZone) !== day) ? (
              <p className={classes.day}>{dayAndMonth(day)}</p>
            ) : null}
            {editing === line.id ? (
              <NoteEdit note={line} timeZone={timeZone} onClose={() => setEditing(null)} />
            ) : (
              <ShownLine line={line} timeZone={timeZone} targets={targets} onEdit={() => setEditing(line.id)} />
            )}
          </li>
        );
      })}
    </ol>
  );
});

interface ShownLineProps {
  readonly line: Line;
  readonly timeZone: string;
  readonly targets: MentionTargets;
  readonly onEdit: () => void;
}

const ShownLine = memo(function ShownLine({ line, timeZone, targets, onEdit }: ShownLineProps) {
  const change = useRun('checklist.changeNote');
  const time = timeOf(line.at, timeZone);
  const said = <NoteText note={{ ...line, text: textBeside(line, line.mentions) }} />;
  return (
    <div className={classes.line} data-kind={line.kind}>
      <time className={classes.time} dateTime={line.at} title={line.authorName}>
        {time}
      </time>
      <div className={classes.text}>
        {line.kind === 'to_do' ? (
          <Checkbox
            checked={line.done}
            label={said}
            onChange={(event) => void change.run({ noteId: line.id, done: event.currentTarget.checked })}
          />
        ) : (
          said
        )}
        {line.kind === 'quote' ? <span className={classes.quoteWord}> {t('interviews.quote')}</span> : null}
        <InlineProblem kind="line" problem={change.problem} />
      </div>
      <Tooltip label={t('interviews.change', { time })}>
        <ActionIcon className={classes.edit} size={24} aria-label={t('interviews.change', { time })} onClick={onEdit}>
          <IconPencil size={14} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Mentions mentions={line.mentions} targets={targets} />
    </div>
  );
});
