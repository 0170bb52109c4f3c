/** One question with every clarification, or the form that asks a new one. */
import { Button, Select, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ClarificationKind } from '../../../shared/model/decision-vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { momentText } from '../../components/moment-text.ts';
import { PaneHead } from '../../components/pane-head.tsx';
import { Deeds, RecordForm } from '../../components/record-pane.tsx';
import { decisionCommands } from './commands.ts';
import classes from './decision-screen.module.css';
import { type Question, type Shown, subjectKey } from './parts.ts';
import { ReasonForm } from './reason-form.tsx';
import { SubmitButton } from './submit-button.tsx';
import talk from './thread.module.css';
import { useFirstFocus } from './use-first-focus.ts';

export interface QuestionPanelProps {
  readonly auditId: string;
  readonly shown: Shown;
  readonly chosen: string | undefined;
  /** `new`, or the item to ask about: `finding:ID`. */
  readonly ask: string | undefined;
  readonly onDone: (id: string | undefined) => void;
}

export function QuestionPanel({ auditId, shown, chosen, ask, onDone }: QuestionPanelProps) {
  const review = shown.reviews.at(-1);
  if (ask !== undefined && review?.conclusion === 'open')
    return <AskForm auditId={auditId} reviewId={review.id} about={ask} onDone={onDone} />;
  const question = shown.questions.find(({ id }) => id === chosen);
  if (question === undefined)
    return (
      <>
        <PaneHead title={t('decisionScreen.review.question')} />
        <EmptyState
          what={t(ask === undefined ? 'decisionScreen.review.choose' : 'decisionScreen.review.noReview')}
          todo={t(ask === undefined ? 'decisionScreen.review.chooseTodo' : 'decisionScreen.review.noReviewTodo')}
        />
      </>
    );
  return <Thread key={question.id} question={question} desk={shown.desk} />;
}

function AskForm({
  auditId,
  reviewId,
  about,
  onDone,
}: {
  readonly auditId: string;
  readonly reviewId: string;
  readonly about: string;
  readonly onDone: (id: string | undefined) => void;
}) {
  const ask = useRun('decision.ask');
  const subjects = useRead('decision.subjects', { auditId }).data?.subjects ?? [];
  const draft = useFormDraft(`review_question:new:${auditId}:${about}`, { about: about === 'new' ? '' : about, text: '' });
  const field = useRef<HTMLTextAreaElement>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => (about === 'new' ? first.current?.focus() : field.current?.focus()), [about]);
  const { values } = draft;
  const chosen = subjects.find((one) => subjectKey(one) === values.about);
  const errors = ask.problem?.envelope.fields ?? {};
  // Checks are named, not rows: their name goes into the text, so that the question says what it means.
  const text = chosen?.subject === 'gate' ? `${chosen.label}: ${values.text}` : values.text;
  const submit = () =>
    void ask.run({ reviewId, subject: chosen?.subject ?? 'other', subjectId: chosen?.id ?? null, text }).then((done) => {
      if (done === null) return;
      draft.drop();
      onDone(done.id);
    });
  return (
    <div className={classes.panel}>
      <PaneHead title={t('decisionScreen.review.ask')} />
      <div className={classes.pad}>
        <RecordForm label={t('decisionScreen.review.ask')} onSubmit={submit} onCancel={() => onDone(undefined)}>
          <Select
            ref={first}
            label={t('decisionScreen.review.about')}
            placeholder={t('decisionScreen.subject.other')}
            searchable
            clearable
            limit={80}
            data={subjects.map((one) => ({
              value: subjectKey(one),
              label: `${t(`decisionScreen.subject.${one.subject}`)}: ${one.label}`,
            }))}
            value={values.about === '' ? null : values.about}
            error={errors.subjectId}
            onChange={(next) => draft.set({ ...values, about: next ?? '' })}
          />
          <Textarea
            ref={field}
            autosize
            minRows={3}
            label={t('decisionScreen.review.question')}
            {...(draft.restored ? { description: t('work.restored') } : {})}
            value={values.text}
            error={errors.text}
            onChange={(event) => draft.set({ ...values, text: event.currentTarget.value })}
          />
          <InlineProblem problem={ask.problem} />
          <Deeds>
            <SubmitButton label={t('decisionScreen.review.askDeed')} busy={ask.busy} disabled={values.text.trim() === ''} />
            <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={() => onDone(undefined)}>
              {t('decisionScreen.cancel')}
            </Button>
          </Deeds>
        </RecordForm>
      </div>
    </div>
  );
}

