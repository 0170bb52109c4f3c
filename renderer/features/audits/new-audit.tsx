/** The form of a new audit. What is left empty is proposed for its kind by the engine. */
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { auditKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordPane, wideField } from '../../components/record-pane.tsx';

const empty = { kind: '', title: '', number: '', startsOn: '', endsOn: '', places: '', criteria: '', objectives: '' };

export interface NewAuditProps {
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

export function NewAudit({ onDone, onCancel }: NewAuditProps) {
  const engagement = useRead('engagement.show', {}).data;
  const draft = useFormDraft('audit:new', empty);
  const create = useRun('audits.create');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const kinds = auditKind.options.filter(
    (kind) => (kind === 'gap_analysis' || kind === 'internal') === (engagement?.kind === 'consultancy'),
  );
  const { values } = draft;
  const kind = values.kind === '' ? (kinds[0] ?? 'stage_1') : auditKind.parse(values.kind);
  const set = (patch: Partial<typeof empty>) => draft.set({ ...values, ...patch });
  const errors = create.problem?.envelope.fields ?? {};
  const submit = async () => {
    const said = (name: 'title' | 'number' | 'startsOn' | 'endsOn' | 'places' | 'criteria' | 'objectives') =>
      values[name].trim() === '' ? {} : { [name]: values[name].trim() };
    const audit = await create.run({
      kind,
      ...said('title'),
      ...said('number'),
      ...said('startsOn'),
      ...said('endsOn'),
      ...said('places'),
      ...said('criteria'),
      ...said('objectives'),
    });
    if (audit === null) return;
    draft.drop();
    onDone(audit.id);
  };
  const input = (name: 'title' | 'number' | 'places', className?: string) => (
    <TextInput
      label={t(`audits.field.${name}`)}
      className={className}
      value={values[name]}
      error={errors[name]}
      {...(name === 'places' ? {} : { placeholder: t('audits.form.proposed') })}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const day = (name: 'startsOn' | 'endsOn') => (
    <DateField label={t(`audits.field.${name}`)} value={values[name]} error={errors[name]} onChange={(day) => set({ [name]: day })} />
  );
  const area = (name: 'criteria' | 'objectives') => (
    <Textarea
      autosize
      minRows={2}
      className={wideField}
      label={t(`audits.field.${name}`)}
      placeholder={t('audits.form.proposed')}
      value={values[name]}
      error={errors[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <RecordPane title={t('audits.form.title')}>
      <RecordForm label={t('audits.form.title')} onSubmit={() => void submit()} onCancel={onCancel}>
        <Fields>
          <Select
            ref={first}
            label={t('audits.field.kind')}
            data={kinds.map((one) => ({ value: one, label: t(`vocabulary.auditKind.${one}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(one) => one !== null && set({ kind: one })}
          />
          {input('number')}
          {input('title', wideField)}
          {day('startsOn')}
          {day('endsOn')}
          {input('places', wideField)}
          {area('criteria')}
          {area('objectives')}
        </Fields>
        <InlineProblem problem={create.problem} />
        <Deeds>
          <Button type="submit" loading={create.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t('audits.form.deed')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
            {t('audits.form.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </RecordPane>
  );
}
