/** Number, dates and approval of a version: a form for a new one, fields that save themselves for one that is there. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordPane, wideField } from '../../components/record-pane.tsx';
import classes from './soa.module.css';

export interface VersionValues {
  readonly number: string;
  readonly datedOn: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly note: string;
}
export const noVersion: VersionValues = { number: '', datedOn: '', approvedBy: '', approvedOn: '', note: '' };

/** What the contract takes: an empty day is none. */
export const versionFacts = (values: VersionValues) => ({
  ...values,
  datedOn: values.datedOn === '' ? null : values.datedOn,
  approvedOn: values.approvedOn === '' ? null : values.approvedOn,
});

export interface VersionFieldsProps {
  readonly values: VersionValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (values: VersionValues) => void;
}

export function VersionFields({ values, errors, onChange }: VersionFieldsProps) {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const line = (name: 'number' | 'approvedBy') => (
    <TextInput
      {...(name === 'number' ? { ref: first } : {})}
      label={t(`soa.versionForm.${name}`)}
      value={values[name]}
      error={errors[name]}
      onChange={(event) => onChange({ ...values, [name]: event.currentTarget.value })}
    />
  );
  const day = (name: 'datedOn' | 'approvedOn') => (
    <DateField
      label={t(`soa.versionForm.${name}`)}
      value={values[name]}
      error={errors[name]}
      onChange={(value) => onChange({ ...values, [name]: value })}
    />
  );
  return (
    <>
      {line('number')}
      {day('datedOn')}
      {line('approvedBy')}
      {day('approvedOn')}
      <Textarea
        className={wideField}
        autosize
        minRows={2}
        label={t('soa.versionForm.note')}
        value={values.note}
        error={errors.note}
        onChange={(event) => onChange({ ...values, note: event.currentTarget.value })}
      />
    </>
  );
}

export function NewVersion({ onDone, onCancel }: { readonly onDone: (id: string) => void; readonly onCancel: () => void }) {
  const create = useRun('soa.create');
  const draft = useFormDraft<VersionValues>('soa_version:new', noVersion);
  const submit = () =>
    void create.run(versionFacts(draft.values)).then((made) => {
      if (made === null) return;
      draft.drop();
      onDone(made.id);
    });
  return (
    <RecordPane title={t('soa.versionForm.title')} meta={t('soa.versionForm.hint')}>
      <RecordForm label={t('soa.versionForm.title')} onSubmit={submit} onCancel={onCancel}>
        <Fields>
          <VersionFields values={draft.values} errors={create.problem?.envelope.fields ?? {}} onChange={draft.set} />
        </Fields>
        <InlineProblem problem={create.problem} />
        <Deeds>
          <Button type="submit" loading={create.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t('soa.versionForm.create')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
            {t('soa.versionForm.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </RecordPane>
  );
}

/** The facts of the version in the side panel. */
export function VersionPanel({ version }: { readonly version: Row<'soa_version'> }) {
  const remove = useRun('soa.removeVersion');
  const field = (name: 'number' | 'note', rows?: number) => (
    <DraftInput
      label={t(`soa.versionForm.${name}`)}
      draftKey={`soa_version:${version.id}:${name}`}
      saved={version[name]}
      save={(typed) => call('soa.updateVersion', { id: version.id, [name]: typed })}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  return (
    <section className={classes.block} aria-label={t('soa.versionForm.edit')}>
      <h3>{t('soa.versionForm.edit')}</h3>
      {field('number')}
      <DraftInput
        type="date"
        label={t('soa.versionForm.datedOn')}
        draftKey={`soa_version:${version.id}:datedOn`}
        saved={version.datedOn ?? ''}
        save={(typed) => call('soa.updateVersion', { id: version.id, datedOn: typed === '' ? null : typed })}
      />
      <Approval key={`${version.approvedBy} ${version.approvedOn}`} version={version} />
      {field('note', 2)}
      <InlineProblem problem={remove.problem} />
      <Button variant="default" loading={remove.busy} onClick={() => void remove.run({ id: version.id })}>
        {t('soa.versionForm.remove')}
      </Button>
    </section>
  );
}

/** Who and when belong together: both are written when both are there. */
function Approval({ version }: { readonly version: Row<'soa_version'> }) {
  const approve = useRun('soa.approve');
  const draft = useFormDraft(`soa_approval:${version.id}`, { by: version.approvedBy, on: version.approvedOn ?? '' });
  const save = (values: { by: string; on: string }) => {
    if (values.by.trim() === '' || values.on === '') return;
    if (values.by === version.approvedBy && values.on === version.approvedOn) return;
    void approve.run({ id: version.id, approvedBy: values.by, approvedOn: values.on }).then((done) => done !== null && draft.drop());
  };
  return (
    <>
      <TextInput
        label={t('soa.versionForm.approvedBy')}
        value={draft.values.by}
        error={approve.problem?.envelope.fields?.approvedBy}
        onChange={(event) => draft.set({ ...draft.values, by: event.currentTarget.value })}
        onBlur={() => save(draft.values)}
      />
      <DateField
        label={t('soa.versionForm.approvedOn')}
        value={draft.values.on}
        error={approve.problem?.envelope.fields?.approvedOn}
        onChange={(on) => {
          const next = { ...draft.values, on };
          draft.set(next);
          save(next);
        }}
      />
      <InlineProblem kind="line" problem={approve.problem} />
    </>
  );
}
