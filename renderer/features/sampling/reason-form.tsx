/** Asks for the reason of a deed at the chosen record; Enter does it, Esc leaves. */
import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import type { CallError } from '../../api/client.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { RecordForm } from '../../components/record-pane.tsx';
import classes from './work.module.css';

export type Asked = 'not_applicable' | 'replace' | 'not_confirmed';

export interface ReasonFormProps {
  readonly asked: Asked;
  readonly record: string;
  readonly busy: boolean;
  readonly problem: CallError | null;
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
}

export function ReasonForm({ asked, record, busy, problem, onReason, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const [empty, setEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = () => {
    setEmpty(reason.trim() === '');
    if (reason.trim() !== '') onReason(reason.trim());
  };
  return (
    <RecordForm label={t(`samplingWork.ask.${asked}.title`)} onSubmit={submit} onCancel={onCancel}>
      <div className={classes.ask}>
        <TextInput
          ref={field}
          label={t(`samplingWork.ask.${asked}.label`, { record })}
          value={reason}
          error={empty && reason.trim() === '' ? t('samplingWork.reasonNeeded') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...(asked === 'replace' ? { description: t('samplingWork.askMissing') } : {})}
        />
        <Button type="submit" variant="default" loading={busy} rightSection={<KeyHint keys="Enter" />}>
          {t(`samplingWork.ask.${asked}.deed`)}
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
          {t('samplingWork.cancel')}
        </Button>
      </div>
      <InlineProblem kind="line" problem={problem} />
    </RecordForm>
  );
}
