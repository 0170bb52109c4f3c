/** Raises a nonconformity from deviations, with their records as objective evidence, or names one that stands already. */
import { Button, Checkbox, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SampleDetail, SampleItem } from '../../../shared/contract/sampling.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordPane, RecordSection, wideField } from '../../components/record-pane.tsx';
import { RequirementsField } from './plan-fields.tsx';
import classes from './work.module.css';

const grades = ['minor', 'major'] as const;

export interface RaiseFromSampleProps {
  readonly audit: Row<'audit'>;
  readonly detail: SampleDetail;
  /** Deviations that lead nowhere yet. */
  readonly offered: readonly SampleItem[];
  /** Those that are taken at first. */
  readonly first: readonly string[];
  readonly onDone: (findingId: string) => void;
  readonly onCancel: () => void;
}

export function RaiseFromSample({ audit, detail, offered, first, onDone, onCancel }: RaiseFromSampleProps) {
  const { sample, evaluation } = detail;
  const raise = useRun('sampling.raiseFinding');
  const rows = useRead('checklist.list', { auditId: audit.id }).data?.rows ?? [];
  const [taken, setTaken] = useState(first);
  const [values, setValues] = useState({
    grade: 'minor' as (typeof grades)[number],
    title: sample.title,
    statement: '',
    requirements: sample.requirements as readonly string[],
    rows: null as readonly string[] | null,
  });
  const title = useRef<HTMLInputElement>(null);
  useEffect(() => title.current?.focus(), []);
  const set = (patch: Partial<typeof values>) => setValues((last) => ({ ...last, ...patch }));
  const fitting = useMemo(
    () =>
      rows.filter(({ requirement, also }) =>
        [requirement, ...also.map((one) => one.requirement)].some((one) => values.requirements.includes(one)),
      ),
    [rows, values.requirements],
  );
  // A requirement with one row in the checklist has its result there; of several the person chooses.
  const chosenRows = values.rows ?? (fitting.length === 1 ? fitting.map(({ id }) => id) : []);
  const errors = raise.problem?.envelope.fields ?? {};
  const errorOf = (field: string) => Object.entries(errors).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1];
  const submit = () =>
    void raise
      .run({
        itemIds: [...taken],
        grade: values.grade,
        title: values.title,
        statement: values.statement,
        requirements: [...values.requirements],
        checklistItems: chosenRows.filter((id) => fitting.some((row) => row.id === id)),
      })
      .then((done) => done !== null && onDone(done.id));
  const proposal = t('samplingWork.raise.offered', {
    deviation: sample.deviationIs,
    count: wholeNumber(evaluation.deviations),
    n: wholeNumber(evaluation.examined),
  });
  return (
    <RecordPane
      level={2}
      title={t('samplingWork.raise.title')}
      meta={t('samplingWork.raise.from', { number: sample.number, title: sample.title })}
    >
      <RecordForm label={t('samplingWork.raise.title')} onSubmit={submit} onCancel={onCancel}>
        <Checkbox.Group label={t('samplingWork.raise.records')} value={[...taken]} error={errorOf('itemIds')} onChange={setTaken}>
          <div className={classes.boxes}>
            {offered.map(({ id, record, note, missing }) => (
              <Checkbox
                key={id}
                value={id}
                label={[record, missing ? t('samplingWork.result.missing') : '', note].filter((part) => part !== '').join(' · ')}
              />
            ))}
          </div>
        </Checkbox.Group>
        <Fields>
          <div className={wideField}>
            <SegmentedControl
              aria-label={t('samplingWork.raise.grade')}
              data={grades.map((value) => ({ value, label: t(`vocabulary.gradeLong.${value}`) }))}
              value={values.grade}
              onChange={(value) => set({ grade: grades.find((one) => one === value) ?? 'minor' })}
            />
          </div>
          <TextInput
            ref={title}
            className={wideField}
            label={t('samplingWork.raise.name')}
            value={values.title}
            error={errorOf('title')}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <div className={wideField}>
            <RequirementsField
              audit={audit}
              chosen={values.requirements}
              error={errorOf('requirements')}
              onChange={(requirements) => set({ requirements, rows: null })}
            />
          </div>
          {fitting.length === 0 ? null : (
            <MultiSelect
              className={wideField}
              label={t('samplingWork.raise.rows')}
              data={fitting.map((row) => ({ value: row.id, label: `${row.ref} · ${row.unit.label}` }))}
              value={[...chosenRows]}
              error={errorOf('checklistItems')}
              onChange={(next) => set({ rows: next })}
            />
          )}
          <Textarea
            className={wideField}
            autosize
            minRows={3}
            label={t('samplingWork.raise.statement')}
            description={t('samplingWork.raise.statementHelp')}
            placeholder={proposal}
            value={values.statement}
            error={errorOf('statement')}
            onChange={(event) => set({ statement: event.currentTarget.value })}
          />
        </Fields>
        <InlineProblem problem={raise.problem} />
        <Deeds>
          <Button
            type="submit"
            loading={raise.busy}
            disabled={taken.length === 0}
            rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}
          >
            {t('samplingWork.raise.deed')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
            {t('samplingWork.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
      <NameExisting auditId={audit.id} itemIds={taken} onDone={onDone} />
    </RecordPane>
  );
}

function NameExisting({
  auditId,
  itemIds,
  onDone,
}: {
  readonly auditId: string;
  readonly itemIds: readonly string[];
  readonly onDone: (id: string) => void;
}) {
  const findings = useRead('findings.list', { auditId }).data?.findings ?? [];
  const link = useRun('sampling.linkFinding');
  const [chosen, setChosen] = useState<string | null>(null);
  const [asEvidence, setAsEvidence] = useState(true);
  const offered = findings.filter(({ grade, state }) => grade !== 'opportunity' && state !== 'withdrawn' && state !== 'closed');
  if (offered.length === 0) return null;
  const draft = offered.find(({ id }) => id === chosen)?.state === 'draft';
  return (
    <RecordSection title={t('samplingWork.raise.existing')}>
      <div className={classes.existing}>
        <Select
          aria-label={t('samplingWork.raise.choose')}
          placeholder={t('samplingWork.raise.choose')}
          description={t('samplingWork.raise.existingHelp')}
          searchable
          data={offered.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
          value={chosen}
          onChange={setChosen}
        />
        {draft ? (
          <Checkbox
            label={t('samplingWork.raise.asEvidence')}
            checked={asEvidence}
            onChange={(event) => setAsEvidence(event.currentTarget.checked)}
          />
        ) : null}
        <Button
          variant="default"
          disabled={chosen === null || itemIds.length === 0}
          loading={link.busy}
          onClick={() =>
            chosen !== null &&
            void link
              .run({ itemIds: [...itemIds], findingId: chosen, asEvidence: draft && asEvidence })
              .then((done) => done !== null && onDone(done.id))
          }
        >
          {t('samplingWork.raise.link')}
        </Button>
      </div>
      <InlineProblem problem={link.problem} />
    </RecordSection>
  );
}
