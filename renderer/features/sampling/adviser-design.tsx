/** One design of the adviser: its fields, the size it asks for with the reason, its alternatives, and what is in the way. */
import { ActionIcon, Autocomplete, Button, Select, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { DesignsOutput } from '../../../shared/contract/sampling-arithmetic.ts';
import { aqls } from '../../../shared/rules/sampling/iso-2859.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { CallError } from '../../api/client.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import classes from './adviser.module.css';
import { type DesignValues, wrongField } from './adviser-values.ts';
import { AlternativesTable } from './alternatives-table.tsx';
import { bearing, rateTyped } from './plan-values.ts';

export interface AdviserDesignProps {
  readonly letter: string;
  readonly values: DesignValues;
  readonly answer: DesignsOutput | null;
  readonly refused: CallError | null;
  readonly onChange: (patch: Partial<DesignValues>) => void;
  /** Left out for the only one. */
  readonly onRemove?: (() => void) | undefined;
}

export function AdviserDesign(props: AdviserDesignProps) {
  const { letter, values, answer, refused, onChange, onRemove } = props;
  const title = t('samplingAdviser.design', { letter });
  return (
    <section className={classes.design} aria-label={title}>
      <div className={classes.designHead}>
        <h2>{title}</h2>
        {onRemove === undefined ? null : (
          <Tooltip label={t('samplingAdviser.remove', { letter })}>
            <ActionIcon variant="subtle" size={24} aria-label={t('samplingAdviser.remove', { letter })} onClick={onRemove}>
              <IconTrash size={14} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <DesignForm values={values} refused={refused} onChange={onChange} />
      <div role="status" className={classes.answer}>
        {answer === null ? null : <Answer answer={answer} onChange={onChange} />}
      </div>
      {answer === null || answer.alternatives.sizes.length === 0 ? null : (
        <AlternativesTable
          table={answer.alternatives}
          confidence={rateTyped(values.confidence)}
          deviations={answer.plan?.deviations ?? null}
          onTake={(confidence, deviations) =>
            onChange({
              confidence,
              bears: deviations === 0 ? 'none' : 'allowed',
              ...(deviations === 0 ? {} : { allowed: String(deviations) }),
            })
          }
        />
      )}
      {answer?.lot == null ? (
        values.aql !== '' && answer !== null ? (
          <p className={classes.note}>{t('samplingAdviser.lotNeedsPopulation')}</p>
        ) : null
      ) : (
        <p className={classes.note}>{t('samplingAdviser.lot', { words: answer.lot.words })}</p>
      )}
    </section>
  );
}

function Answer({ answer, onChange }: { readonly answer: DesignsOutput; readonly onChange: AdviserDesignProps['onChange'] }) {
  const { plan, problem } = answer;
  if (plan !== null)
    return (
      <>
        <p className={classes.number}>
          {plan.testAll ? `${wholeNumber(plan.n)}, ${t('samplingAdviser.testAll')}` : wholeNumber(plan.n)}{' '}
          <span className={classes.note}>{t('samplingAdviser.allowed', { count: plan.deviations })}</span>
        </p>
        <p>{plan.words}</p>
      </>
    );
  if (problem === null) return null;
  return (
    <>
      <p className={classes.number}>{t('samplingAdviser.none')}</p>
      <p className={classes.checkLine}>
        <CheckMark standing="blocking" />
        <span>{problem.message}</span>
      </p>
      <p className={classes.note}>{problem.ways.length > 0 ? t('samplingPlan.nearest') : problem.hint}</p>
      <div className={classes.ways}>
        {problem.ways.map(({ change, to, n }) => (
          <Button
            key={change}
            variant="default"
            onClick={() => onChange(change === 'deviations' ? { bears: 'allowed', allowed: to.replaceAll(/\D/g, '') } : { [change]: to })}
          >
            {t(`sampling.way.${change}`, { to, n: wholeNumber(n) })}
          </Button>
        ))}
      </div>
      <p className={classes.code}>{problem.code}</p>
    </>
  );
}

function DesignForm({ values, refused, onChange }: Pick<AdviserDesignProps, 'values' | 'refused' | 'onChange'>) {
  const wrong = wrongField(values);
  const errors: Readonly<Record<string, string>> = {
    ...refused?.envelope.fields,
    ...(wrong === null ? {} : { [wrong]: t('samplingPlan.wholeNumber') }),
  };
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('samplingAdviser.field.population')}
        description={t('samplingAdviser.field.populationHint')}
        inputMode="numeric"
        value={values.population}
        error={errors.population}
        onChange={(event) => onChange({ population: event.currentTarget.value })}
      />
      <Select
        label={t('samplingAdviser.field.aql')}
        description={' '}
        placeholder={t('samplingAdviser.noAql')}
        data={aqls.map((aql) => ({ value: aql as string, label: aql }))}
        value={values.aql === '' ? null : values.aql}
        clearable
        onChange={(aql) => onChange({ aql: aql ?? '' })}
      />
      <Autocomplete
        label={t('samplingAdviser.field.confidence')}
        data={['90 %', '95 %', '99 %']}
        value={values.confidence}
        error={errors.confidence}
        onChange={(confidence) => onChange({ confidence })}
      />
      <TextInput
        label={t('samplingAdviser.field.tolerable')}
        value={values.tolerable}
        error={errors.tolerable}
        onChange={(event) => onChange({ tolerable: event.currentTarget.value })}
      />
      <Select
        label={t('samplingAdviser.field.bears')}
        data={bearing.map((one) => ({ value: one, label: t(`samplingPlan.bears.${one}`) }))}
        value={values.bears}
        allowDeselect={false}
        onChange={(next) => onChange({ bears: bearing.find((one) => one === next) ?? 'none' })}
      />
      {values.bears === 'none' ? (
        <span />
      ) : (
        <TextInput
          label={t(`samplingAdviser.field.${values.bears}`)}
          value={values[values.bears]}
          error={errors[values.bears] ?? (values.bears === 'allowed' ? errors.deviations : undefined)}
          onChange={(event) => onChange({ [values.bears]: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
