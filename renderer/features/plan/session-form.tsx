/** One session: what, when, where, who, and whether it was held. New ones are kept as a draft while they are typed. */
import { Button, Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { PlanSession } from '../../../shared/contract/plan.ts';
import { planHeld, planKind } from '../../../shared/model/vocabulary.ts';
import { clockTime, minuteOf } from '../../../shared/rules/plan.ts';
import { t } from '../../../shared/words/words.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, wideField } from '../../components/record-pane.tsx';
import type { Plan } from './board-model.ts';
import classes from './plan-screen.module.css';

interface Values {
  readonly title: string;
  readonly kind: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly siteId: string;
  readonly room: string;
  readonly remote: boolean;
  readonly means: string;
  readonly risks: string;
  readonly auditees: string;
  readonly note: string;
  readonly requirements: string[];
  readonly systems: string[];
  readonly members: string[];
  readonly held: string;
  readonly heldText: string;
  readonly deviationReason: string;
}

function valuesOf(session: PlanSession): Values {
  const { title, kind, day, room, remote, means, risks, auditees, note, held, heldText, deviationReason } = session;
  return {
    title,
    kind,
    day,
    room,
    remote,
    means,
    risks,
    auditees,
    note,
    held,
    heldText,
    deviationReason,
    from: clockTime(session.startMinute),
    to: clockTime(session.endMinute),
    siteId: session.siteId ?? '',
    requirements: session.requirements.map(({ requirement }) => requirement),
    systems: session.systems.map(({ id }) => id),
    members: session.members.map(({ id }) => id),
  };
}

/** A new session begins after the chosen one, or at nine on the first day. */
function newValues(plan: Plan, after: PlanSession | null): Values {
  const start = Math.min(after?.endMinute ?? 540, 1380);
  return {
    title: '',
    kind: 'session',
    day: after?.day ?? plan.days[0] ?? '',
    from: clockTime(start),
    to: clockTime(start + 60),
    siteId: after?.siteId ?? (plan.sites.length === 1 ? (plan.sites[0]?.id ?? '') : ''),
    room: '',
    remote: false,
    means: '',
    risks: '',
    auditees: '',
    note: '',
    requirements: [],
    systems: [],
    members: after?.members.slice(0, 1).map(({ id }) => id) ?? [],
    held: 'open',
    heldText: '',
    deviationReason: '',
  };
}

export interface SessionFormProps {
  readonly plan: Plan;
  /** Null for a new one. */
  readonly session: PlanSession | null;
  /** Where a new one begins. */
  readonly after: PlanSession | null;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

export function SessionForm({ plan, session, after, onDone, onCancel }: SessionFormProps) {
  const draft = useFormDraft<Values>(
    session === null ? `plan-session:new:${plan.audit.id}` : `plan-session:${session.id}`,
    session === null ? newValues(plan, after) : valuesOf(session),
  );
  const add = useRun('plan.addSession');
  const update = useRun('plan.updateSession');
  const move = useRun('plan.moveSession');
  const record = useRun('plan.recordHeld');
  const [timeErrors, setTimeErrors] = useState<{ from?: string; to?: string }>({});
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { values } = draft;
  const set = (patch: Partial<Values>) => draft.set({ ...values, ...patch });
  const problem = add.problem ?? move.problem ?? update.problem ?? record.problem;
  const errors = problem?.envelope.fields ?? {};

  const submit = async () => {
    const startMinute = minuteOf(values.from);
    const endMinute = minuteOf(values.to);
    setTimeErrors({
      ...(startMinute === null ? { from: t('planScreen.form.timeError') } : {}),
      ...(endMinute === null ? { to: t('planScreen.form.timeError') } : {}),
    });
    if (startMinute === null || endMinute === null) return;
    const about = {
      title: values.title.trim(),
      kind: planKind.parse(values.kind),
      siteId: values.siteId === '' ? null : values.siteId,
      room: values.room.trim(),
      remote: values.remote,
      means: values.means.trim(),
      risks: values.risks.trim(),
      auditees: values.auditees.trim(),
      note: values.note.trim(),
      requirements: values.requirements,
      systems: values.systems,
      members: values.members,
    };
    const when = { day: values.day, startMinute, endMinute };
    if (session === null) {
      const made = await add.run({ auditId: plan.audit.id, ...when, ...about });
      if (made === null) return;
      draft.drop();
      return onDone(made.id);
    }
    const { id } = session;
    const moved = session.day !== when.day || session.startMinute !== startMinute || session.endMinute !== endMinute;
    if (moved && (await move.run({ id, ...when })) === null) return;
    if ((await update.run({ id, ...about })) === null) return;
    const held = { held: planHeld.parse(values.held), heldText: values.heldText.trim(), deviationReason: values.deviationReason.trim() };
    const told = held.held !== session.held || held.heldText !== session.heldText || held.deviationReason !== session.deviationReason;
    if (told && (await record.run({ id, ...held })) === null) return;
    draft.drop();
    onDone(id);
  };

  const cancel = () => {
    // What was typed for a new session may be wanted later; changes that are not wanted are gone.
    if (session !== null) draft.drop();
    onCancel();
  };
  const line = (name: 'title' | 'room' | 'means', className?: string) => (
    <TextInput
      label={t(`planScreen.form.${name}`)}
      className={className}
      value={values[name]}
      error={errors[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      {...(name === 'title' ? { ref: first } : {})}
      {...(name === 'means' ? { description: t('planScreen.form.meansHint') } : {})}
    />
  );
  const area = (name: 'risks' | 'auditees' | 'note' | 'heldText', label: string, description?: string) => (
    <Textarea
      autosize
      minRows={1}
      className={wideField}
      label={label}
      value={values[name]}
      error={errors[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      {...(description === undefined ? {} : { description })}
    />
  );
  const time = (name: 'from' | 'to') => (
    <TextInput
      label={t(`planScreen.form.${name}`)}
      value={values[name]}
      error={timeErrors[name] ?? errors[name === 'from' ? 'startMinute' : 'endMinute']}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      onBlur={() => {
        const minute = minuteOf(values[name]);
        if (minute !== null && clockTime(minute) !== values[name]) set({ [name]: clockTime(minute) });
      }}
    />
  );
  const several = (name: 'requirements' | 'systems' | 'members', label: string, data: readonly { value: string; label: string }[]) => (
    <MultiSelect
      searchable
      hidePickedOptions
      className={wideField}
      label={label}
      data={[...data]}
      value={values[name]}
      error={errors[name]}
      limit={200}
      maxDropdownHeight={240}
      onChange={(next) => set({ [name]: next })}
    />
  );
  const title = t(session === null ? 'planScreen.form.new' : 'planScreen.form.edit');
  const deviates = values.held === 'changed' || values.held === 'not_held';
  return (
    <div className={classes.form}>
      <h2 className={classes.formTitle}>{title}</h2>
      <RecordForm label={title} onSubmit={() => void submit()} onCancel={cancel}>
        {draft.restored ? <p className={classes.quiet}>{t('planScreen.form.restored')}</p> : null}
        <Fields>
          {line('title', wideField)}
          <Select
            label={t('planScreen.form.kind')}
            data={planKind.options.map((kind) => ({ value: kind, label: t(`plan.kind.${kind}`) }))}
            value={values.kind}
            allowDeselect={false}
            onChange={(kind) => kind !== null && set({ kind })}
          />
          <DateField label={t('planScreen.form.day')} value={values.day} error={errors.day} onChange={(day) => set({ day })} />
          {time('from')}
          {time('to')}
          {several(
            'members',
            t('planScreen.form.auditors'),
            plan.team.map(({ id, name }) => ({ value: id, label: name })),
          )}
          {several(
            'requirements',
            t('planScreen.form.requirements'),
            plan.requirements.map(({ requirement, ref, title: name }) => ({ value: requirement, label: `${ref} ${name}` })),
          )}
          {several(
            'systems',
            t('planScreen.form.systems'),
            plan.systems.map(({ id, name }) => ({ value: id, label: name })),
          )}
          {area('auditees', t('planScreen.form.auditees'), t('planScreen.form.auditeesHint'))}
          <Select
            label={t('planScreen.form.site')}
            placeholder={t('planScreen.form.noSite')}
            clearable
            data={plan.sites.map(({ id, name }) => ({ value: id, label: name }))}
            value={values.siteId === '' ? null : values.siteId}
            onChange={(siteId) => set({ siteId: siteId ?? '' })}
          />
          {line('room')}
          <Checkbox
            className={wideField}
            label={t('planScreen.form.remote')}
            checked={values.remote}
            onChange={(event) => set({ remote: event.currentTarget.checked })}
          />
          {values.remote ? line('means', wideField) : null}
          {values.remote ? area('risks', t('planScreen.form.risks')) : null}
          {area('note', t('planScreen.form.note'))}
          {session === null ? null : (
            <Select
              className={wideField}
              label={t('planScreen.form.held')}
              data={planHeld.options.map((held) => ({ value: held, label: t(`plan.held.${held}`) }))}
              value={values.held}
              allowDeselect={false}
              onChange={(held) => held !== null && set({ held })}
            />
          )}
          {session !== null && values.held === 'changed' ? area('heldText', t('planScreen.form.heldText')) : null}
          {session !== null && deviates ? (
            <Textarea
              autosize
              minRows={1}
              required
              className={wideField}
              label={t('planScreen.form.reason')}
              value={values.deviationReason}
              error={errors.deviationReason}
              onChange={(event) => set({ deviationReason: event.currentTarget.value })}
            />
          ) : null}
        </Fields>
        <InlineProblem problem={problem} />
        <Deeds>
          <Button
            type="submit"
            loading={add.busy || move.busy || update.busy || record.busy}
            rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}
          >
            {t(session === null ? 'planScreen.form.add' : 'planScreen.form.save')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={cancel}>
            {t('planScreen.form.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </div>
  );
}
