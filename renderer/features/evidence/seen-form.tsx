/** The form for evidence that was seen and not kept. */
import { Button, Select, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { confidentiality, evidenceKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import classes from './evidence-detail.module.css';

const empty = {
  title: '',
  kind: 'document',
  source: '',
  periodFrom: '',
  periodTo: '',
  versionOrDate: '',
  location: '',
  confidentiality: 'normal',
};

export interface SeenFormProps {
  readonly auditId: string | null;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

export function SeenForm({ auditId, onDone, onCancel }: SeenFormProps) {
  useFocusReturn();
  const draft = useFormDraft(`evidence-seen:${auditId ?? ''}`, empty);
  const add = useRun('evidence.addSeen');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const { values } = draft;
  const set = (patch: Partial<typeof empty>) => draft.set({ ...values, ...patch });
  const errors = add.problem?.envelope.fields ?? {};
  const submit = async () => {
    const done = await add.run({
      auditId,
      ...values,
      kind: evidenceKind.parse(values.kind),
      confidentiality: confidentiality.parse(values.confidentiality),
      periodFrom: values.periodFrom === '' ? null : values.periodFrom,
      periodTo: values.periodTo === '' ? null : values.periodTo,
    });
    if (done === null) return;
    draft.drop();
    onDone(done.id);
  };
  const line = (name: 'title' | 'source' | 'versionOrDate' | 'location', wide = false) => (
    <TextInput
      className={wide ? classes.wide : undefined}
      label={t(`evidence.field.${name}`)}
      value={values[name]}
      error={errors[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const day = (name: 'periodFrom' | 'periodTo') => (
    <DateField label={t(`evidence.field.${name}`)} value={values[name]} error={errors[name]} onChange={(day) => set({ [name]: day })} />
  );
  return (
    <form
      ref={form}
      className={classes.scroll}
      aria-label={t('evidence.seenTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' && event.ctrlKey) {
          event.preventDefault();
          void submit();
        }
      }}
    >
      <div className={classes.column}>
        <h1 className={classes.title}>{t('evidence.seenTitle')}</h1>
        <p className={classes.quiet}>{t('evidence.seenNote')}</p>
        <div className={classes.fields}>
          {line('title', true)}
          <Select
            label={t('evidence.field.kind')}
            data={evidenceKind.options.map((kind) => ({ value: kind, label: t(`vocabulary.evidenceKind.${kind}`) }))}
            value={values.kind}
            allowDeselect={false}
            onChange={(kind) => kind !== null && set({ kind })}
          />
          <Select
            label={t('evidence.field.confidentiality')}
            data={confidentiality.options.map((one) => ({ value: one, label: t(`vocabulary.confidentiality.${one}`) }))}
            value={values.confidentiality}
            allowDeselect={false}
            onChange={(one) => one !== null && set({ confidentiality: one })}
          />
          {day('periodFrom')}
          {day('periodTo')}
          {line('source')}
          {line('location')}
          {line('versionOrDate', true)}
        </div>
        <InlineProblem problem={add.problem} />
        <div className={classes.deeds}>
          <Button type="submit" loading={add.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t('evidence.seenDeed')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
            {t('evidence.cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}
