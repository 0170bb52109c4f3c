/** Records that are left out of a population, each with its reason; taken back as long as no sample was drawn. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PopulationRow } from '../../../shared/contract/sampling.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { RecordSection } from '../../components/record-pane.tsx';
import { countOf } from './sample-facts.ts';
import classes from './sampling.module.css';

export function Exclusions({ population }: { readonly population: PopulationRow }) {
  const list = useRead('sampling.exclusions', { populationId: population.id });
  const include = useRun('sampling.includeRecord');
  const exclusions = list.data?.exclusions ?? [];
  const open = population.frozenAt === null;
  return (
    <RecordSection title={t('samplingPopulation.exclusions')}>
      {exclusions.length === 0 ? <p className={classes.quiet}>{t('samplingPopulation.exclusionsNone')}</p> : null}
      <ul className={classes.lines}>
        {exclusions.map(({ id, record, records, reason }) => (
          <li key={id}>
            <span>
              <strong>{population.kind === 'list' ? record : t('samplingPopulation.excludedCount', { record, count: records })}</strong>:{' '}
              {reason}
            </span>
            {open ? (
              <button
                type="button"
                className={classes.link}
                aria-label={t('samplingPopulation.takeBackOf', { record })}
                onClick={() => void include.run({ exclusionId: id })}
              >
                {t('samplingPopulation.takeBack')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <InlineProblem problem={list.error ?? include.problem} />
      {open ? <ExcludeForm population={population} /> : null}
    </RecordSection>
  );
}

function ExcludeForm({ population }: { readonly population: PopulationRow }) {
  const exclude = useRun('sampling.excludeRecord');
  const [values, setValues] = useState({ record: '', records: '1', reason: '' });
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const typed = population.kind === 'count';
  const errors = { ...exclude.problem?.envelope.fields, ...wrong };
  const set = (patch: Partial<typeof values>) => setValues((last) => ({ ...last, ...patch }));
  const submit = async () => {
    const records = countOf(values.records) ?? 0;
    const found: Record<string, string> = {};
    if (values.reason.trim() === '') found.reason = t('samplingPopulation.excludeNeedsReason');
    if (typed && !(records >= 1)) found.records = t('samplingPopulation.sizeWrong');
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const done = await exclude.run({
      populationId: population.id,
      record: values.record.trim(),
      reason: values.reason.trim(),
      ...(typed ? { records } : {}),
    });
    if (done !== null) setValues({ record: '', records: '1', reason: '' });
  };
  return (
    <form
      className={classes.inline}
      data-count={typed || undefined}
      aria-label={t('samplingPopulation.exclude')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t(typed ? 'samplingPopulation.excludeWhat' : 'samplingPopulation.excludeRecord')}
        value={values.record}
        error={errors.record}
        onChange={(event) => set({ record: event.currentTarget.value })}
      />
      {typed ? (
        <TextInput
          label={t('samplingPopulation.excludeCount')}
          value={values.records}
          error={errors.records}
          onChange={(event) => set({ records: event.currentTarget.value })}
        />
      ) : null}
      <TextInput
        label={t('samplingPopulation.excludeReason')}
        value={values.reason}
        error={errors.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <Button type="submit" variant="default" loading={exclude.busy} disabled={values.record.trim() === ''}>
        {t('samplingPopulation.exclude')}
      </Button>
      <div className={classes.problemLine}>
        <InlineProblem kind="line" problem={exclude.problem} />
      </div>
    </form>
  );
}
