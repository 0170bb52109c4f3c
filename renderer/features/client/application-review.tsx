/** The review of the application (ISO/IEC 17021-1 9.1.2): nine points, the competence it asks for, and how it ended. */
import { Button, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ReviewAnswer } from '../../../shared/model/client-vocabulary.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { rowAfterKey } from '../../components/list-keys.ts';
import { Deeds, RecordForm, RecordPane, RecordSection } from '../../components/record-pane.tsx';
import { ResultMark } from '../../components/result-mark.tsx';
import classes from './client.module.css';
import { clientReviewCommands } from './commands.ts';
import { usePointFacts } from './point-facts.ts';

type Review = OutputOf<'client.reviews'>['reviews'][number];
type Point = Review['points'][number];

export function ApplicationReview() {
  const reviews = useRead('client.reviews', {}).data?.reviews ?? [];
  const start = useRun('client.startReview');
  const newest = reviews.at(-1);
  const begin = () => void start.run({});
  const canBegin = newest === undefined || newest.outcome !== 'open';
  useCommands([{ ...clientReviewCommands.start, when: canBegin, run: begin }]);
  if (newest === undefined) {
    return (
      <RecordPane title={t('client.part.review')} meta={t('client.reviewHelp')} level={2}>
        <EmptyState what={t('client.reviewEmpty')} todo={t('client.reviewTodo')}>
          <Button data-first loading={start.busy} rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N" onClick={begin}>
            {t('client.startReview')}
          </Button>
        </EmptyState>
        <InlineProblem problem={start.problem} />
      </RecordPane>
    );
  }
  return (
    <>
      {newest.outcome === 'open' ? (
        <OpenReview key={newest.id} review={newest} />
      ) : (
        <DecidedReview key={newest.id} review={newest} onBegin={begin} />
      )}
      <InlineProblem problem={start.problem} />
    </>
  );
}

const answers: readonly ReviewAnswer[] = ['yes', 'no', 'not_applicable'];
const standings = { yes: 'passed', not_applicable: 'passed', no: 'blocking' } as const;

function AnswerMark({ answer }: { readonly answer: ReviewAnswer }) {
  return answer === 'open' ? <ResultMark mark="not_started" /> : <CheckMark standing={standings[answer]} />;
}

function OpenReview({ review }: { readonly review: Review }) {
  const answer = useRun('client.answerPoint');
  const accept = useRun('client.acceptApplication');
  const decline = useRun('client.declineApplication');
  const [at, setAt] = useState(0);
  const remark = useRef<HTMLDivElement>(null);
  const justification = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const facts = usePointFacts();
  const chosen = review.points[at];
  const set = (given: ReviewAnswer) => {
    if (chosen === undefined) return;
    void answer.run({ id: chosen.id, answer: given === chosen.answer ? 'open' : given });
  };
  const acceptNow = () => void accept.run({ id: review.id });
  const declineNow = () => void decline.run({ id: review.id });
  const label = chosen === undefined ? '' : t(`vocabulary.reviewPoint.${chosen.point}`);
  useCommands([
    { ...clientReviewCommands.yes, detail: label, run: () => set('yes') },
    { ...clientReviewCommands.no, detail: label, run: () => set('no') },
    { ...clientReviewCommands.notApplicable, detail: label, run: () => set('not_applicable') },
    { ...clientReviewCommands.remark, detail: label, run: () => remark.current?.querySelector('textarea')?.focus() },
    { ...clientReviewCommands.justify, run: () => justification.current?.querySelector('textarea')?.focus() },
    { ...clientReviewCommands.accept, run: acceptNow },
    { ...clientReviewCommands.decline, run: declineNow },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== list.current || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = rowAfterKey(event.key, at, review.points.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  };
  return (
    <RecordPane title={t('client.part.review')} meta={t('client.reviewHelp')} level={2}>
      <div
        ref={list}
        data-first
        className={classes.points}
        role="listbox"
        tabIndex={0}
        aria-label={t('client.points')}
        aria-activedescendant={chosen === undefined ? undefined : `point-${chosen.point}`}
        onKeyDown={onKeyDown}
      >
        {review.points.map((point, index) => (
          <PointRow
            key={point.id}
            point={point}
            fact={facts[point.point]}
            chosen={index === at}
            onChoose={() => setAt(index)}
            onAnswer={(given) => {
              setAt(index);
              void answer.run({ id: point.id, answer: given === point.answer ? 'open' : given });
            }}
          />
        ))}
      </div>
      {chosen === undefined ? null : (
        <div ref={remark}>
          <DraftInput
            key={chosen.id}
            label={t('client.remarkOn', { point: label })}
            draftKey={`application_review_point:${chosen.id}:remark`}
            saved={chosen.remark}
            save={(typed) => call('client.answerPoint', { id: chosen.id, remark: typed })}
            rows={1}
          />
        </div>
      )}
      <InlineProblem problem={answer.problem} />
      <Needed />
      <div ref={justification}>
        <DraftInput
          label={t('client.justification')}
          description={t('client.justificationHelp')}
          draftKey={`application_review:${review.id}:justification`}
          saved={review.justification}
          save={(typed) => call('client.justifyReview', { id: review.id, justification: typed })}
          rows={3}
        />
      </div>
      {review.obstacles.length === 0 ? null : (
        <RecordSection title={t('client.obstacles', { count: review.obstacles.length })}>
          <ul className={classes.obstacles}>
            {review.obstacles.map((obstacle) => (
              <li key={obstacle}>
                <CheckMark standing="warning" /> {obstacle}
              </li>
            ))}
          </ul>
        </RecordSection>
      )}
      <InlineProblem problem={accept.problem ?? decline.problem} />
      <Deeds>
        <Button
          loading={accept.busy}
          disabled={review.obstacles.length > 0}
          rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}
          aria-keyshortcuts="Control+Enter"
          onClick={acceptNow}
        >
          {t('client.accept')}
        </Button>
        <Button variant="default" loading={decline.busy} onClick={declineNow}>
          {t('client.decline')}
        </Button>
      </Deeds>
    </RecordPane>
  );
}

interface PointRowProps {
  readonly point: Point;
  readonly fact: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onAnswer: (answer: ReviewAnswer) => void;
}

function PointRow({ point, fact, chosen, onChoose, onAnswer }: PointRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the list, whose rows are never focused themselves.
    <div
      id={`point-${point.point}`}
      className={classes.point}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-label={[t(`vocabulary.reviewPoint.${point.point}`), t(`vocabulary.reviewAnswer.${point.answer}`), point.remark]
        .filter(Boolean)
        .join(', ')}
      data-chosen={chosen || undefined}
      onClick={onChoose}
    >
      <span className={classes.mark}>
        <AnswerMark answer={point.answer} />
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{t(`vocabulary.reviewPoint.${point.point}`)}</span>
        <span className={classes.sub}>{point.remark === '' ? fact : point.remark}</span>
      </span>
      <span className={classes.answers} aria-hidden="true">
        {answers.map((given) => (
          <button
            key={given}
            type="button"
            tabIndex={-1}
            className={classes.answer}
            data-on={point.answer === given || undefined}
            onClick={(event) => {
              event.stopPropagation();
              onAnswer(given);
            }}
          >
            {t(`vocabulary.reviewAnswer.${given}`)}
          </button>
        ))}
      </span>
    </div>
  );
}

