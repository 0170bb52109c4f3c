/** The technical review: who reviews, the questions with their state, and how it ends (ISO/IEC 17021-1 9.5.1.4, 9.5.2). */
import { Button, Select, Textarea } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconMessageCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateRange, longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { runCommand, useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, RecordForm } from '../../components/record-pane.tsx';
import { decisionCommands } from './commands.ts';
import classes from './decision-screen.module.css';
import { neighbour, type Question, type Shown } from './parts.ts';
import { SubmitButton } from './submit-button.tsx';
import { useFirstFocus } from './use-first-focus.ts';

export interface ReviewViewProps {
  readonly auditId: string;
  readonly shown: Shown;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onAsk: () => void;
}

export const questionMarks = { open: IconCircleDashed, answered: IconMessageCircle, settled: IconCircleCheck } as const;

export function ReviewView({ auditId, shown, chosen, onChoose, onAsk }: ReviewViewProps) {
  const review = shown.reviews.at(-1);
  const open = review?.conclusion === 'open' ? review : undefined;
  const [beginning, setBeginning] = useState(false);
  const { questions } = shown;
  const at = questions.findIndex(({ id }) => id === chosen);
  const move = (step: 1 | -1) => {
    const next = neighbour(questions, at, step);
    if (next !== undefined) onChoose(next.id);
  };
  useCommands([
    { ...decisionCommands.begin, when: open === undefined, run: () => setBeginning(true) },
    { ...decisionCommands.ask, when: open !== undefined, run: onAsk },
    { ...decisionCommands.next, otherKeys: ['ArrowDown'], when: questions.length > 0, run: () => move(1) },
    { ...decisionCommands.previous, otherKeys: ['ArrowUp'], when: questions.length > 0, run: () => move(-1) },
  ]);
  return (
    <div className={classes.column}>
      {open === undefined ? (
        <Begin auditId={auditId} shown={shown} beginning={beginning} onBegin={setBeginning} />
      ) : (
        <section className={classes.block} aria-label={t('decisionScreen.review.title')}>
          <div className={classes.blockHead}>
            <p className={classes.strong}>{t('decisionScreen.review.by', { name: open.reviewerName, on: longDate(open.startedOn) })}</p>
            <Button rightSection={<KeyHint keys="N" onFill />} onClick={onAsk}>
              {t('decisionScreen.review.ask')}
            </Button>
          </div>
          <Conclude key={open.id} reviewId={open.id} open={questions.filter(({ state }) => state !== 'settled').length} />
        </section>
      )}
      <section className={classes.block} aria-label={t('decisionScreen.review.questions')}>
        <div className={classes.blockHead}>
          <h2 className={classes.blockTitle}>
            {t('decisionScreen.review.questions')} <span className={classes.count}>{questions.length}</span>
          </h2>
          <TakeOver auditId={auditId} />
        </div>
        {questions.length === 0 ? <EmptyState what={t('decisionScreen.review.none')} todo={t('decisionScreen.review.noneTodo')} /> : null}
        <ul className={classes.rows}>
          {questions.map((question) => (
            <QuestionRow key={question.id} question={question} chosen={question.id === chosen} onChoose={() => onChoose(question.id)} />
          ))}
        </ul>
      </section>
      <Earlier reviews={shown.reviews.filter(({ conclusion }) => conclusion !== 'open')} />
    </div>
  );
}

/** What somebody asked who had the pack alone: their file is taken over, as often as it comes. */
function TakeOver({ auditId }: { readonly auditId: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);
  const [taken, setTaken] = useState<OutputOf<'decision.takeQuestions'> | null>(null);
  const take = async () => {
    setProblem(null);
    setTaken(null);
    setBusy(true);
    try {
      const [file] = (await call('window.chooseFile', { purpose: 'review' })).files;
      if (file !== undefined) setTaken(await runCommand('decision.takeQuestions', { file: { token: file.token } }));
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      setBusy(false);
    }
  };
  useCommands([{ ...decisionCommands.take, when: !busy, run: () => void take() }]);
  return (
    <>
      <Button variant="default" loading={busy} rightSection={<KeyHint keys="T" />} onClick={() => void take()}>
        {t('decisionScreen.review.take')}
      </Button>
      {problem === null && taken === null ? null : (
        <div className={classes.wholeLine} role="status">
          <InlineProblem problem={problem} />
          {taken === null ? null : (
            <p className={classes.quiet}>
              {t('decisionScreen.review.taken', { reviewer: taken.reviewer, what: takenWords(taken, auditId) })}
            </p>
          )}
        </div>
      )}
    </>
  );
}

function takenWords({ auditId, taken, settled }: OutputOf<'decision.takeQuestions'>, here: string): string {
  const words = [
    taken.length === 0 ? '' : t('decisionScreen.review.takenNew', { count: taken.length, numbers: taken.join(', ') }),
    settled.length === 0 ? '' : t('decisionScreen.review.takenSettled', { count: settled.length, numbers: settled.join(', ') }),
  ].filter((part) => part !== '');
  if (words.length === 0) return t('decisionScreen.review.takenNone');
  return [...words, auditId === here ? '' : t('decisionScreen.review.takenElsewhere')].filter((part) => part !== '').join(', ');
}

