/** One visit: when it is, which audit it became, what it looks at. */
import { Button, Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { InputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, wideField } from '../../components/record-pane.tsx';
import type { Programme, Visit } from './calendar-picture.tsx';
import classes from './programme-screen.module.css';

type Kind = InputOf<'programme.addVisit'>['kind'];
const kinds = ['surveillance', 'special', 'recertification', 'stage_1', 'stage_2', 'transfer'] as const satisfies readonly Kind[];

export interface VisitFormProps {
  readonly shown: Programme;
  /** Null for a new one. */
  readonly visit: Visit | null;
  readonly onDone: (id: string | null) => void;
  readonly onRemove: (reason: string) => void;
}

export function VisitForm({ shown, visit, onDone, onRemove }: VisitFormProps) {
  const add = useRun('programme.addVisit');
  const update = useRun('programme.updateVisit');
  const [kind, setKind] = useState<Kind>('surveillance');
  const [title, setTitle] = useState(visit?.title ?? '');
  const [windowFrom, setFrom] = useState(visit?.windowFrom ?? '');
  const [windowTo, setTo] = useState(visit?.windowTo ?? '');
  const [auditId, setAudit] = useState<string | null>(visit?.auditId ?? null);
  const [whole, setWhole] = useState(visit?.whole ?? false);
  const [requirements, setRequirements] = useState(visit?.requirements.map((one) => one.requirement) ?? []);
  const [systems, setSystems] = useState(visit?.systems.map(({ id }) => id) ?? []);
  const [focus, setFocus] = useState(visit?.focus ?? '');
  const [reason, setReason] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const problem = add.problem ?? update.problem;
  const errors = problem?.envelope.fields ?? {};
  const ofKind = visit?.kind ?? kind;
  const submit = async () => {
    const facts = {
      ...(title.trim() === '' ? {} : { title: title.trim() }),
      windowFrom: windowFrom === '' ? null : windowFrom,
      windowTo: windowTo === '' ? null : windowTo,
      auditId,
      whole,
      focus: focus.trim(),
      requirements,
      systems,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    };
    const done = visit === null ? await add.run({ kind, ...facts }) : await update.run({ id: visit.id, ...facts });
    if (done !== null) onDone(done.id);
  };
  const label = visit === null ? t('programmeScreen.newVisit') : visit.title;
  const several = (
    name: 'requirements' | 'systems',
    value: string[],
    set: (next: string[]) => void,
    data: { value: string; label: string }[],
  ) => (
    <MultiSelect
      searchable
      hidePickedOptions
      className={wideField}
      label={t(`programmeScreen.field.${name}`)}
      data={data}
      value={value}
      limit={200}
      maxDropdownHeight={240}
      onChange={set}
    />
  );
  return (
    <div className={classes.form}>
      <h2>{label}</h2>
      <RecordForm label={label} onSubmit={() => void submit()} onCancel={() => onDone(visit?.id ?? null)}>
        <Fields>
          <TextInput
            ref={first}
            className={visit === null ? undefined : wideField}
            label={t('programmeScreen.field.title')}
            value={title}
            error={errors.title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          {visit === null ? (
            <Select
              label={t('programmeScreen.field.kind')}
              data={kinds.map((one) => ({ value: one, label: t(`vocabulary.auditKind.${one}`) }))}
              value={kind}
              allowDeselect={false}
              onChange={(one) => one !== null && setKind(kinds.find((known) => known === one) ?? 'surveillance')}
            />
          ) : null}
          <DateField
            label={t('programmeScreen.field.windowFrom')}
            description={t('programmeScreen.field.windowHint')}
            value={windowFrom}
            error={errors.windowFrom}
            onChange={setFrom}
          />
          <DateField label={t('programmeScreen.field.windowTo')} value={windowTo} error={errors.windowTo} onChange={setTo} />
          <Select
            className={wideField}
            label={t('programmeScreen.field.audit')}
            placeholder={t('programmeScreen.field.noAudit')}
            clearable
            data={shown.options.audits
              .filter((audit) => audit.kind === ofKind)
              .map(({ id, number, title: name }) => ({ value: id, label: `${number} ${name}` }))}
            value={auditId}
            error={errors.auditId}
            onChange={setAudit}
          />
          <Checkbox
            className={wideField}
            label={t('programmeScreen.field.whole')}
            checked={whole}
            onChange={(event) => setWhole(event.currentTarget.checked)}
          />
          {whole
            ? null
            : several(
                'requirements',
                requirements,
                setRequirements,
                shown.options.requirements.map(({ requirement, ref, title: name }) => ({ value: requirement, label: `${ref} ${name}` })),
              )}
          {several(
            'systems',
            systems,
            setSystems,
            shown.options.systems.map(({ id, name }) => ({ value: id, label: name })),
          )}
          <Textarea
            autosize
            minRows={1}
            className={wideField}
            label={t('programmeScreen.field.focus')}
            value={focus}
            onChange={(event) => setFocus(event.currentTarget.value)}
          />
          {shown.programme?.settledOn === null ? null : (
            <TextInput
              className={wideField}
              label={t('programmeScreen.field.reason')}
              description={t('programmeScreen.field.reasonHint')}
              value={reason}
              error={errors.reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Fields>
        <InlineProblem problem={problem} />
        <Deeds>
          <Button type="submit" loading={add.busy || update.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t(visit === null ? 'programmeScreen.add' : 'programmeScreen.save')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={() => onDone(visit?.id ?? null)}>
            {t('programmeScreen.cancel')}
          </Button>
          {visit === null ? null : (
            <Button variant="default" onClick={() => onRemove(reason.trim())}>
              {t('programmeScreen.remove')}
            </Button>
          )}
        </Deeds>
      </RecordForm>
    </div>
  );
}
