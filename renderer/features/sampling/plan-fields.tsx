/** The fields of a plan, by section. */
import { Autocomplete, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PopulationRow } from '../../../shared/contract/sampling.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { sampleMethod } from '../../../shared/model/sampling-vocabulary.ts';
import { isRandom } from '../../../shared/rules/sampling/evaluation.ts';
import { aqls } from '../../../shared/rules/sampling/iso-2859.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { Fields, RecordSection, wideField } from '../../components/record-pane.tsx';
import classes from './plan.module.css';
import { bearing, byRate, type PlanValues } from './plan-values.ts';

export interface PartProps {
  readonly values: PlanValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (patch: Partial<PlanValues>) => void;
}

type LongField = 'question' | 'attribute' | 'deviationIs';

export function WhatFields({ audit, values, errors, onChange }: PartProps & { readonly audit: Row<'audit'> }) {
  const long = (field: LongField, hint?: string) => (
    <Textarea
      key={field}
      className={wideField}
      autosize
      minRows={1}
      label={t(`samplingPlan.field.${field}`)}
      value={values[field]}
      error={errors[field]}
      {...(hint === undefined ? {} : { description: hint })}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <RecordSection title={t('samplingPlan.section.what')}>
      <Fields>
        <TextInput
          className={wideField}
          data-first
          label={t('samplingPlan.field.title')}
          value={values.title}
          error={errors.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <div className={wideField}>
          <RequirementsField
            audit={audit}
            chosen={values.requirements}
            error={errors.requirements}
            onChange={(requirements) => onChange({ requirements })}
          />
        </div>
        {long('question', t('samplingPlan.hint.question'))}
        {long('attribute', t('samplingPlan.hint.attribute'))}
        {long('deviationIs', t('samplingPlan.hint.deviationIs'))}
      </Fields>
    </RecordSection>
  );
}

export interface RequirementsFieldProps {
  readonly audit: Row<'audit'>;
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (requirements: string[]) => void;
}

/** Requirements and controls of the catalog that the audit is judged by. */
export function RequirementsField({ audit, chosen, error, onChange }: RequirementsFieldProps) {
  const items = useRead('catalogs.items', { catalogId: audit.catalogId }).data?.items ?? [];
  const [search, setSearch] = useState('');
  return (
    <MultiSelect
      label={t('samplingPlan.field.requirements')}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      hidePickedOptions
      data={items
        .filter((item) => item.kind === 'requirement' || item.kind === 'control')
        .map((item) => ({ value: item.requirement, label: `${item.ref} ${item.title}` }))}
      value={[...chosen]}
      error={error}
      onChange={(requirements) => {
        onChange(requirements);
        setSearch('');
      }}
    />
  );
}

const levels = ['90 %', '95 %', '99 %'];

export function DesignFields({ values, errors, population, onChange }: PartProps & { readonly population: PopulationRow | null }) {
  const { method } = values;
  const rates = byRate(method);
  const text = (field: 'tolerable' | 'expected' | 'allowed' | 'size' | 'sizeReason', wide = false, hint?: string) => (
    <TextInput
      key={field}
      label={t(`samplingPlan.field.${field}`)}
      value={values[field]}
      error={errors[field]}
      className={wide ? wideField : undefined}
      {...(hint === undefined ? {} : { description: hint })}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <RecordSection title={t('samplingPlan.section.how')}>
      <Fields>
        <Select
          label={t('samplingPlan.field.method')}
          description={t(`samplingPlan.methodHelp.${method}`)}
          className={wideField}
          data={sampleMethod.options
            .filter((one) => one !== 'stratified' || method === 'stratified' || (population?.strata.length ?? 0) > 0)
            .map((one) => ({ value: one, label: t(`samplingPlan.method.${one}`) }))}
          value={method}
          allowDeselect={false}
          onChange={(next) => onChange({ method: sampleMethod.options.find((one) => one === next) ?? method })}
        />
        {method === 'judgement' ? (
          <Textarea
            className={wideField}
            autosize
            minRows={2}
            label={t('samplingPlan.field.criteria')}
            description={t('samplingPlan.hint.criteria')}
            value={values.criteria}
            error={errors.criteria}
            onChange={(event) => onChange({ criteria: event.currentTarget.value })}
          />
        ) : null}
        {method === 'iso_2859' ? (
          <Select
            label={t('samplingPlan.field.aql')}
            data={aqls.map((aql) => ({ value: aql as string, label: aql }))}
            value={values.aql}
            allowDeselect={false}
            error={errors.aql}
            onChange={(aql) => onChange({ aql: aql ?? values.aql })}
          />
        ) : null}
        {isRandom(method) ? (
          <>
            <Autocomplete
              label={t('samplingPlan.field.confidence')}
              data={levels}
              value={values.confidence}
              error={errors.confidence}
              onChange={(confidence) => onChange({ confidence })}
            />
            {text('tolerable', false, t('samplingPlan.hint.tolerable'))}
          </>
        ) : null}
        {rates ? (
          <>
            <Select
              label={t('samplingPlan.field.bears')}
              data={bearing.map((one) => ({ value: one, label: t(`samplingPlan.bears.${one}`) }))}
              value={values.bears}
              allowDeselect={false}
              onChange={(next) => onChange({ bears: bearing.find((one) => one === next) ?? 'none' })}
            />
            {values.bears === 'allowed' ? text('allowed') : values.bears === 'expected' ? text('expected') : <span />}
          </>
        ) : null}
        {method === 'all' || method === 'judgement' ? null : text('size', false, t('samplingPlan.hint.size'))}
        {method === 'all' ? null : text('sizeReason', method === 'judgement', t('samplingPlan.hint.sizeReason'))}
      </Fields>
    </RecordSection>
  );
}

/** The rule of extension, declared before looking; only for what chance draws. */
export function ExtensionFields({ values, errors, onChange }: PartProps) {
  if (!isRandom(values.method)) return null;
  const text = (field: 'extendAt' | 'extendTo' | 'allAt') => (
    <TextInput
      key={field}
      label={t(`samplingPlan.field.${field}`)}
      inputMode="numeric"
      value={values[field]}
      error={errors[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <RecordSection title={t('samplingPlan.section.extension')}>
      <p className={classes.note}>{t('samplingPlan.hint.extension')}</p>
      <div className={classes.three}>
        {text('extendAt')}
        {text('extendTo')}
        {text('allAt')}
      </div>
    </RecordSection>
  );
}

/** The seed: proposed from audit and population, so that nobody can be said to have picked it. */
export function SeedField({ values, proposed, onChange }: Omit<PartProps, 'errors'> & { readonly proposed: string }) {
  if (!isRandom(values.method)) return null;
  return (
    <RecordSection title={t('samplingPlan.section.draw')}>
      <TextInput
        label={t('samplingPlan.field.seed')}
        description={t('samplingPlan.hint.seed')}
        classNames={{ input: classes.seed ?? '' }}
        placeholder={proposed}
        value={values.seed}
        onChange={(event) => onChange({ seed: event.currentTarget.value })}
      />
    </RecordSection>
  );
}