function Thread({ question, desk }: { readonly question: Question; readonly desk: Shown['desk'] }) {
  const settle = useRun('decision.settleQuestion');
  const [answering, setAnswering] = useState(false);
  const [settling, setSettling] = useState(false);
  const settled = question.state === 'settled';
  useCommands([
    { ...decisionCommands.answer, when: !settled, detail: question.number, run: () => setAnswering(true) },
    { ...decisionCommands.settle, when: !settled, detail: question.number, run: () => setSettling(true) },
  ]);
  return (
    <div className={classes.panel}>
      <PaneHead title={question.number} count={t(`decisionScreen.questionState.${question.state}`)} />
      <div className={classes.pad}>
        <p className={classes.about}>
          {question.subjectLabel === '' ? t(`decisionScreen.subject.${question.subject}`) : question.subjectLabel}
        </p>
        <ThreadOf
          entries={[
            { key: 'asked', who: question.askedByName, at: question.askedAt, what: t('decisionScreen.said.asked'), text: question.text },
            ...question.clarifications.map((one) => ({
              key: one.id,
              who: one.byName,
              at: one.at,
              what: t(`decisionScreen.said.${one.kind}`),
              text: one.text,
            })),
            ...(question.settledAt === null
              ? []
              : [
                  {
                    key: 'settled',
                    who: question.settledByName,
                    at: question.settledAt,
                    what: t('decisionScreen.said.settled'),
                    text: question.outcome,
                  },
                ]),
          ]}
        />
        {settled ? null : answering ? (
          <ClarifyForm key={desk} question={question} desk={desk} onDone={() => setAnswering(false)} />
        ) : (
          <div className={classes.stack}>
            {settling ? null : (
              <Deeds>
                <Button
                  variant={desk === 'work' ? 'filled' : 'default'}
                  rightSection={<KeyHint keys="A" {...(desk === 'work' ? { onFill: true } : {})} />}
                  onClick={() => setAnswering(true)}
                >
                  {t(desk === 'work' ? 'decisionScreen.review.answer' : 'decisionScreen.review.further')}
                </Button>
              </Deeds>
            )}
            <ReasonForm
              label={t('decisionScreen.review.settle')}
              field={t('decisionScreen.review.outcome')}
              draftKey={`review_question:${question.id}:settle`}
              busy={settle.busy}
              problem={settle.problem}
              opened={settling}
              onOpen={setSettling}
              keys="S"
              onReason={(outcome) => settle.run({ id: question.id, outcome })}
            />
          </div>
        )}
      </div>
    </div>
  );
}

export interface ThreadEntry {
  readonly key: string;
  readonly who: string;
  readonly at: string;
  readonly what: string;
  readonly text: string;
}

/** What was asked and said, in its order. */
export function ThreadOf({ entries }: { readonly entries: readonly ThreadEntry[] }) {
  return (
    <ol className={talk.thread}>
      {entries.map(({ key, who, at, what, text }) => (
        <li key={key}>
          <p className={talk.who}>
            <strong>{who}</strong> {what} <time dateTime={at}>{momentText(at)}</time>
          </p>
          <p className={talk.text}>{text}</p>
        </li>
      ))}
    </ol>
  );
}

/** The team answers; whoever reviews asks further or records what others made clear. */
function ClarifyForm({ question, desk, onDone }: { question: Question; desk: Shown['desk']; onDone: () => void }) {
  const clarify = useRun('decision.clarify');
  const first = useFirstFocus<HTMLTextAreaElement>();
  const kinds: readonly ClarificationKind[] =
    desk === 'work' ? ['answer', 'from_others', 'further_question'] : ['further_question', 'from_others'];
  // Kept apart for each desk: what one side began must not be recorded as the word of the other.
  const draft = useFormDraft(`review_clarification:new:${question.id}:${desk}`, { kind: '', byName: '', text: '' });
  const { values } = draft;
  const kind = kinds.find((one) => one === values.kind) ?? kinds[0] ?? 'answer';
  const errors = clarify.problem?.envelope.fields ?? {};
  const submit = () =>
    void clarify
      .run({
        questionId: question.id,
        kind,
        text: values.text,
        ...(kind === 'from_others' && values.byName.trim() !== '' ? { byName: values.byName.trim() } : {}),
      })
      .then((done) => {
        if (done === null) return;
        draft.drop();
        onDone();
      });
  return (
    <RecordForm label={t('decisionScreen.review.answer')} onSubmit={submit} onCancel={onDone}>
      <Select
        label={t('decisionScreen.review.kind')}
        data={kinds.map((one) => ({ value: one, label: t(`decisionScreen.clarification.${one}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(next) => draft.set({ ...values, kind: next ?? kind })}
      />
      {kind === 'from_others' ? (
        <Textarea
          autosize
          minRows={1}
          label={t('decisionScreen.review.from')}
          value={values.byName}
          error={errors.byName}
          onChange={(event) => draft.set({ ...values, byName: event.currentTarget.value.replaceAll('\n', ' ') })}
        />
      ) : null}
      <Textarea
        autosize
        minRows={3}
        ref={first}
        label={t('decisionScreen.review.words')}
        value={values.text}
        error={errors.text}
        onChange={(event) => draft.set({ ...values, text: event.currentTarget.value })}
      />
      <InlineProblem problem={clarify.problem} />
      <Deeds>
        <SubmitButton
          label={t('decisionScreen.review.record')}
          busy={clarify.busy}
          disabled={values.text.trim() === '' || (kind === 'from_others' && values.byName.trim() === '')}
        />
        <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onDone}>
          {t('decisionScreen.cancel')}
        </Button>
      </Deeds>
    </RecordForm>
  );
}
