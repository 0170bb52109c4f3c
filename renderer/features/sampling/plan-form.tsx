/** The plan of a sample, made before anything is drawn: what is tested, how many, when it is extended, and the seed. */
import { Button, Select } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PlanView, PopulationRow } from '../../../shared/contract/sampling.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { type CallError, call } from '../../api/client.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, RecordForm, RecordPane, RecordSection } from '../../components/record-pane.tsx';
import { BodyTable } from './body-table.tsx';
import { ChosenRecords } from './chosen-records.tsx';
import { planCommands } from './commands.ts';
import classes from './plan.module.css';
import { DesignFields, ExtensionFields, SeedField, WhatFields } from './plan-fields.tsx';
import { drawnSize, PlanSize } from './plan-size.tsx';
import { chosenRecords, newPlan, type PlanValues, planInput, planOf } from './plan-values.ts';

export interface PlanFormProps {
  readonly audit: Row<'audit'>;
  /** Null for a new one. */
  readonly sample: Row<'sample'> | null;
  readonly populations: readonly PopulationRow[];
  /** The population a new one begins with. */
  readonly from: string;
  readonly onSaved: (id: string) => void;
  readonly onRemoved: () => void;
  readonly onCancel: () => void;
  readonly onPopulation: (id: string) => void;
}

const TRY_MS = 150;
const toWords = (problem: CallError | null) => problem?.envelope.fields ?? {};

