/** Plans an interview or changes its plan: topic, person or role, place or means, time, requirements to be heard. */
import { Button, Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { clockTime, minuteOf } from '../../../shared/rules/plan.ts';
import { dateIn, timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Deeds, Fields, RecordForm, RecordPane, wideField } from '../../components/record-pane.tsx';
import { instantAt } from './planned-time.ts';

interface Values {
  readonly title: string;
  readonly personId: string;
  readonly personLabel: string;
  readonly role: string;
  readonly nameHidden: boolean;
  readonly place: string;
  readonly means: string;
  readonly day: string;
  readonly time: string;
  readonly minutes: string;
  readonly requirements: string[];
}

function valuesOf(interview: Row<'interview'> | null, audit: Row<'audit'>): Values {
  const at = interview?.plannedAt ?? null;
  return {
    title: interview?.title ?? '',
    personId: interview?.personId ?? '',
    personLabel: interview?.personLabel ?? '',
    role: interview?.role ?? '',
    nameHidden: interview?.nameHidden ?? true,
    place: interview?.place ?? '',
    means: interview?.means ?? '',
    day: at === null ? (interview === null ? (audit.startsOn ?? '') : '') : dateIn(at, audit.timeZone),
    time: at === null ? '' : timeOf(at, audit.timeZone),
    minutes: interview?.plannedMinutes == null ? '' : String(interview.plannedMinutes),
    requirements: interview?.plannedRequirements ?? [],
  };
}

export interface InterviewFormProps {
  readonly audit: Row<'audit'>;
  /** Null for a new one. */
  readonly interview: Row<'interview'> | null;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

export function InterviewForm({ audit, interview, onDone, onCancel }: InterviewFormProps) {
  const draft = useFormDraft<Values>(
    interview === null ? `interview:new:${audit.id}` : `interview:${interview.id}`,
    valuesOf(interview, audit),
  );
  const add = useRun('interviews.add');
  const update = useRun('interviews.update');
  const people = useRead('team.list', {}).data?.people ?? [];
  const rows = useRead('checklist.list', { auditId: audit.id }).data?.rows ?? [];
  const [wrong, setWrong] = useState<{ time?: string; minutes?: string }>({});
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { values } = draft;
  const set = (patch: Partial<Values>) => draft.set({ ...values, ...patch });
  const problem = add.problem ?? update.problem;
  const errors = problem?.envelope.fields ?? {};
  const requirements = [
    ...new Map(rows.map((row) => [row.requirement, { value: row.requirement, label: `${row.ref} ${row.shortTitle}` }])).values(),
  ];
  const auditees = people.filter((person) => person.side === 'client');

  const submit = async () => {
    const minute = values.time.trim() === '' ? null : minuteOf(values.time);
    const minutes = values.minutes.trim() === '' ? null : Number(values.minutes);
    const timeWrong = values.time.trim() !== '' && minute === null;
    const minutesWrong = minutes !== null && (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440);
    setWrong({
      ...(timeWrong ? { time: t('interviews.form.timeError') } : {}),
      ...(minutesWrong ? { minutes: t('interviews.form.minutesError') } : {}),
    });
    if (timeWrong || minutesWrong) return;
    const facts = {
      title: values.title,
      personId: values.personId === '' ? null : values.personId,
      personLabel: values.personLabel,
      role: values.role,
      nameHidden: values.nameHidden,
      place: values.place,
      means: values.means,
      plannedAt: values.day === '' ? null : instantAt(values.day, minute === null ? '00:00' : clockTime(minute), audit.timeZone),
      plannedMinutes: minutes,
      plannedRequirements: values.requirements,
    };
    const done = interview === null ? await add.run({ auditId: audit.id, ...facts }) : await update.run({ id: interview.id, ...facts });
    if (done === null) return;
    draft.drop();
    onDone(done.id);
  };

  return (
    <RecordPane
      level={2}
      title={interview === null ? t('interviews.form.titleNew') : t('interviews.form.titleEdit', { number: interview.number })}
      meta={draft.restored ? t('interviews.form.restored') : undefined}
    >
      <RecordForm
        label={interview === null ? t('interviews.form.titleNew') : t('interviews.form.titleEdit', { number: interview.number })}
        onSubmit={() => void submit()}
        onCancel={() => {
          draft.drop();
          onCancel();
        }}
      >
        <Fields>
          <TextInput
            ref={first}
            className={wideField}
            label={t('interviews.form.subject')}
            value={values.title}
            error={errors.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Select
            label={t('interviews.form.person')}
            searchable
            clearable
            placeholder={t('interviews.form.personNone')}
            data={auditees.map((person) => ({ value: person.id, label: [person.name, person.title].filter(Boolean).join(', ') }))}
            value={values.personId === '' ? null : values.personId}
            error={errors.personId}
            onChange={(id) => {
              const person = auditees.find((one) => one.id === id);
              set(
                person === undefined
                  ? { personId: '' }
                  : { personId: person.id, personLabel: [person.name, person.title].filter(Boolean).join(', '), role: person.title },
              );
            }}
          />
          <TextInput
            label={t('interviews.form.role')}
            value={values.role}
            error={errors.role}
            onChange={(event) => set({ role: event.currentTarget.value })}
          />
          <TextInput
            className={wideField}
            label={t('interviews.form.label')}
            description={t('interviews.form.labelHelp')}
            value={values.personLabel}
            error={errors.personLabel}
            onChange={(event) => set({ personLabel: event.currentTarget.value })}
          />
          <Checkbox
            className={wideField}
            label={t('interviews.form.nameHidden')}
            description={t('interviews.form.nameHiddenHelp')}
            checked={values.nameHidden}
            onChange={(event) => set({ nameHidden: event.currentTarget.checked })}
          />
          <TextInput
            label={t('interviews.form.place')}
            value={values.place}
            error={errors.place}
            onChange={(event) => set({ place: event.currentTarget.value })}
          />
          <TextInput
            label={t('interviews.form.means')}
            description={t('interviews.form.meansHelp')}
            value={values.means}
            error={errors.means}
            onChange={(event) => set({ means: event.currentTarget.value })}
          />
          <DateField label={t('interviews.form.day')} value={values.day} error={errors.plannedAt} onChange={(day) => set({ day })} />
          <TextInput
            label={t('interviews.form.time')}
            value={values.time}
            error={wrong.time}
            onChange={(event) => set({ time: event.currentTarget.value })}
          />
          <TextInput
            label={t('interviews.form.minutes')}
            inputMode="numeric"
            value={values.minutes}
            error={wrong.minutes ?? errors.plannedMinutes}
            onChange={(event) => set({ minutes: event.currentTarget.value })}
          />
          <MultiSelect
            className={wideField}
            label={t('interviews.form.requirements')}
            searchable
            clearable
            hidePickedOptions
            limit={100}
            data={requirements}
            value={values.requirements}
            error={errors.plannedRequirements}
            onChange={(chosen) => set({ requirements: chosen })}
          />
        </Fields>
        <InlineProblem kind="line" problem={problem} />
        <Deeds>
          <Button type="submit" loading={add.busy || update.busy}>
            {t(interview === null ? 'interviews.form.plan' : 'interviews.form.save')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              draft.drop();
              onCancel();
            }}
          >
            {t('interviews.form.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </RecordPane>
  );
}
