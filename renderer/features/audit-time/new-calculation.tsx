/** The form of a new calculation, and of a further standard in one. */
import { Button, Select, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { auditTimeTable } from '../../../shared/model/audit-time-tables.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, wideField } from '../../components/record-pane.tsx';

export interface NewCalculationProps {
  /** Null for a new calculation. */
  readonly auditTimeId: string | null;
  /** Proposed title, and number of persons the client gave. */
  readonly title: string;
  readonly persons: number | null;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

export function NewCalculation({ auditTimeId, title: proposed, persons: stated, onDone, onCancel }: NewCalculationProps) {
  const add = useRun('audit-time.add');
  const addStandard = useRun('audit-time.addStandard');
  const [title, setTitle] = useState(proposed);
  const [scheme, setScheme] = useState<string>(auditTimeId === null ? 'AIMS' : 'ISMS');
  const [persons, setPersons] = useState(stated === null ? '' : String(stated));
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const problem = add.problem ?? addStandard.problem;
  const errors = problem?.envelope.fields ?? {};
  const submit = async () => {
    const facts = { scheme: auditTimeTable.parse(scheme), persons: Number(persons) };
    const done = auditTimeId === null ? await add.run({ title, ...facts }) : await addStandard.run({ auditTimeId, ...facts });
    if (done !== null) onDone(done.id);
  };
  const label = t(auditTimeId === null ? 'auditTimeScreen.newCalculation' : 'auditTimeScreen.newStandard');
  return (
    <RecordForm label={label} onSubmit={() => void submit()} onCancel={onCancel}>
      <h2>{label}</h2>
      <Fields>
        {auditTimeId === null ? (
          <TextInput
            ref={first}
            className={wideField}
            label={t('auditTimeScreen.field.title')}
            value={title}
            error={errors.title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        ) : null}
        <Select
          {...(auditTimeId === null ? {} : { ref: first })}
          label={t('auditTimeScreen.field.scheme')}
          data={auditTimeTable.options.map((one) => ({ value: one, label: t(`auditTimeScreen.scheme.${one}`) }))}
          value={scheme}
          allowDeselect={false}
          onChange={(one) => one !== null && setScheme(one)}
        />
        <TextInput
          label={t('auditTimeScreen.field.persons')}
          description={t('auditTimeScreen.field.personsHint')}
          value={persons}
          error={errors.persons}
          onChange={(event) => setPersons(event.currentTarget.value)}
        />
      </Fields>
      <InlineProblem problem={problem} />
      <Deeds>
        <Button type="submit" loading={add.busy || addStandard.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
          {t('auditTimeScreen.create')}
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
          {t('auditTimeScreen.cancel')}
        </Button>
      </Deeds>
    </RecordForm>
  );
}
