/** One interview: who, where, since when; its lines; the open line at the end. Typing as fast as speech. */
import { Button } from '@mantine/core';
import { IconEye, IconEyeOff, IconMapPin, IconPencil, IconUser, IconUsers } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateIn, dayAndMonth, shortDate, timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { type CallError, call } from '../../api/client.ts';
import type { MentionTargets } from '../../api/notes/mentions.tsx';
import { NoteField } from '../../api/notes/note-field.tsx';
import { initialsOf } from '../../api/notes/note-line.ts';
import { Restored } from '../../api/notes/restored.tsx';
import { useNoteLine } from '../../api/notes/use-note-line.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './interview-detail.module.css';
import { InterviewLines } from './interview-lines.tsx';
import { stateOf } from './interview-rows.ts';

type Shown = OutputOf<'interviews.show'>;

export interface InterviewDetailProps {
  readonly shown: Shown;
  readonly timeZone: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly targets: MentionTargets;
  readonly problem: CallError | null;
  readonly onTurn: () => void;
  readonly onEdit: () => void;
  readonly onLeave: () => void;
}

function standing({ interview }: Shown, timeZone: string): string {
  const { startedAt, endedAt, plannedAt } = interview;
  if (startedAt === null)
    return plannedAt === null
      ? t('interviews.notTimed')
      : t('interviews.plannedFor', { when: `${dayAndMonth(dateIn(plannedAt, timeZone))}, ${timeOf(plannedAt, timeZone)}` });
  if (endedAt === null) return t('interviews.openSince', { time: timeOf(startedAt, timeZone) });
  return t('interviews.from', {
    day: shortDate(dateIn(startedAt, timeZone)),
    from: timeOf(startedAt, timeZone),
    to: timeOf(endedAt, timeZone),
  });
}

/** Mount it with the interview as key. */
export function InterviewDetail({ shown, timeZone, field, targets, problem, onTurn, onEdit, onLeave }: InterviewDetailProps) {
  const { interview, lines } = shown;
  const state = stateOf(interview);
  const body = useRef<HTMLDivElement>(null);
  const authors = [...new Set(lines.map((line) => initialsOf(line.authorName)))];
  // The newest line is in sight, as in a protocol that is being written.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line, not a changed one, moves the page.
  useEffect(() => {
    const scroller = body.current;
    if (scroller !== null) scroller.scrollTop = scroller.scrollHeight;
  }, [lines.length]);
  return (
    <div className={classes.pane}>
      <header className={classes.head}>
        <div className={classes.titleRow}>
          <h2 className={classes.title}>
            <span className={classes.number}>{interview.number}</span> {interview.title}
          </h2>
          <span className={classes.standing} data-state={state}>
            {standing(shown, timeZone)}
          </span>
          <span className={classes.deeds}>
            <Button
              variant="default"
              onClick={onTurn}
              aria-keyshortcuts="Control+Enter"
              rightSection={<KeyHint keys="Ctrl+Enter" joined />}
            >
              {t(state === 'planned' ? 'interviews.begin' : state === 'open' ? 'interviews.end' : 'interviews.again')}
            </Button>
          </span>
        </div>
        <p className={classes.facts}>
          {interview.personLabel === '' && interview.role === '' ? null : (
            <span>
              <IconUser size={14} stroke={1.6} aria-hidden="true" />
              {interview.personLabel || interview.role}
            </span>
          )}
          <span>
            {interview.nameHidden ? (
              <IconEyeOff size={14} stroke={1.6} aria-hidden="true" />
            ) : (
              <IconEye size={14} stroke={1.6} aria-hidden="true" />
            )}
            {t(interview.nameHidden ? 'interviews.nameHidden' : 'interviews.nameShown')}
          </span>
          {interview.place === '' && interview.means === '' ? null : (
            <span>
              <IconMapPin size={14} stroke={1.6} aria-hidden="true" />
              {[interview.place, interview.means].filter((part) => part !== '').join(' · ')}
            </span>
          )}
          {authors.length === 0 ? null : (
            <span>
              <IconUsers size={14} stroke={1.6} aria-hidden="true" />
              {authors.join(', ')}
            </span>
          )}
          <button type="button" className={classes.factsDeed} aria-keyshortcuts="E" onClick={onEdit}>
            <IconPencil size={14} stroke={1.6} aria-hidden="true" />
            {t('interviews.edit')}
          </button>
        </p>
        <InlineProblem kind="line" problem={problem} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys. */}
      <section className={classes.body} ref={body} aria-label={t('interviews.linesOf', { number: interview.number })} tabIndex={0}>
        {lines.length === 0 ? <p className={classes.quiet}>{t('interviews.linesNone')}</p> : null}
        <InterviewLines lines={lines} label={t('interviews.linesOf', { number: interview.number })} timeZone={timeZone} targets={targets} />
        <OpenLine shown={shown} timeZone={timeZone} field={field} onLeave={onLeave} />
      </section>
      <footer className={classes.foot}>
        <span>{t('interviews.saved')}</span>
        <span>
          {t('interviews.count', {
            lines: t('interviews.lineCount', { count: lines.length }),
            linked: lines.filter((line) => line.mentions.length > 0).length,
            quotes: t('interviews.quotes', { count: lines.filter((line) => line.kind === 'quote').length }),
          })}
        </span>
      </footer>
    </div>
  );
}

function OpenLine({ shown, timeZone, field, onLeave }: Pick<InterviewDetailProps, 'shown' | 'timeZone' | 'field' | 'onLeave'>) {
  const { interview } = shown;
  const line = useNoteLine(`new-line:${interview.id}`, timeZone, (typed) => call('interviews.addLine', { id: interview.id, ...typed }));
  return (
    <div className={classes.open}>
      <span className={classes.time} aria-hidden="true" />
      <div className={classes.openField}>
        <NoteField
          line={line}
          field={field}
          auditId={interview.auditId}
          interviewId={interview.id}
          timeZone={timeZone}
          label={t('interviews.line', { number: interview.number })}
          placeholder={t('interviews.placeholder')}
          onLeave={onLeave}
        >
          <InlineProblem kind="line" problem={line.problem} />
          <Restored line={line} />
        </NoteField>
      </div>
    </div>
  );
}