function QuestionRow({ question, chosen, onChoose }: { question: Question; chosen: boolean; onChoose: () => void }) {
  const Mark = questionMarks[question.state];
  return (
    <li className={classes.row} data-chosen={chosen || undefined}>
      <button type="button" className={classes.question} aria-current={chosen || undefined} onClick={onChoose}>
        <Mark className={classes.mark} data-state={question.state} size={16} stroke={1.7} aria-hidden="true" />
        <span className={classes.lead}>{question.number}</span>
        <span className={classes.questionText}>
          {question.text}
          <small>{question.subjectLabel === '' ? t(`decisionScreen.subject.${question.subject}`) : question.subjectLabel}</small>
        </span>
        <span className={classes.state}>{t(`decisionScreen.questionState.${question.state}`)}</span>
      </button>
    </li>
  );
}

interface BeginProps {
  readonly auditId: string;
  readonly shown: Shown;
  readonly beginning: boolean;
  readonly onBegin: (beginning: boolean) => void;
}

function Begin({ auditId, shown, beginning, onBegin }: BeginProps) {
  const may = shown.people.filter(({ audited }) => audited.length === 0);
  const last = shown.reviews.at(-1);
  const again = last?.conclusion === 'ready';
  return (
    <section className={classes.block} aria-label={t('decisionScreen.review.title')}>
      <p className={classes.strong}>
        {last === undefined
          ? t('decisionScreen.review.notBegun')
          : t(`decisionScreen.review.ended.${again ? 'ready' : 'returned'}`, {
              name: last.reviewerName,
              on: longDate(last.concludedOn),
            })}
      </p>
      {may.length === 0 ? (
        <p className={classes.quiet}>{t('decisionScreen.review.nobody')}</p>
      ) : beginning ? (
        <BeginForm auditId={auditId} may={may} onClose={() => onBegin(false)} />
      ) : (
        <Button
          variant={again ? 'default' : 'filled'}
          rightSection={<KeyHint keys="B" {...(again ? {} : { onFill: true })} />}
          onClick={() => onBegin(true)}
        >
          {t(last === undefined ? 'decisionScreen.review.begin' : 'decisionScreen.review.beginAgain')}
        </Button>
      )}
    </section>
  );
}

interface BeginFormProps {
  readonly auditId: string;
  readonly may: Shown['people'];
  readonly onClose: () => void;
}

function BeginForm({ auditId, may, onClose }: BeginFormProps) {
  const begin = useRun('decision.beginReview');
  const first = useFirstFocus<HTMLInputElement>();
  const [reviewer, setReviewer] = useState(may.find(({ role }) => role === 'reviewer')?.id ?? may[0]?.id ?? null);
  const submit = () =>
    void begin.run({ auditId, ...(reviewer === null ? {} : { reviewerId: reviewer }) }).then((done) => done !== null && onClose());
  return (
    <RecordForm label={t('decisionScreen.review.begin')} onCancel={onClose} onSubmit={submit}>
      <Select
        ref={first}
        label={t('decisionScreen.review.reviewer')}
        description={t('decisionScreen.checks.apartHelp')}
        data={may.map((one) => ({ value: one.id, label: `${one.name}, ${t(`vocabulary.personRole.${one.role}`).toLowerCase()}` }))}
        value={reviewer}
        allowDeselect={false}
        onChange={setReviewer}
      />
      <InlineProblem problem={begin.problem} />
      <Deeds>
        <SubmitButton label={t('decisionScreen.review.begin')} busy={begin.busy} />
        <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onClose}>
          {t('decisionScreen.cancel')}
        </Button>
      </Deeds>
    </RecordForm>
  );
}

function Conclude({ reviewId, open }: { readonly reviewId: string; readonly open: number }) {
  const conclude = useRun('decision.concludeReview');
  const draft = useFormDraft(`technical_review:${reviewId}`, { remark: '' });
  const { remark } = draft.values;
  const end = (conclusion: 'ready' | 'returned') =>
    void conclude.run({ id: reviewId, conclusion, remark }).then((done) => done !== null && draft.drop());
  return (
    <div className={classes.stack}>
      <Textarea
        autosize
        minRows={1}
        label={t('decisionScreen.review.remark')}
        description={t('decisionScreen.review.remarkHelp')}
        value={remark}
        error={conclude.problem?.envelope.fields?.remark}
        onChange={(event) => draft.set({ remark: event.currentTarget.value })}
      />
      {open > 0 ? <p className={classes.quiet}>{t('decisionScreen.review.openFirst', { count: open })}</p> : null}
      <InlineProblem problem={conclude.problem} />
      <Deeds>
        <Button variant="default" disabled={open > 0} loading={conclude.busy} onClick={() => end('ready')}>
          {t('decisionScreen.review.ready')}
        </Button>
        <Button variant="default" loading={conclude.busy} onClick={() => end('returned')}>
          {t('decisionScreen.review.return')}
        </Button>
      </Deeds>
    </div>
  );
}

function Earlier({ reviews }: { readonly reviews: Shown['reviews'] }) {
  if (reviews.length === 0) return null;
  return (
    <section className={classes.block} aria-label={t('decisionScreen.review.earlier')}>
      <h2 className={classes.blockTitle}>{t('decisionScreen.review.earlier')}</h2>
      <ul className={classes.facts}>
        {reviews.map((one) => (
          <li key={one.id}>
            <span>
              {one.reviewerName}, {dateRange(one.startedOn, one.concludedOn)}: {t(`decisionScreen.conclusion.${one.conclusion}`)}
            </span>
            {one.remark === '' ? null : <span className={classes.said}>{one.remark}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
