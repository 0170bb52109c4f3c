/** Beside the interview: what of the plan was heard, the to-dos of the audit, prompts of what is still missing. */
import { Checkbox } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { shownMentions, textBeside } from '../../api/notes/mentions.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './interview-side.module.css';

type Shown = OutputOf<'interviews.show'>;
type ToDo = OutputOf<'interviews.toDos'>['toDos'][number];

export interface InterviewSideProps {
  readonly auditId: string;
  readonly shown: Shown | null;
  readonly timeZone: string;
  readonly onRequirement: (itemId: string) => void;
  readonly onFrom: (toDo: ToDo) => void;
}

export const InterviewSide = memo(function InterviewSide({ auditId, shown, timeZone, onRequirement, onFrom }: InterviewSideProps) {
  const missing = shown?.planned.find((one) => one.lines === 0 && one.itemId !== null) ?? null;
  return (
    <div className={classes.side}>
      {shown === null ? null : <Heard shown={shown} onRequirement={onRequirement} />}
      <ToDos auditId={auditId} timeZone={timeZone} onFrom={onFrom} />
      {missing?.itemId == null ? null : <Prompts itemId={missing.itemId} reference={missing.ref} />}
    </div>
  );
});

function Heard({ shown, onRequirement }: { readonly shown: Shown; readonly onRequirement: (itemId: string) => void }) {
  const { planned, alsoHeard } = shown;
  const heard = planned.filter((one) => one.lines > 0).length;
  return (
    <section className={classes.section} aria-labelledby="heard-head">
      <div className={classes.head}>
        <h2 id="heard-head">{t('interviews.heard')}</h2>
        {planned.length === 0 ? null : <span>{t('interviews.heardCount', { heard, total: planned.length })}</span>}
      </div>
      {planned.length === 0 ? <p className={classes.quiet}>{t('interviews.heardNone')}</p> : null}
      <ul className={classes.list}>
        {planned.map((one) => (
          <li key={one.requirement} className={classes.row}>
            {one.lines > 0 ? (
              <IconCheck className={classes.yes} size={14} stroke={1.8} aria-hidden="true" />
            ) : (
              <IconMinus className={classes.no} size={14} stroke={1.6} aria-hidden="true" />
            )}
            <span className={classes.ref}>{one.ref}</span>
            {one.itemId === null ? (
              <span className={classes.words}>{one.title}</span>
            ) : (
              <button type="button" className={classes.open} onClick={() => one.itemId !== null && onRequirement(one.itemId)}>
                {one.title}
              </button>
            )}
            <span className={classes.count}>
              {one.lines > 0 ? t('interviews.heardLines', { count: one.lines }) : t('interviews.notYet')}
            </span>
          </li>
        ))}
      </ul>
      {alsoHeard.length === 0 ? null : <p className={classes.quiet}>{t('interviews.alsoHeard', { refs: alsoHeard.join(', ') })}</p>}
    </section>
  );
}

function ToDos({ auditId, timeZone, onFrom }: Pick<InterviewSideProps, 'auditId' | 'timeZone' | 'onFrom'>) {
  const list = useRead('interviews.toDos', { auditId });
  const change = useRun('checklist.changeNote');
  const [all, setAll] = useState(false);
  const { toDos = [], open = 0, done = 0 } = list.data ?? {};
  const shown = all ? toDos : toDos.filter((one) => !one.done);
  return (
    <section className={classes.section} aria-labelledby="to-do-head">
      <div className={classes.head}>
        <h2 id="to-do-head">{t('interviews.toDos')}</h2>
        {toDos.length === 0 ? null : <span>{t('interviews.toDosCount', { open, done })}</span>}
      </div>
      {list.data !== undefined && toDos.length === 0 ? <p className={classes.quiet}>{t('interviews.toDosNone')}</p> : null}
      <InlineProblem kind="line" problem={change.problem ?? list.error} />
      <ul className={classes.list}>
        {shown.map((one) => {
          const people = shownMentions(one.mentions)
            .filter((mention) => mention.kind === 'person')
            .map((mention) => mention.label);
          const from = [one.from.label, one.from.title].filter((part) => part !== '').join(' ') || t('notes.inbox.title');
          return (
            <li key={one.id} className={classes.toDo}>
              <Checkbox
                checked={one.done}
                label={textBeside(one, one.mentions)}
                data-done={one.done || undefined}
                className={classes.check}
                onChange={(event) => void change.run({ noteId: one.id, done: event.currentTarget.checked })}
              />
              <span className={classes.from}>
                {people.length === 0 ? null : `${people.join(', ')} · `}
                <button type="button" className="thin-link" onClick={() => onFrom(one)}>
                  {from}
                </button>{' '}
                · {timeOf(one.at, timeZone)}
              </span>
            </li>
          );
        })}
      </ul>
      {done === 0 ? null : (
        <Checkbox
          className={classes.all}
          checked={all}
          label={t('interviews.toDosAll')}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      )}
    </section>
  );
}

function Prompts({ itemId, reference }: { readonly itemId: string; readonly reference: string }) {
  const detail = useRead('checklist.show', { id: itemId }, { keepLast: true }).data;
  const tick = useRun('checklist.tick');
  if (detail === undefined || detail.ask.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t('interviews.promptsOf', { ref: reference })}>
      <div className={classes.head}>
        <h2>{t('interviews.prompts')}</h2>
        <span>{detail.row.ref}</span>
      </div>
      {detail.ask.map((prompt, index) => (
        <Checkbox
          key={prompt.text}
          className={classes.prompt}
          label={prompt.text}
          checked={prompt.done}
          onChange={(event) => void tick.run({ id: detail.row.id, list: 'ask', index, done: event.currentTarget.checked })}
        />
      ))}
      <InlineProblem kind="line" problem={tick.problem} />
    </section>
  );
}
