/** What a reviewer asks from a pack: own questions, written into a file, and those that the pack shows with their answers. */
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconCircleDashed } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { momentText } from '../../components/moment-text.ts';
import { PaneHead } from '../../components/pane-head.tsx';
import { Deeds, RecordForm } from '../../components/record-pane.tsx';
import classes from './decision-screen.module.css';
import { subjectKey } from './parts.ts';
import { ThreadOf } from './question-panel.tsx';
import { SubmitButton } from './submit-button.tsx';
import talk from './thread.module.css';
import type { OpenedPack, useReviewFile } from './use-review-file.ts';

type Review = ReturnType<typeof useReviewFile>;

export interface PackQuestionsProps {
  readonly pack: OpenedPack;
  readonly review: Review;
  /** What the next question is about, by its key; null for the file as a whole. */
  readonly about: string | null;
  readonly onAbout: (about: string | null) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

export function PackQuestions({ pack, review, about, onAbout, field }: PackQuestionsProps) {
  const myName = useRead('settings.show', {}).data?.settings.myName ?? '';
  const [typedName, setName] = useState<string | null>(null);
  const [text, setText] = useState('');
  const name = typedName ?? myName;
  const { own } = review;
  const subject = pack.subjects.find((one) => subjectKey(one) === about);
  const ready = text.trim() !== '' && name.trim() !== '' && !review.busy;
  const ask = () => {
    if (!ready) return;
    const question = {
      subject: subject?.subject ?? 'other',
      subjectId: subject?.id ?? null,
      subjectLabel: subject?.label ?? '',
      text,
    } as const;
    void review.write(name.trim(), { question }).then((kept) => {
      if (!kept) return;
      setText('');
      onAbout(null);
    });
  };
  return (
    <div className={classes.panel}>
      <PaneHead title={t('packReview.questions')} count={own.questions.length + pack.questions.length} />
      <div className={classes.pad}>
        <RecordForm label={t('decisionScreen.review.ask')} onSubmit={ask}>
          <TextInput label={t('packReview.reviewer')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Select
            label={t('decisionScreen.review.about')}
            placeholder={t('decisionScreen.subject.other')}
            searchable
            clearable
            limit={80}
            data={pack.subjects.map((one) => ({
              value: subjectKey(one),
              label: one.subject === 'other' ? one.label : `${t(`decisionScreen.subject.${one.subject}`)}: ${one.label}`,
            }))}
            value={about}
            onChange={onAbout}
          />
          <Textarea
            ref={field}
            autosize
            minRows={3}
            label={t('decisionScreen.review.question')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <InlineProblem problem={review.problem} />
          <Deeds>
            <SubmitButton label={t('decisionScreen.review.askDeed')} busy={review.busy} disabled={!ready} />
            {own.questions.length === 0 && own.file === null ? (
              <Button
                variant="default"
                onClick={() => void review.goOn().then((reviewer) => (reviewer === null ? undefined : setName(reviewer)))}
              >
                {t('packReview.goOn')}
              </Button>
            ) : null}
          </Deeds>
        </RecordForm>
        <p className={classes.quiet} role="status">
          {own.file === null ? t('packReview.whereKept') : t('packReview.kept', { name: own.file.name, count: own.questions.length })}
        </p>
        {own.questions.length === 0 ? null : (
          <ul className={classes.facts}>
            {own.questions.toReversed().map((one) => (
              <li key={one.id}>
                <span className={classes.about}>{one.subjectLabel === '' ? t('decisionScreen.subject.other') : one.subjectLabel}</span>
                <span className={talk.text}>{one.text}</span>
              </li>
            ))}
          </ul>
        )}
        {pack.questions.map((question) => (
          <PackQuestion key={question.id} question={question} review={review} reviewer={name} />
        ))}
      </div>
    </div>
  );
}

interface PackQuestionProps {
  readonly question: OpenedPack['questions'][number];
  readonly review: Review;
  readonly reviewer: string;
}

/** A question that the pack shows with what was said to it; whoever reviews says when it is settled. */
function PackQuestion({ question, review, reviewer }: PackQuestionProps) {
  const [outcome, setOutcome] = useState<string | null>(null);
  const own = review.own.settled.find(({ questionId }) => questionId === question.id);
  const settle = () => {
    if (outcome === null || outcome.trim() === '' || reviewer.trim() === '') return;
    void review
      .write(reviewer.trim(), { settled: { questionId: question.id, outcome: outcome.trim(), settledAt: null } })
      .then((kept) => (kept ? setOutcome(null) : undefined));
  };
  return (
    <section className={classes.block} aria-label={question.number}>
      <h3 className={classes.small}>
        {question.number} · {t(`decisionScreen.questionState.${own === undefined ? question.state : 'settled'}`)}
      </h3>
      <p className={classes.about}>{question.subjectLabel}</p>
      <ThreadOf
        entries={[
          { key: 'asked', who: question.askedByName, at: question.askedAt, what: t('decisionScreen.said.asked'), text: question.text },
          ...question.said.map((one) => ({
            key: `${one.at} ${one.text}`,
            who: one.byName,
            at: one.at,
            what: t(`decisionScreen.said.${one.kind}`),
            text: one.text,
          })),
        ]}
      />
      {own !== undefined || question.state === 'settled' ? (
        <p className={classes.said}>
          {own?.outcome ?? question.outcome}
          {own === undefined ? '' : ` (${momentText(own.settledAt)})`}
        </p>
      ) : outcome === null ? (
        <Button
          variant="default"
          leftSection={<IconCircleDashed size={14} stroke={1.7} aria-hidden="true" />}
          onClick={() => setOutcome('')}
        >
          {t('decisionScreen.review.settle')}
        </Button>
      ) : (
        <RecordForm label={t('decisionScreen.review.settle')} onSubmit={settle} onCancel={() => setOutcome(null)}>
          <Textarea
            autosize
            minRows={2}
            data-autofocus
            label={t('decisionScreen.review.outcome')}
            value={outcome}
            onChange={(event) => setOutcome(event.currentTarget.value)}
          />
          <Deeds>
            <SubmitButton label={t('decisionScreen.review.settle')} busy={review.busy} disabled={outcome.trim() === ''} />
          </Deeds>
        </RecordForm>
      )}
    </section>
  );
}
