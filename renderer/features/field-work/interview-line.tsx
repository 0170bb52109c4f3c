/** The open line of an interview: Enter makes a line of it; `#A.6.2.6` links it to the rows of that requirement. */
import { Textarea } from '@mantine/core';
import type { RefObject } from 'react';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { useDraftText } from '../../api/use-draft-text.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './helper-panel.module.css';
import { namedRequirements, parseLine } from './note-line.ts';

export interface InterviewLineProps {
  readonly interviewId: string;
  /** Framework of the audit's requirements, e.g. `42001`. */
  readonly framework: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Mount it with the interview as key: a line belongs to one interview. */
export function InterviewLine({ interviewId, framework, field }: InterviewLineProps) {
  const line = useDraftText({
    key: `new-line:${interviewId}`,
    saved: '',
    line: true,
    enterCommits: true,
    save: async (typed) => {
      const parsed = parseLine(typed);
      if (parsed === null) return;
      const requirements = namedRequirements(parsed.text, framework);
      await call('interviews.addLine', { id: interviewId, ...parsed, ...(requirements.length === 0 ? {} : { requirements }) });
    },
  });
  return (
    <div className={classes.openLine}>
      <Textarea
        ref={field}
        autosize
        minRows={1}
        maxRows={8}
        aria-label={t('work.interviewLine')}
        placeholder={t('work.interviewLinePlaceholder')}
        {...line.props}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && line.text.trim() === '') event.preventDefault();
          else if (event.key === 'Escape') event.currentTarget.blur();
          else line.props.onKeyDown(event);
        }}
      />
      <InlineProblem kind="line" problem={line.problem} />
    </div>
  );
}
