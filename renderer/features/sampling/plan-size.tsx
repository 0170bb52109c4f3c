/** What the plan asks for while it is written: the size with its reason in words, the alternatives, and what is in the way. */
import { Button } from '@mantine/core';
import type { PlanView, PopulationRow } from '../../../shared/contract/sampling.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { CallError } from '../../api/client.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { AlternativesTable } from './alternatives-table.tsx';
import classes from './plan.module.css';
import { byRate, type PlanValues, rateTyped } from './plan-values.ts';

export interface PlanSizeProps {
  readonly plan: PlanView | null;
  /** The values cannot be read yet; their fields say why. */
  readonly refused: CallError | null;
  readonly values: PlanValues;
  readonly population: PopulationRow;
  readonly onChange: (patch: Partial<PlanValues>) => void;
}

export function PlanSize({ plan, refused, values, population, onChange }: PlanSizeProps) {
  if (plan === null)
    return refused === null ? null : (
      <div className={classes.size} role="status">
        <p className={classes.checkLine}>
          <CheckMark standing="warning" />
          <span>{Object.values(refused.envelope.fields ?? {})[0] ?? refused.envelope.message}</span>
        </p>
      </div>
    );
  const { size, words, problem, alternatives, allocation, missing } = plan;
  return (
    <div className={classes.size}>
      <div role="status">
        {problem !== null ? <Problem plan={plan} values={values} population={population} onChange={onChange} /> : null}
        {size === null ? null : (
          <>
            {values.method === 'judgement' ? null : (
              <p className={classes.number}>
                {t('samplingPlan.sizeOf', { n: wholeNumber(drawnSize(plan, values)), population: wholeNumber(population.available) })}
              </p>
            )}
            <p className={classes.sentence}>{words}</p>
            {drawnSize(plan, values) > size && values.method !== 'judgement' ? (
              <p className={classes.note}>{t('samplingPlan.larger', { n: wholeNumber(size) })}</p>
            ) : null}
          </>
        )}
      </div>
      {alternatives === null || !byRate(values.method) ? null : (
        <div>
          <h3 className={classes.label}>
            {t('samplingPlan.alternatives')}
            <span className={classes.note}>
              {t('samplingPlan.exact', {
                population: wholeNumber(population.available),
                tolerable: rateTyped(values.tolerable).replace('%', ' %'),
              })}
            </span>
          </h3>
          <AlternativesTable
            table={alternatives}
            confidence={rateTyped(values.confidence)}
            deviations={plan.deviations}
            onTake={(confidence, deviations) =>
              onChange({
                confidence,
                bears: deviations === 0 ? 'none' : 'allowed',
                ...(deviations === 0 ? {} : { allowed: String(deviations) }),
              })
            }
          />
          <p className={classes.note}>{t('samplingPlan.alternativesHelp')}</p>
        </div>
      )}
      {allocation.length === 0 ? null : (
        <div>
          <h3 className={classes.label}>{t('samplingPlan.allocation')}</h3>
          <table className={classes.alternatives}>
            <tbody>
              {allocation.map((one) => (
                <tr key={one.name}>
                  <th scope="row">{one.name}</th>
                  <td>{t('samplingPlan.share', { sample: wholeNumber(one.sample), size: wholeNumber(one.size) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {missing.length === 0 ? null : (
        <div>
          <h3 className={classes.label}>{t('samplingPlan.missing')}</h3>
          <ul className={classes.missing}>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** What is drawn: the size of the plan, or more where a person asks for more. */
export function drawnSize(plan: PlanView, values: PlanValues): number {
  const more = Number(values.size.replaceAll(/\s/g, ''));
  return Math.max(plan.size ?? 0, values.method === 'all' || Number.isNaN(more) ? 0 : more);
}

function Problem({ plan, values, population, onChange }: Omit<PlanSizeProps, 'plan' | 'refused'> & { readonly plan: PlanView }) {
  const { problem } = plan;
  if (problem === null) return null;
  const digits = (text: string) => text.replaceAll(/\D/g, '');
  const take = (change: (typeof problem.ways)[number]['change'], to: string) => {
    if (change === 'deviations') onChange(digits(to) === '0' ? { bears: 'none' } : { bears: 'allowed', allowed: digits(to) });
    else onChange({ [change]: to });
  };
  return (
    <div className={classes.problem}>
      <p className={classes.checkLine}>
        <CheckMark standing="blocking" />
        <span>{problem.message}</span>
      </p>
      {problem.ways.length > 0 ? (
        <p className={classes.note}>{t('samplingPlan.nearest')}</p>
      ) : (
        <p className={classes.note}>{problem.hint}</p>
      )}
      <div className={classes.ways}>
        {problem.ways.map(({ change, to, n }) => (
          <Button key={change} variant="default" onClick={() => take(change, to)}>
            {t(`sampling.way.${change}`, { to, n: wholeNumber(n) })}
          </Button>
        ))}
        {problem.code === 'PLAN_INFEASIBLE' && values.method !== 'all' ? (
          <Button variant="default" onClick={() => onChange({ method: 'all' })}>
            {t('samplingPlan.testAll', { population: wholeNumber(population.available) })}
          </Button>
        ) : null}
      </div>
      <p className={classes.code}>{problem.code}</p>
    </div>
  );
}
