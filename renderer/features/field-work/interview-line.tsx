/** The open line of an interview beside the checklist: the same typing as on the interviews screen. */
import type { RefObject } from 'react';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { NoteField } from '../../api/notes/note-field.tsx';
import { Restored } from '../../api/notes/restored.tsx';
import { useNoteLine } from '../../api/notes/use-note-line.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './helper-panel.module.css';

export interface InterviewLineProps {
  readonly interviewId: string;
  readonly auditId: string;
  readonly timeZone: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Mount it with the interview as key: a line belongs to one interview. */
export function InterviewLine({ interviewId, auditId, timeZone, field }: InterviewLineProps) {
  const line = useNoteLine(`new-line:${interviewId}`, timeZone, (typed) => call('interviews.addLine', { id: interviewId, ...typed }));
  return (
    <div className={classes.openLine}>
      <NoteField
        line={line}
        field={field}
        auditId={auditId}
        interviewId={interviewId}
        timeZone={timeZone}
        label={t('work.interviewLine')}
        placeholder={t('work.interviewLinePlaceholder')}
      >
        <InlineProblem kind="line" problem={line.problem} />
        <Restored line={line} />
      </NoteField>
    </div>
  );
}
