/** Interviews beside the checklist: what was said, what of it concerns the row, and an open line to go on with. */
import { ActionIcon, Button, Select, TextInput, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { shortDate, timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { workCommands } from './commands.ts';
import classes from './helper-panel.module.css';
import { InterviewLine } from './interview-line.tsx';
import { SaidLines } from './said-lines.tsx';

const noLines: OutputOf<'interviews.show'>['lines'] = [];

export interface InterviewsProps {
  readonly auditId: string;
  readonly timeZone: string;
  /** Lines that concern the row; `noMentions` where none does, so that the panel stays as it is from row to row. */
  readonly mentions: OutputOf<'checklist.show'>['mentions'];
  /** The row that is mentioned; undefined where none is. */
  readonly itemId: string | undefined;
  /** False while no row is shown. */
  readonly onRow: boolean;
}

export const noMentions: InterviewsProps['mentions'] = [];

export const Interviews = memo(function Interviews({ auditId, timeZone, mentions, itemId, onRow }: InterviewsProps) {
  const list = useRead('interviews.list', { auditId });
  const interviews = list.data?.interviews ?? [];
  const [wanted, setWanted] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  // The one that is going on comes first, then what mentions the row, else the one that was held last.
  const held = interviews.filter((one) => one.startedAt !== null);
  const going = held.find((one) => one.endedAt === null);
  const chosen = wanted ?? going?.id ?? mentions[0]?.interviewId ?? held.at(-1)?.id ?? interviews[0]?.id ?? null;
  const show = useRead('interviews.show', { id: chosen ?? '' }, { enabled: chosen !== null, keepLast: true });
  const mentioned = useMemo(() => new Set(mentions.map((mention) => mention.note.id)), [mentions]);
  const field = useRef<HTMLTextAreaElement>(null);
  const interview = show.data?.interview;
  useCommands([
    { ...workCommands.interview, run: () => setAdding(true) },
    { ...workCommands.interviewLine, when: interview !== undefined, run: () => field.current?.focus() },
  ]);
  return (
    <div>
      <div className={classes.interview}>
        {list.data !== undefined && interviews.length === 0 ? <p className={classes.who}>{t('work.interviewsNone')}</p> : null}
        <div className={classes.choose}>
          {interviews.length === 0 ? null : (
            <Select
              aria-label={t('work.interviewChoose')}
              searchable
              allowDeselect={false}
              data={interviews.map((one) => ({
                value: one.id,
                label: `${one.number} ${one.title}${mentions.some((mention) => mention.interviewId === one.id) ? ` · ${t('work.interviewMentions')}` : ''}`,
              }))}
              value={chosen}
              onChange={setWanted}
            />
          )}
          {interviews.length === 0 ? (
            <Button variant="default" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={() => setAdding(true)}>
              {t('work.interviewNew')}
            </Button>
          ) : (
            <Tooltip label={t('work.interviewNew')}>
              <ActionIcon aria-label={t('work.interviewNew')} onClick={() => setAdding(true)}>
                <IconPlus size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        {adding ? (
          <NewInterview
            auditId={auditId}
            onDone={(id) => {
              setAdding(false);
              setWanted(id);
            }}
            onCancel={() => setAdding(false)}
          />
        ) : null}
        {interview === undefined ? null : <Facts interview={interview} timeZone={timeZone} />}
        {onRow && interviews.length > 0 && mentions.length === 0 ? <p className={classes.who}>{t('work.interviewNone')}</p> : null}
      </div>
      <SaidLines lines={show.data?.lines ?? noLines} timeZone={timeZone} mentioned={mentioned} itemId={itemId} />
      {interview === undefined ? null : (
        <InterviewLine key={interview.id} interviewId={interview.id} auditId={auditId} timeZone={timeZone} field={field} />
      )}
    </div>
  );
});

interface FactsProps {
  readonly interview: OutputOf<'interviews.show'>['interview'];
  readonly timeZone: string;
}

function Facts({ interview, timeZone }: FactsProps) {
  const update = useRun('interviews.update');
  const { startedAt, endedAt } = interview;
  return (
    <>
      <p className={classes.who}>
        {[interview.personLabel, interview.place, startedAt === null ? '' : shortDate(startedAt)].filter((part) => part !== '').join(' · ')}
      </p>
      {startedAt === null || endedAt !== null ? null : (
        <p className={classes.who}>
          {t('work.interviewOpen', { time: timeOf(startedAt, timeZone) })}{' '}
          <button
            type="button"
            className="thin-link"
            onClick={() => void update.run({ id: interview.id, endedAt: new Date().toISOString() })}
          >
            {t('work.interviewEnd')}
          </button>
        </p>
      )}
      <InlineProblem kind="line" problem={update.problem} />
    </>
  );
}

interface NewInterviewProps {
  readonly auditId: string;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

function NewInterview({ auditId, onDone, onCancel }: NewInterviewProps) {
  const add = useRun('interviews.add');
  const [title, setTitle] = useState('');
  const [personLabel, setPersonLabel] = useState('');
  const [place, setPlace] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const errors = add.problem?.envelope.fields ?? {};
  const submit = async () => {
    const done = await add.run({ auditId, title, personLabel, place, startedAt: new Date().toISOString() });
    if (done !== null) onDone(done.id);
  };
  return (
    <form
      className={classes.newInterview}
      aria-label={t('work.interviewNew')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <TextInput
        ref={first}
        label={t('work.interviewTitle')}
        value={title}
        error={errors.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('work.interviewPerson')}
        value={personLabel}
        error={errors.personLabel}
        onChange={(event) => setPersonLabel(event.currentTarget.value)}
      />
      <TextInput
        label={t('work.interviewPlace')}
        value={place}
        error={errors.place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <InlineProblem kind="line" problem={add.problem} />
      <div className={classes.deeds}>
        <Button type="submit" loading={add.busy}>
          {t('work.interviewBegin')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('work.cancel')}
        </Button>
      </div>
    </form>
  );
}
