/** The auditee's answer in three parts, each with its verdict, and the verifications of effectiveness. */
import { IconCircleCheck, IconClock, IconCornerUpLeft } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dayAndMonth, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './responses.module.css';

type Detail = OutputOf<'findings.show'>;
type Round = Detail['responses'][number];
type Verdict = Round['response']['causeVerdict'];

export function Responses({ detail }: { readonly detail: Detail }) {
  const [all, setAll] = useState(false);
  const rounds = detail.responses;
  const last = rounds.at(-1);
  if (last === undefined) return null;
  const earlier = rounds.slice(0, -1).toReversed();
  return (
    <section className={classes.responses} aria-label={t('findings.round', { round: last.response.round })}>
      <RoundView round={last} />
      {earlier.length === 0 ? null : (
        <button type="button" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {t('findings.earlierRounds', { count: earlier.length })}
        </button>
      )}
      {all ? earlier.map((round) => <RoundView key={round.response.id} round={round} />) : null}
    </section>
  );
}

function RoundView({ round }: { readonly round: Round }) {
  const { response, correction, cause, correctiveAction } = round;
  return (
    <div className={classes.round}>
      <p className={classes.meta}>
        {t('findings.round', { round: response.round })} ·{' '}
        {t('findings.roundMeta', { name: response.submittedBy, date: shortDate(response.submittedOn), by: response.recordedByName })}
      </p>
      <div className={classes.parts}>
        <Part
          title={t('findings.correction')}
          text={correction?.text ?? ''}
          more={correction?.extent === undefined || correction.extent === '' ? '' : t('findings.extentIs', { extent: correction.extent })}
          verdict={response.correctionVerdict}
          on={response.reviewedOn}
          date={correction?.doneOn == null ? '' : t('findings.doneOn', { date: dayAndMonth(correction.doneOn) })}
        />
        <Part
          title={t('findings.cause')}
          text={cause?.text ?? ''}
          more={cause === null ? '' : t('findings.methodIs', { method: t(`vocabulary.causeMethod.${cause.method}`) })}
          verdict={response.causeVerdict}
          on={response.reviewedOn}
          date=""
        />
        <Part
          title={t('findings.correctiveAction')}
          text={correctiveAction?.text ?? ''}
          more={
            correctiveAction?.owner === undefined || correctiveAction.owner === ''
              ? ''
              : t('findings.ownerIs', { owner: correctiveAction.owner })
          }
          verdict={response.correctiveActionVerdict}
          on={response.reviewedOn}
          date={actionDate(correctiveAction)}
        />
      </div>
      {response.enclosed === '' ? null : (
        <p className={classes.comment}>
          <strong>{t('response.field.enclosed')}</strong> {response.enclosed}
        </p>
      )}
      {response.reviewComment === '' ? null : (
        <p className={classes.comment}>
          <strong>{t('findings.comment', { name: response.reviewedByName })}</strong> {response.reviewComment}
        </p>
      )}
      {correctiveAction === null || correctiveAction.implementation === '' ? null : (
        <p className={classes.comment}>{correctiveAction.implementation}</p>
      )}
    </div>
  );
}

function actionDate(action: Round['correctiveAction']): string {
  if (action === null) return '';
  if (action.implementedOn !== null) return t('findings.inForce', { date: dayAndMonth(action.implementedOn) });
  return action.plannedFor === null ? '' : t('findings.plannedFor', { date: dayAndMonth(action.plannedFor) });
}

interface PartProps {
  readonly title: string;
  readonly text: string;
  readonly more: string;
  readonly verdict: Verdict;
  readonly on: string | null;
  readonly date: string;
}

function Part({ title, text, more, verdict, on, date }: PartProps) {
  const Icon = verdict === 'accepted' ? IconCircleCheck : verdict === 'returned' ? IconCornerUpLeft : IconClock;
  return (
    <section className={classes.part} aria-label={title}>
      <h2>{title}</h2>
      <p className={classes.text}>
        {text} {more}
      </p>
      <p className={classes.verdict}>
        <span data-verdict={verdict ?? 'none'}>
          <Icon size={14} stroke={1.6} aria-hidden="true" />
          {verdict === null
            ? t('findings.noVerdict')
            : t('findings.verdictOn', { verdict: t(`vocabulary.verdict.${verdict}`), date: dayAndMonth(on) })}
        </span>
        <span className={classes.date}>{date}</span>
      </p>
    </section>
  );
}

export function Verifications({ detail }: { readonly detail: Detail }) {
  if (detail.verifications.length === 0) return null;
  return (
    <section className={classes.verifications} aria-label={t('findings.verifications')}>
      <h2>{t('findings.verifications')}</h2>
      {detail.verifications.map((one) => (
        <div key={one.id} className={classes.verification}>
          <p className={classes.verdict}>
            <span data-verdict={one.effective ? 'accepted' : 'returned'}>
              {one.effective ? (
                <IconCircleCheck size={14} stroke={1.6} aria-hidden="true" />
              ) : (
                <IconCornerUpLeft size={14} stroke={1.6} aria-hidden="true" />
              )}
              {one.effective ? t('findings.effective') : t('findings.notEffective')}
            </span>
            <span className={classes.date}>
              {t('findings.verificationMeta', {
                name: one.byName,
                date: shortDate(one.verifiedOn),
                method: t(`vocabulary.verificationMethod.${one.method}`).toLocaleLowerCase('en'),
              })}
            </span>
          </p>
          <p className={classes.text}>{one.text}</p>
        </div>
      ))}
    </section>
  );
}
