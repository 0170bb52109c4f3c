/** Decision, assumed day, expiry and settling of the programme: the dates of all visits follow from them. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, wideField } from '../../components/record-pane.tsx';
import type { Programme } from './calendar-picture.tsx';
import classes from './programme-screen.module.css';

export interface DatesFormProps {
  readonly programme: NonNullable<Programme['programme']>;
  readonly onDone: () => void;
}

export function DatesForm({ programme, onDone }: DatesFormProps) {
  const decide = useRun('programme.setDecision');
  const update = useRun('programme.update');
  const settle = useRun('programme.settle');
  const [decidedOn, setDecidedOn] = useState(programme.decidedOn ?? '');
  const [source, setSource] = useState(programme.decisionSource);
  const [assumedOn, setAssumedOn] = useState(programme.assumedOn ?? '');
  const [expiresOn, setExpiresOn] = useState(programme.expiresOn ?? '');
  const [settledOn, setSettledOn] = useState(programme.settledOn ?? '');
  const [note, setNote] = useState(programme.note);
  const [reason, setReason] = useState('');
  const dateOr = (text: string) => (text === '' ? null : text);
  const problem = decide.problem ?? update.problem ?? settle.problem;
  const errors = problem?.envelope.fields ?? {};
  const submit = async () => {
    if (decidedOn !== (programme.decidedOn ?? '') || source.trim() !== programme.decisionSource)
      if ((await decide.run({ decidedOn: dateOr(decidedOn), source: source.trim() })) === null) return;
    const patch = {
      ...(assumedOn === (programme.assumedOn ?? '') ? {} : { assumedOn: dateOr(assumedOn) }),
      ...(expiresOn === (programme.expiresOn ?? '') ? {} : { expiresOn: dateOr(expiresOn) }),
      ...(note === programme.note ? {} : { note }),
    };
    if (Object.keys(patch).length > 0 && (await update.run({ ...patch, reason })) === null) return;
    if (settledOn !== '' && settledOn !== (programme.settledOn ?? '') && (await settle.run({ on: settledOn })) === null) return;
    onDone();
  };
  return (
    <div className={classes.form}>
      <h2>{t('programmeScreen.dates')}</h2>
      <RecordForm label={t('programmeScreen.dates')} onSubmit={() => void submit()} onCancel={onDone}>
        <Fields>
          <DateField label={t('programmeScreen.field.decidedOn')} value={decidedOn} error={errors.decidedOn} onChange={setDecidedOn} />
          <TextInput
            label={t('programmeScreen.field.source')}
            value={source}
            error={errors.source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          <DateField label={t('programmeScreen.field.assumedOn')} value={assumedOn} error={errors.assumedOn} onChange={setAssumedOn} />
          <DateField
            label={t('programmeScreen.field.expiresOn')}
            description={t('programmeScreen.field.expiresHint')}
            value={expiresOn}
            error={errors.expiresOn}
            onChange={setExpiresOn}
          />
          <DateField
            label={t('programmeScreen.field.settledOn')}
            description={t('programmeScreen.settleHelp')}
            value={settledOn}
            error={errors.on}
            onChange={setSettledOn}
          />
          <Textarea
            autosize
            minRows={1}
            label={t('programmeScreen.field.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {programme.settledOn === null ? null : (
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
          <Button
            type="submit"
            loading={decide.busy || update.busy || settle.busy}
            rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}
          >
            {t('programmeScreen.save')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onDone}>
            {t('programmeScreen.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </div>
  );
}