export function PlanForm(props: PlanFormProps) {
  const { audit, sample, populations, from, onSaved, onCancel } = props;
  const initial = useMemo(() => (sample === null ? newPlan(from) : planOf(sample)), [sample, from]);
  const draft = useFormDraft<PlanValues>(sample === null ? `sample:new:${audit.id}` : `sample:${sample.id}:plan`, initial);
  const values = populations.some(({ id }) => id === draft.values.populationId)
    ? draft.values
    : { ...draft.values, populationId: initial.populationId };
  const population = populations.find(({ id }) => id === values.populationId) ?? null;
  const wide = useMediaQuery('(min-width: 1281px)', undefined, { getInitialValueInEffect: false });
  const add = useRun('sampling.addSample');
  const update = useRun('sampling.updatePlan');
  const remove = useRun('sampling.removeSample');
  const draw = useRun('sampling.draw');
  const choose = useRun('sampling.choose');
  const { facts, wrong } = planInput(values);
  const [asked] = useDebouncedValue(JSON.stringify(facts), TRY_MS);
  const sound = Object.keys(wrong).length === 0;
  const tried = useRead(
    'sampling.tryPlan',
    {
      ...(JSON.parse(asked) as typeof facts),
      populationId: population?.id ?? '',
      auditId: audit.id,
      ...(sample === null ? {} : { id: sample.id }),
    },
    { enabled: population !== null && sound, keepLast: true },
  );
  const plan = tried.error === null ? (tried.data ?? null) : null;
  const [untitled, setUntitled] = useState(false);
  const errors: Readonly<Record<string, string>> = {
    ...toWords(tried.error),
    ...toWords(add.problem),
    ...toWords(update.problem),
    ...wrong,
    ...(untitled && values.title.trim() === '' ? { title: t('samplingPlan.titleNeeded') } : {}),
  };
  const touched = useRef(false);
  const set = (patch: Partial<PlanValues>) => {
    touched.current = true;
    draft.set({ ...values, ...patch });
  };
  // A plan that was changed elsewhere (an undo) is shown, as long as nothing else was typed here.
  const said = useRef(initial);
  useEffect(() => {
    if (JSON.stringify(said.current) === JSON.stringify(initial)) return;
    said.current = initial;
    if (!touched.current && !draft.restored && draft.values.chosen === '') draft.keep(initial);
  }, [initial, draft]);
  /** The row of a new plan, once it is written: a draw that fails afterwards must not write another. */
  const made = useRef(sample?.id ?? null);

  const save = async (): Promise<string | null> => {
    setUntitled(values.title.trim() === '');
    if (population === null || !sound || values.title.trim() === '') return null;
    const done =
      made.current === null
        ? await add.run({ ...facts, auditId: audit.id, populationId: population.id, title: values.title.trim() })
        : await update.run({ ...facts, id: made.current });
    if (done === null) return null;
    made.current = done.sample.id;
    touched.current = false;
    const written = { ...planOf(done.sample), chosen: values.chosen };
    draft.keep(written);
    // The ids of a judgement sample are written by its own deed; until then they stay a draft.
    if (values.chosen !== '') await call('ledger.saveDraft', { key: `sample:${done.sample.id}:plan`, text: JSON.stringify(written) });
    return done.sample.id;
  };
  const saveOnly = async () => {
    const id = await save();
    if (id !== null) onSaved(id);
  };
  const judgement = values.method === 'judgement';
  const chosen = chosenRecords(values.chosen);
  const ready = plan !== null && plan.size !== null && plan.missing.length === 0 && (!judgement || chosen.length > 0);
  const drawNow = async () => {
    if (!ready) return;
    const id = await save();
    if (id === null) return;
    const done = judgement ? await choose.run({ id, records: chosen }) : await draw.run({ id, task: `draw-${crypto.randomUUID()}` });
    if (done !== null) onSaved(id);
  };
  const isNew = sample === null;
  useEffect(() => {
    if (isNew) document.querySelector<HTMLElement>('[data-first]')?.focus();
  }, [isNew]);
  useCommands([{ ...planCommands.draw, when: ready, run: () => void drawNow() }]);

  const size =
    population === null ? null : <PlanSize plan={plan} refused={tried.error} values={values} population={population} onChange={set} />;
  const title =
    sample === null ? (
      t('samplingPlan.newTitle')
    ) : (
      <>
        <span className={classes.sampleNumber}>{sample.number}</span> {sample.title}
      </>
    );
  const form = (
    <RecordPane
      title={title}
      meta={t('samplingPlan.before')}
      deeds={
        sample === null ? undefined : (
          <Button
            variant="default"
            loading={remove.busy}
            onClick={() => void remove.run({ id: sample.id }).then((done) => done !== null && props.onRemoved())}
          >
            {t('samplingPlan.remove')}
          </Button>
        )
      }
    >
      {draft.restored ? (
        <p className={classes.note}>
          {t('findings.form.restored')}{' '}
          <button type="button" className={classes.link} onClick={draft.drop}>
            {t('findings.form.drop')}
          </button>
        </p>
      ) : null}
      <RecordForm label={t('samplingPlan.form')} onSubmit={() => void saveOnly()} {...(sample === null ? { onCancel } : {})}>
        <WhatFields audit={audit} values={values} errors={errors} onChange={set} />
        <RecordSection
          title={t('samplingPlan.section.from')}
          tools={
            population === null ? undefined : (
              <button type="button" className={classes.link} onClick={() => props.onPopulation(population.id)}>
                {t('samplingPlan.openPopulation')}
              </button>
            )
          }
        >
          <Select
            label={t('samplingPlan.field.population')}
            data={populations.map((one) => ({
              value: one.id,
              label: t('samplingPlan.populationChoice', { name: one.name, version: one.version, available: wholeNumber(one.available) }),
            }))}
            value={values.populationId}
            allowDeselect={false}
            error={errors.populationId}
            onChange={(id) => id !== null && set({ populationId: id })}
          />
        </RecordSection>
        <DesignFields values={values} errors={errors} population={population} onChange={set} />
        {values.method === 'fixed_table' ? <BodyTable /> : null}
        {wide === true ? null : <RecordSection title={t('samplingPlan.section.size')}>{size}</RecordSection>}
        <ExtensionFields values={values} errors={errors} onChange={set} />
        {judgement && population !== null ? (
          <ChosenRecords population={population} chosen={values.chosen} onChange={(next) => set({ chosen: next })} />
        ) : (
          <SeedField values={values} proposed={plan?.proposedSeed ?? ''} onChange={set} />
        )}
        <InlineProblem problem={add.problem ?? update.problem ?? remove.problem ?? draw.problem ?? choose.problem} />
        <Deeds>
          <Button
            disabled={!ready}
            loading={draw.busy || choose.busy}
            rightSection={<KeyHint keys="Ctrl+D" joined onFill />}
            aria-keyshortcuts="Control+D"
            onClick={() => void drawNow()}
          >
            {drawLabel(plan, values, chosen.length)}
          </Button>
          <Button type="submit" variant="default" loading={add.busy || update.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined />}>
            {t('samplingPlan.save')}
          </Button>
          {sample === null ? (
            <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
              {t('samplingPopulation.cancel')}
            </Button>
          ) : null}
        </Deeds>
        <p className={classes.note}>{t(ready ? 'samplingPlan.freezes' : 'samplingPlan.notReady')}</p>
      </RecordForm>
    </RecordPane>
  );
  return (
    <div className={classes.split}>
      {form}
      {wide === true ? (
        <aside className={classes.aside} aria-label={t('samplingPlan.section.size')} data-pane tabIndex={-1}>
          <h2 className={classes.asideHead}>{t('samplingPlan.section.size')}</h2>
          <div className={classes.asideBody}>{size}</div>
        </aside>
      ) : null}
    </div>
  );
}

function drawLabel(plan: PlanView | null, values: PlanValues, chosen: number): string {
  if (values.method === 'judgement') return t('samplingPlan.takeChosen', { count: chosen });
  if (plan === null || plan.size === null) return t('samplingPlan.draw');
  return t(values.method === 'all' ? 'samplingPlan.takeAll' : 'samplingPlan.drawCount', { count: drawnSize(plan, values) });
}
