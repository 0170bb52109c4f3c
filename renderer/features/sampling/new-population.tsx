/** A new population, or the next version of one: from a file, a pasted list, or only as a number. */
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { PopulationRow } from '../../../shared/contract/sampling.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordPane, wideField } from '../../components/record-pane.tsx';
import { ImportPopulation } from './import-population.tsx';
import { countOf, readStrata } from './sample-facts.ts';
import classes from './sampling.module.css';

const ways = ['file', 'paste', 'count'] as const;
type Way = (typeof ways)[number];

export interface NewPopulationProps {
  readonly auditId: string;
  readonly previous: PopulationRow | null;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

export function NewPopulation(props: NewPopulationProps) {
  const { previous } = props;
  const [way, setWay] = useState<Way>(previous?.kind === 'count' ? 'count' : 'file');
  return (
    <RecordPane
      title={previous === null ? t('samplingPopulation.addTitle') : t('samplingPopulation.versionTitle', { name: previous.name })}
      meta={t(`samplingPopulation.wayHelp.${way}`)}
    >
      <div>
        <SegmentedControl
          aria-label={t('samplingPopulation.wayLabel')}
          data={ways.map((value) => ({ value, label: t(`samplingPopulation.ways.${value}`) }))}
          value={way}
          onChange={(next) => setWay(ways.find((one) => one === next) ?? 'file')}
        />
      </div>
      {way === 'count' ? <CountForm {...props} /> : <ImportPopulation key={way} {...props} pasted={way === 'paste'} />}
    </RecordPane>
  );
}

function CountForm({ auditId, previous, onDone, onCancel }: NewPopulationProps) {
  const add = useRun('sampling.addPopulation');
  const [values, setValues] = useState({ name: previous?.name ?? '', size: '', unit: previous?.unit ?? '', strata: '' });
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const errors = { ...add.problem?.envelope.fields, ...wrong };
  const set = (patch: Partial<typeof values>) => setValues((last) => ({ ...last, ...patch }));
  const submit = () => {
    const size = countOf(values.size);
    const { strata, wrongLine } = readStrata(values.strata);
    const found: Record<string, string> = {};
    if (size === null || !(size >= 1 && size <= 1_000_000)) found.size = t('samplingPopulation.sizeWrong');
    if (wrongLine !== null) found.strata = t('samplingPopulation.strataLine', { line: wrongLine });
    setWrong(found);
    if (size === null || Object.keys(found).length > 0) return;
    void add
      .run({
        auditId,
        name: values.name,
        unit: values.unit,
        size,
        ...(strata.length === 0 ? {} : { strata }),
        ...(previous === null ? {} : { previousId: previous.id }),
      })
      .then((done) => done !== null && onDone(done.id));
  };
  return (
    <RecordForm label={t('samplingPopulation.addTitle')} onSubmit={submit} onCancel={onCancel}>
      <Fields>
        <TextInput
          ref={first}
          className={wideField}
          label={t('samplingPopulation.field.name')}
          value={values.name}
          error={errors.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('samplingPopulation.field.size')}
          inputMode="numeric"
          value={values.size}
          error={errors.size}
          onChange={(event) => set({ size: event.currentTarget.value })}
        />
        <TextInput
          label={t('samplingPopulation.field.unit')}
          placeholder={t('samplingPopulation.hint.unit')}
          value={values.unit}
          error={errors.unit}
          onChange={(event) => set({ unit: event.currentTarget.value })}
        />
        <Textarea
          className={wideField}
          autosize
          minRows={2}
          label={t('samplingPopulation.field.strata')}
          description={t('samplingPopulation.hint.strata')}
          value={values.strata}
          error={errors.strata}
          onChange={(event) => set({ strata: event.currentTarget.value })}
        />
      </Fields>
      <InlineProblem problem={add.problem} />
      <Deeds>
        <Button type="submit" loading={add.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
          {t('samplingPopulation.create')}
        </Button>
        <CancelButton onCancel={onCancel} />
      </Deeds>
    </RecordForm>
  );
}

export function CancelButton({ onCancel }: { readonly onCancel: () => void }) {
  return (
    <Button variant="default" className={classes.cancel ?? ''} rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
      {t('samplingPopulation.cancel')}
    </Button>
  );
}
