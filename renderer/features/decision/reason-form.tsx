/** A deed that needs a reason: its button first, then the field for the reason, kept while it is typed. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import type { CallError } from '../../api/client.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, RecordForm } from '../../components/record-pane.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useFirstFocus } from './use-first-focus.ts';

export interface ReasonFormProps {
  readonly label: string;
  readonly field: string;
  readonly draftKey: string;
  readonly busy: boolean;
  readonly problem: CallError | null;
  /** Answers null when it failed; only then is the text kept. */
  readonly onReason: (reason: string) => Promise<unknown>;
  /** Opened from outside, by a key. */
  readonly opened?: boolean;
  readonly onOpen?: (open: boolean) => void;
  readonly keys?: string;
}

export function ReasonForm({ label, field, draftKey, busy, problem, onReason, opened, onOpen, keys }: ReasonFormProps) {
  const [own, setOwn] = useState(false);
  const open = opened ?? own;
  const setOpen = onOpen ?? setOwn;
  if (!open)
    return (
      <Button variant="default" {...(keys === undefined ? {} : { rightSection: <KeyHint keys={keys} /> })} onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  return (
    <Opened
      label={label}
      field={field}
      draftKey={draftKey}
      busy={busy}
      problem={problem}
      onReason={onReason}
      onClose={() => setOpen(false)}
    />
  );
}

type OpenedProps = Pick<ReasonFormProps, 'label' | 'field' | 'draftKey' | 'busy' | 'problem' | 'onReason'> & {
  readonly onClose: () => void;
};

function Opened({ label, field, draftKey, busy, problem, onReason, onClose }: OpenedProps) {
  const draft = useFormDraft(draftKey, { reason: '' });
  const first = useFirstFocus<HTMLTextAreaElement>();
  const { reason } = draft.values;
  const submit = () => {
    if (reason.trim() === '') return;
    void onReason(reason.trim()).then((done) => {
      if (done === null) return;
      draft.drop();
      onClose();
    });
  };
  return (
    <RecordForm label={label} onSubmit={submit} onCancel={onClose}>
      <Textarea
        autosize
        minRows={2}
        ref={first}
        label={field}
        value={reason}
        onChange={(event) => draft.set({ reason: event.currentTarget.value })}
      />
      <InlineProblem problem={problem} />
      <Deeds>
        <SubmitButton label={label} busy={busy} disabled={reason.trim() === ''} />
        <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onClose}>
          {t('decisionScreen.cancel')}
        </Button>
      </Deeds>
    </RecordForm>
  );
}
