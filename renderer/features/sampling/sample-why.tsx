/** Why so many, which, and what counts: the frozen plan above the records, folded down to its sentence. */
import type { SampleDetail } from '../../../shared/contract/sampling.ts';
import { isRandom, rateWords } from '../../../shared/rules/sampling/evaluation.ts';
import { dateRange, wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { AlternativesTable } from './alternatives-table.tsx';
import { byRate } from './plan-values.ts';
import { ReconciledLines } from './population-detail.tsx';
import classes from './work.module.css';

export interface SampleWhyProps {
  readonly detail: SampleDetail;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onPopulation: () => void;
}

export function SampleWhy({ detail, open, onToggle, onPopulation }: SampleWhyProps) {
  const { plan, sample, population } = detail;
  const alternatives = byRate(sample.method) ? plan.alternatives : null;
  return (
    <section className={classes.why} aria-label={t('samplingWork.why')}>
      <div className={classes.whyText}>
        <div className={classes.label}>
          <h2>{t('samplingWork.why')}</h2>
          <button type="button" className={classes.link} aria-expanded={open} aria-keyshortcuts="P" onClick={onToggle}>
            {t(open ? 'samplingWork.planHide' : 'samplingWork.planShow')} <KeyHint keys="P" />
          </button>
        </div>
        <p className={open ? classes.sentence : undefined}>{plan.words || plan.problem?.message}</p>
        {open ? (
          <dl className={classes.facts}>
            <Facts detail={detail} onPopulation={onPopulation} />
          </dl>
        ) : null}
      </div>
      {open && alternatives !== null ? (
        <div className={classes.whyTable}>
          <div className={classes.label}>
            <h2>{t('samplingPlan.alternatives')}</h2>
            <span className={classes.note}>
              {t('samplingPlan.exact', { population: wholeNumber(population.available), tolerable: rateWords(sample.tolerable) })}
            </span>
          </div>
          <AlternativesTable table={alternatives} confidence={rateWords(sample.confidence)} deviations={plan.deviations} />
          {sample.sizeReason === '' ? null : <p className={classes.note}>{sample.sizeReason}</p>}
        </div>
      ) : null}
    </section>
  );
}

function Facts({ detail, onPopulation }: Pick<SampleWhyProps, 'detail' | 'onPopulation'>) {
  const { sample, population, evaluation } = detail;
  const period = dateRange(population.periodFrom, population.periodTo);
  const texts = (['question', 'attribute', 'deviationIs', 'criteria'] as const).filter((field) => sample[field] !== '');
  return (
    <>
      <dt>{t('samplingWork.facts.population')}</dt>
      <dd>
        <button type="button" className={classes.link} onClick={onPopulation}>
          {t('samplingWork.populationOf', { name: population.name, version: population.version })}
        </button>
        {period === '' ? '' : `, ${period}`}
        {population.source === '' ? '' : ` · ${population.source}`}
      </dd>
      <dt>{t('samplingWork.facts.completeness')}</dt>
      <dd>
        <ReconciledLines population={population} />
      </dd>
      {texts.map((field) => (
        <Fact key={field} term={t(`samplingWork.facts.${field}`)} text={sample[field]} />
      ))}
      {isRandom(sample.method) ? (
        <Fact term={t('samplingWork.facts.extension')} text={t('samplingWork.declared', { rule: evaluation.extension.words })} />
      ) : null}
      <dt>{t('samplingWork.facts.draw')}</dt>
      <dd className={classes.mono}>
        {sample.seed === '' ? sample.algorithm : t('samplingWork.drawOf', { algorithm: sample.algorithm, seed: sample.seed })}
        {sample.start === '' ? '' : ` · ${t('samplingWork.start', { start: sample.start })}`}
      </dd>
    </>
  );
}

function Fact({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}