/** The competence that the review asks for: the body's list, which is changed on the team's screen. */
function Needed() {
  const areas = useRead('team.check', {}).data?.areas ?? [];
  const named = (groups: readonly string[]) => areas.filter((area) => area.neededFor.some((one) => groups.includes(one)));
  return (
    <RecordSection
      title={t('client.needed')}
      tools={
        <Link to="/e/team" search={{ view: 'check' }}>
          {t('client.changeAreas')}
        </Link>
      }
    >
      <dl className={classes.facts}>
        <dt>{t('vocabulary.neededFor.team')}</dt>
        <dd>
          {named(['team'])
            .map((area) => area.name)
            .join('; ') || t('client.nothingNeeded')}
        </dd>
        <dt>{t('client.reviewAndDecision')}</dt>
        <dd>
          {named(['reviewer', 'decision_maker'])
            .map((area) => area.name)
            .join('; ') || t('client.nothingNeeded')}
        </dd>
      </dl>
    </RecordSection>
  );
}

function DecidedReview({ review, onBegin }: { readonly review: Review; readonly onBegin: () => void }) {
  const reopen = useRun('client.reopenReview');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  useCommands([{ ...clientReviewCommands.reopen, run: () => setAsking(true) }]);
  const submit = () => void reopen.run({ id: review.id, reason }).then((done) => done !== null && setAsking(false));
  const outcome = t(`vocabulary.reviewOutcome.${review.outcome}`);
  return (
    <RecordPane
      title={t('client.part.review')}
      meta={t('client.reviewDecided', { outcome, on: shortDate(review.reviewedOn), name: review.reviewedByName })}
      level={2}
      deeds={
        <>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('client.reopen')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="N" />} aria-keyshortcuts="N" onClick={onBegin}>
            {t('client.startAgain')}
          </Button>
        </>
      }
    >
      {asking ? (
        <RecordForm label={t('client.reopen')} onSubmit={submit} onCancel={() => setAsking(false)}>
          <Textarea
            autosize
            minRows={2}
            label={t('client.reopenWhy')}
            value={reason}
            error={reopen.problem?.envelope.fields?.reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <InlineProblem problem={reopen.problem} />
          <Deeds>
            <Button type="submit" loading={reopen.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
              {t('client.reopen')}
            </Button>
            <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={() => setAsking(false)}>
              {t('scope.cancel')}
            </Button>
          </Deeds>
        </RecordForm>
      ) : null}
      <dl className={classes.facts}>
        <dt>{t('client.justification')}</dt>
        <dd>{review.justification}</dd>
        {review.outcome === 'accepted' ? (
          <>
            <dt>{t('vocabulary.neededFor.team')}</dt>
            <dd>{review.teamCompetence.join('; ')}</dd>
            <dt>{t('client.reviewAndDecision')}</dt>
            <dd>{review.decisionCompetence.join('; ')}</dd>
          </>
        ) : null}
      </dl>
      <ul className={classes.decided} aria-label={t('client.points')}>
        {review.points.map((point) => (
          <li key={point.id}>
            <span className={classes.mark}>
              <AnswerMark answer={point.answer} />
            </span>
            <span className={classes.words}>
              <span className={classes.name}>{t(`vocabulary.reviewPoint.${point.point}`)}</span>
              <span className={classes.sub}>
                {[t(`vocabulary.reviewAnswer.${point.answer}`), point.remark].filter(Boolean).join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </RecordPane>
  );
}
