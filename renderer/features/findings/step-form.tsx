/** The small form of one step in the life of a finding, in the detail pane. The text stays when the step is refused. */
import { Button, Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { findingSteps } from '../../../shared/model/finding-states.ts';
import { escalationGround, escalationOutcome, opinionOutcome } from '../../../shared/model/finding-vocabulary.ts';
import { causeMethod, verdict, verificationMethod } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { type CallError, envelopeOf } from '../../api/client.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { runCommand } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import classes from './step-form.module.css';
import { type StepHints, useStepHints } from './step-hints.tsx';
import {
  type ChoiceName,
  type FieldName,
  type FormStep,
  fieldOfPath,
  type StepField,
  type StepValues,
  stepCall,
  stepDefaults,
  stepFields,
} from './step-input.ts';

export interface StepFormProps {
  readonly detail: OutputOf<'findings.show'>;
  readonly step: FormStep;
  /** What is known already: the name of the auditee, the dates. */
  readonly known: StepValues;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const options: Readonly<Record<ChoiceName, { value: string; label: string }[]>> = {
  causeMethod: causeMethod.options.map((value) => ({ value, label: t(`vocabulary.causeMethod.${value}`) })),
  verdict: verdict.options.map((value) => ({ value, label: t(`vocabulary.verdict.${value}`) })),
  nonconformityGrade: (['major', 'minor'] as const).map((value) => ({ value, label: t(`vocabulary.gradeLong.${value}`) })),
  opinionOutcome: opinionOutcome.exclude(['withdrawn']).options.map((value) => ({ value, label: t(`vocabulary.opinionOutcome.${value}`) })),
  escalationGround: escalationGround.options.map((value) => ({ value, label: t(`vocabulary.escalationGround.${value}`) })),
  escalationOutcome: escalationOutcome.options.map((value) => ({ value, label: t(`vocabulary.escalationOutcome.${value}`) })),
  verificationMethod: verificationMethod.options.map((value) => ({ value, label: t(`vocabulary.verificationMethod.${value}`) })),
};

export function StepForm({ detail, step, known, onDone, onCancel }: StepFormProps) {
  useFocusReturn();
  const { finding } = detail;
  const draft = useFormDraft<StepValues>(`finding-step:${finding.id}:${step}`, { ...stepDefaults, ...known });
  const [problem, setProblem] = useState<CallError['envelope'] | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const hints = useStepHints(form, detail, step, draft.values);
  // The first field takes the caret once the form is there. Where only the day is asked, the deed does: a calendar would lie over it.
  const onlyDay = stepFields[step].every(({ name }) => name === 'on');
  useEffect(() => form.current?.querySelector<HTMLElement>(onlyDay ? '[type=submit]' : 'input, textarea')?.focus(), [onlyDay]);

  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { method, input } = stepCall(step, finding.id, draft.values);
      await runCommand(method, input);
      draft.drop();
      onDone();
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      setBusy(false);
    }
  };
  const errors: Partial<Record<FieldName, string>> = {};
  for (const [path, words] of Object.entries(problem?.fields ?? {})) {
    const name = textField(path, step) ?? fieldOfPath[path];
    if (name !== undefined) errors[name] = words;
  }
  const set = (name: FieldName, value: string) => draft.set({ ...draft.values, [name]: value });
  const label = t(`findings.stepDeed.${step}`, { number: finding.shortNumber });
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        }
      }}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>{t(`vocabulary.findingStep.${step}`)}</h2>
        <span className={classes.clause}>ISO/IEC 17021-1 {findingSteps[step].clause}</span>
      </div>
      <p className={classes.note}>{t(`findings.stepNote.${step}`)}</p>
      {hints.above}
      <div className={classes.fields}>
        {stepFields[step].map((field) => (
          <Field
            key={field.name}
            field={field}
            value={draft.values[field.name] ?? ''}
            error={errors[field.name]}
            hints={hints}
            onChange={(value) => set(field.name, value)}
          />
        ))}
      </div>
      <InlineProblem problem={problem} />
      <div className={classes.deeds}>
        <Button type="submit" loading={busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
          {label}
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
          {t('findings.form.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** `text` is a different field in each of these forms, and `outcome` in an escalation. */
function textField(path: string, step: FormStep): FieldName | undefined {
  if (path === 'text' && step === 'submit_evidence') return 'evidenceText';
  if (path === 'text' && step === 'resolve_dispute') return 'resolution';
  return path === 'outcome' && step === 'escalate' ? 'escalation' : undefined;
}

interface FieldProps {
  readonly field: StepField;
  readonly value: string;
  readonly error: string | undefined;
  readonly hints: StepHints;
  readonly onChange: (value: string) => void;
}

function Field({ field, value, error, hints, onChange }: FieldProps) {
  const label = t(`findings.field.${field.name}`);
  switch (field.kind) {
    case 'date':
      return (
        <DateField
          className={classes.short}
          label={label}
          {...(field.name === 'on' ? { description: t('findings.field.onHelp') } : {})}
          value={value}
          error={error}
          onChange={(day) => onChange(day)}
        />
      );
    case 'line':
      return (
        <TextInput
          className={classes.half}
          label={label}
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'text':
      return (
        <Textarea
          className={classes.wide}
          autosize
          minRows={2}
          data-place={field.name}
          label={label}
          description={hints.under(field.name)}
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'check':
      return (
        <Checkbox
          className={classes.wide}
          label={label}
          checked={value === 'yes'}
          onChange={(event) => onChange(event.currentTarget.checked ? 'yes' : '')}
        />
      );
    case 'choice':
      return (
        <Select
          className={classes.short}
          label={label}
          data={options[field.options]}
          value={value}
          allowDeselect={false}
          error={error}
          onChange={(next) => next !== null && onChange(next)}
        />
      );
    case 'person':
      return <PersonField label={label} value={value} onChange={onChange} />;
    case 'evidence':
      return <EvidenceField label={label} value={value} onChange={onChange} />;
  }
}

type ChoiceProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

function PersonField({ label, value, onChange }: ChoiceProps) {
  const people = useRead('team.list', {}).data?.people ?? [];
  const data = people.filter((person) => person.side !== 'client').map((person) => ({ value: person.id, label: person.name }));
  return (
    <Select
      className={classes.half}
      label={label}
      searchable
      clearable
      data={data}
      value={value === '' ? null : value}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}

function EvidenceField({ label, value, onChange }: ChoiceProps) {
  const rows = useRead('evidence.list', {}).data?.evidence ?? [];
  return (
    <MultiSelect
      className={classes.wide}
      label={label}
      searchable
      limit={50}
      data={rows.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` }))}
      value={value.split(' ').filter(Boolean)}
      onChange={(next) => onChange(next.join(' '))}
    />
  );
}
