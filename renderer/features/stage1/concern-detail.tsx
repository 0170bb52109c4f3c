/** An area of concern: raised in Stage 1 with what could become of it, answered in Stage 2. */
import { Button, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { type ConcernTreatment, concernTreatment } from '../../../shared/model/stage1-vocabulary.ts';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordPane, RecordSection, wideField } from '../../components/record-pane.tsx';
import { stage1Commands } from './commands.ts';
import type { Concern, Document, Stage1 } from './entries.ts';
import { EvidenceSelect } from './evidence-select.tsx';
import classes from './stage1-screen.module.css';

const metaOf = (concern: Concern) =>
  [
    `${concern.ref} ${concern.requirementTitle}`,
    concern.unit,
    ...concern.sources.map(({ kind, label }) => t(`stage1.source.${kind}`, { label })),
  ].join(' · ');

interface ConcernDetailProps {
  readonly concern: Concern;
  readonly soaConcerns: Stage1['soaConcerns'];
  readonly onRemoved: () => void;
}

export function ConcernDetail({ concern, soaConcerns, onRemoved }: ConcernDetailProps) {
  const remove = useRun('stage1.removeConcern');
  const update = useRun('stage1.updateConcern');
  const answered = concern.treatment !== 'open';
  const removeConcern = () => void remove.run({ id: concern.id }).then((done) => done !== null && onRemoved());
  useCommands([{ ...stage1Commands.remove, when: !answered, detail: concern.number, run: removeConcern }]);
  const text = (name: 'title' | 'text' | 'outlook', rows?: number) => (
    <DraftInput
      label={t(`stage1.concernField.${name}`)}
      draftKey={`area_of_concern:${concern.id}:${name}`}
      saved={concern[name]}
      save={(typed) => call('stage1.updateConcern', { id: concern.id, [name]: typed })}
      disabled={answered}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  const soaRows = [
    ...concern.sources.filter(({ kind }) => kind === 'soa_item').map(({ id, label }) => ({ value: id, label })),
    ...soaConcerns.map(({ id, ref, title }) => ({ value: id, label: `${ref} ${title}` })),
  ];
  return (
    <RecordPane
      title={`${concern.number} ${concern.title}`}
      meta={metaOf(concern)}
      deeds={
        answered ? undefined : (
          <Button variant="default" loading={remove.busy} onClick={removeConcern}>
            {t('stage1.removeConcern')}
          </Button>
        )
      }
    >
      {text('title')}
      {text('text', 3)}
      {text('outlook', 2)}
      {soaRows.length === 0 ? null : (
        <MultiSelect
          label={t('stage1.concernField.soaItems')}
          data={soaRows}
          value={concern.sources.filter(({ kind }) => kind === 'soa_item').map(({ id }) => id)}
          disabled={answered}
          onChange={(soaItems) => void update.run({ id: concern.id, soaItems })}
        />
      )}
      <InlineProblem problem={remove.problem ?? update.problem} />
      {answered ? (
        <RecordSection title={t('stage1.answer')}>
          <p>
            {[t(`stage1Vocabulary.treatment.${concern.treatment}`), concern.finding].filter(Boolean).join(': ')}
            {concern.treatedOn === null
              ? ''
              : ` (${t('stage1.concluded', { name: concern.treatedByName, date: longDate(concern.treatedOn) })})`}
          </p>
          <p>{concern.treatmentText}</p>
        </RecordSection>
      ) : null}
    </RecordPane>
  );
}

interface NewConcernProps {
  readonly auditId: string;
  readonly source: Document | undefined;
  readonly stage1: Stage1;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

export function NewConcern({ auditId, source, stage1, onDone, onCancel }: NewConcernProps) {
  const add = useRun('stage1.addConcern');
  const rows = useRead('checklist.list', { auditId }).data?.rows ?? [];
  const draft = useFormDraft(`area_of_concern:new:${auditId}`, { row: '', title: '', text: '', outlook: '' });
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { values } = draft;
  const errors = add.problem?.envelope.fields ?? {};
  // Without a checklist the expected documents name the requirements; with one the row is the source.
  const choices =
    rows.length > 0
      ? rows.map((row) => ({ value: row.id, label: `${row.ref} ${row.shortTitle} · ${row.unit.label}` }))
      : stage1.expected.map((one) => ({ value: one.requirement, label: `${one.ref} ${one.title}` }));
  const submit = () => {
    const row = rows.find((one) => one.id === values.row);
    const requirement = row?.requirement ?? values.row;
    void add
      .run({
        auditId,
        requirement,
        title: values.title,
        text: values.text,
        outlook: values.outlook,
        ...(row === undefined ? {} : { checklistItemId: row.id }),
        ...(source === undefined ? {} : { documentId: source.id }),
      })
      .then((done) => {
        if (done === null) return;
        draft.drop();
        onDone(done.id);
      });
  };
  return (
    <RecordPane
      title={t('stage1.addConcern')}
      meta={source === undefined ? t('stage1.concernAsks') : t('stage1.source.reviewed_document', { label: source.title })}
    >
      <RecordForm label={t('stage1.addConcern')} onSubmit={submit} onCancel={onCancel}>
        <Fields>
          <Select
            ref={first}
            className={wideField}
            label={t('stage1.concernField.requirement')}
            searchable
            limit={80}
            data={choices}
            value={values.row === '' ? null : values.row}
            error={errors.requirement}
            onChange={(row) => draft.set({ ...values, row: row ?? '' })}
          />
          <TextInput
            className={wideField}
            label={t('stage1.concernField.title')}
            value={values.title}
            error={errors.title}
            onChange={(event) => draft.set({ ...values, title: event.currentTarget.value })}
          />
          <Textarea
            className={wideField}
            autosize
            minRows={3}
            label={t('stage1.concernField.text')}
            value={values.text}
            error={errors.text}
            onChange={(event) => draft.set({ ...values, text: event.currentTarget.value })}
          />
          <Textarea
            className={wideField}
            autosize
            minRows={2}
            label={t('stage1.concernField.outlook')}
            value={values.outlook}
            error={errors.outlook}
            onChange={(event) => draft.set({ ...values, outlook: event.currentTarget.value })}
          />
        </Fields>
        <InlineProblem problem={add.problem} />
        <Deeds>
          <Button type="submit" loading={add.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t('stage1.raiseConcern')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
            {t('stage1.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </RecordPane>
  );
}

/** How Stage 2 answers it: the words and the finding are written together with the verdict. */
export function ConcernAnswer({ auditId, concern }: { readonly auditId: string; readonly concern: Concern }) {
  const treat = useRun('stage1.treatConcern');
  const findings = (useRead('findings.list', { auditId }).data?.findings ?? []).filter(({ state }) => state !== 'withdrawn');
  const draft = useFormDraft(`area_of_concern:answer:${concern.id}`, {
    treatment: concern.treatment === 'open' ? '' : (concern.treatment as string),
    text: concern.treatmentText,
    finding: concern.findingId ?? '',
  });
  const { values } = draft;
  const errors = treat.problem?.envelope.fields ?? {};
  const save = (treatment: ConcernTreatment) =>
    void treat
      .run({
        id: concern.id,
        auditId,
        treatment,
        text: values.text,
        findingId: treatment === 'finding' && values.finding !== '' ? values.finding : null,
      })
      .then((done) => done !== null && draft.drop());
  return (
    <RecordPane title={`${concern.number} ${concern.title}`} meta={metaOf(concern)}>
      <p>{concern.text}</p>
      {concern.outlook === '' ? null : <p className={classes.quiet}>{concern.outlook}</p>}
      <RecordForm label={t('stage1.answer')} onSubmit={() => save(concernTreatment.catch('open').parse(values.treatment))}>
        <Textarea
          autosize
          minRows={3}
          label={t('stage1.field.answer')}
          value={values.text}
          error={errors.text}
          onChange={(event) => draft.set({ ...values, text: event.currentTarget.value })}
        />
        <Fields>
          <Select
            label={t('stage1.field.treatment')}
            data={(['resolved', 'finding', 'carried_on'] as const).map((value) => ({
              value,
              label: t(`stage1Vocabulary.treatment.${value}`),
            }))}
            value={values.treatment === '' ? null : values.treatment}
            onChange={(treatment) => draft.set({ ...values, treatment: treatment ?? '' })}
          />
          {values.treatment === 'finding' ? (
            <Select
              label={t('stage1.field.finding')}
              searchable
              data={findings.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
              value={values.finding === '' ? null : values.finding}
              error={errors.findingId}
              onChange={(finding) => draft.set({ ...values, finding: finding ?? '' })}
            />
          ) : null}
        </Fields>
        <InlineProblem problem={treat.problem} />
        <Deeds>
          <Button
            type="submit"
            disabled={values.treatment === ''}
            loading={treat.busy}
            rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}
          >
            {t('stage1.saveAnswer')}
          </Button>
          {concern.treatment === 'open' ? null : (
            <Button variant="default" onClick={() => save('open')}>
              {t('stage1.takeAnswerBack')}
            </Button>
          )}
        </Deeds>
      </RecordForm>
      {concern.treatment === 'open' ? null : (
        <>
          <p className={classes.quiet}>{t('stage1.concluded', { name: concern.treatedByName, date: longDate(concern.treatedOn) })}</p>
          <EvidenceSelect
            chosen={concern.evidence}
            onChange={(evidence) =>
              void treat.run({ id: concern.id, auditId, treatment: concern.treatment, findingId: concern.findingId, evidence })
            }
          />
        </>
      )}
    </RecordPane>
  );
}
