/** What the worked sample allows to say: figures, picture, one sentence with its assumptions, and what is still to be done. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import type { SampleDetail } from '../../../shared/contract/sampling.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { runCommand } from '../../api/use-run.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { copyText } from '../../components/copy-text.ts';
import { Figures } from '../../components/figures.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { LimitPicture } from './limit-picture.tsx';
import { sampleStanding } from './sample-facts.ts';
import classes from './work.module.css';
import { WriteIds } from './write-ids.tsx';

export interface EvaluationPanelProps {
  readonly detail: SampleDetail;
  readonly problem: ErrorEnvelope | null;
  readonly onRaise: () => void;
  readonly onNotConfirmed: () => void;
  readonly onExtend: () => void;
  readonly extending: boolean;
}

export function EvaluationPanel(props: EvaluationPanelProps) {
  const { detail } = props;
  const { evaluation, sample } = detail;
  const { examined, notApplicable, toExamine, deviations, foundPercent, limit, confidencePercent, complete } = evaluation;
  return (
    <div className={classes.panel}>
      <PaneHead
        title={t('samplingWork.evaluation')}
        count={t('samplingWork.done', { done: wholeNumber(examined + notApplicable), total: wholeNumber(toExamine) })}
      />
      <div className={classes.panelBody}>
        <Figures
          figures={[
            { value: wholeNumber(deviations), label: t('samplingWork.figure.deviations', { count: deviations, n: wholeNumber(examined) }) },
            ...(foundPercent === null
              ? []
              : [{ value: t('samplingWork.figure.percent', { percent: foundPercent }), label: t('samplingWork.figure.found') }]),
            ...(limit === null
              ? []
              : [
                  {
                    value: t('samplingWork.figure.percent', { percent: limit.upperPercent }),
                    label: t('samplingWork.figure.limit', { confidence: confidencePercent }),
                  },
                ]),
          ]}
        />
        <LimitPicture evaluation={evaluation} />
        <Verdict detail={detail} />
        <Settle {...props} />
        {complete ? <Assumptions assumptions={evaluation.assumptions} /> : null}
        <InReport detail={detail} key={sample.id} />
        <Repeat detail={detail} />
      </div>
    </div>
  );
}

function Verdict({ detail }: { readonly detail: SampleDetail }) {
  const standing = sampleStanding(detail);
  const good = standing === 'supports';
  const known = standing !== 'open' && standing !== 'planned';
  return (
    <p className={classes.checkLine} role="status">
      {known ? <CheckMark standing={good ? 'passed' : standing === 'clean' ? 'passed' : 'warning'} size={16} /> : null}
      <span>{detail.evaluation.words}</span>
    </p>
  );
}

/** What is still to be done: deviations that lead nowhere yet, and the extension by the rule. */
function Settle({ detail, problem, onRaise, onNotConfirmed, onExtend, extending }: EvaluationPanelProps) {
  const { unsettled, extension, complete } = detail.evaluation;
  return (
    <>
      {unsettled === 0 ? null : (
        <>
          <p className={classes.checkLine}>
            <CheckMark standing="warning" size={16} />
            <span>{t('samplingWork.settle', { count: unsettled })}</span>
          </p>
          <div className={classes.deeds}>
            <Button rightSection={<KeyHint keys="F" onFill />} aria-keyshortcuts="F" onClick={onRaise}>
              {t('samplingWork.raiseDeed')}
            </Button>
            <Button variant="default" onClick={onNotConfirmed}>
              {t('samplingWork.notConfirmedDeed')}
            </Button>
          </div>
        </>
      )}
      {extension.due && extension.to !== null ? (
        <>
          <p className={classes.checkLine}>
            <CheckMark standing="warning" size={16} />
            <span>{t('samplingWork.extensionDue', { rule: extension.words })}</span>
          </p>
          <div className={classes.deeds}>
            <Button
              variant="default"
              disabled={!complete}
              loading={extending}
              rightSection={<KeyHint keys="Shift+X" joined />}
              aria-keyshortcuts="Shift+X"
              onClick={onExtend}
            >
              {t('samplingWork.extend', { to: wholeNumber(extension.to) })}
            </Button>
            {complete ? null : <span className={classes.note}>{t('samplingWork.extendWaits')}</span>}
          </div>
        </>
      ) : null}
      <InlineProblem problem={problem} />
    </>
  );
}

function Assumptions({ assumptions }: { readonly assumptions: readonly string[] }) {
  return (
    <section>
      <h3>{t('samplingWork.assumptions')}</h3>
      <ul className={classes.assumptions}>
        {assumptions.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}

function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState('');
  return (
    <button type="button" className={classes.link} onClick={() => void copyText(text).then((done) => setCopied(done ? text : ''))}>
      <span role="status">{copied === text ? t('samplingWork.copied') : label}</span>
    </button>
  );
}

function InReport({ detail }: { readonly detail: SampleDetail }) {
  const { sample, evaluation } = detail;
  return (
    <section>
      <h3>{t('samplingWork.inReport')}</h3>
      <p>{evaluation.sentence || t('samplingWork.noSentence')}</p>
      {evaluation.sentence === '' ? null : <CopyButton text={evaluation.sentence} label={t('samplingWork.copy')} />}
      <DraftInput
        label={t('samplingWork.conclusion')}
        draftKey={`sample:${sample.id}:conclusion`}
        saved={sample.conclusion}
        rows={1}
        save={(conclusion) => runCommand('sampling.conclude', { id: sample.id, conclusion })}
      />
    </section>
  );
}

function Repeat({ detail }: { readonly detail: SampleDetail }) {
  const { repeat, sample, population } = detail;
  return (
    <section>
      <h3>{t('samplingWork.repeat')}</h3>
      {repeat === '' ? (
        <p className={classes.note}>{t(sample.method === 'stratified' ? 'samplingWork.repeatStrata' : 'samplingWork.repeatNo')}</p>
      ) : (
        <>
          <code className={classes.code}>{repeat}</code>
          <p className={classes.note}>{t('samplingWork.repeatHelp')}</p>
          <div className={classes.deeds}>
            <CopyButton text={repeat} label={t('samplingWork.copyCommand')} />
            <WriteIds populationId={population.id} />
          </div>
        </>
      )}
      {sample.listSha256 === null ? null : (
        <p className={classes.mono}>
          {t('samplingWork.sums')} {sample.listSha256}
        </p>
      )}
    </section>
  );
}
