/** The way out of a refusal for want of impartiality: a justification, kept while it is typed, that stays on file. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../shared/words/words.ts';
import { InlineProblem } from '../components/inline-problem.tsx';
import { KeyHint } from '../components/key-hint.tsx';
import { Deeds, RecordForm } from '../components/record-pane.tsx';
import type { CallError } from './client.ts';
import { useFormDraft } from './use-form-draft.ts';

export interface JustificationProps {
  readonly title: string;
  readonly draftKey: string;
  readonly problem: CallError | null;
  readonly busy: boolean;
  /** Answers whether it was recorded; only then is the text forgotten. */
  readonly onJustify: (justification: string) => Promise<boolean>;
}

export function Justification({ title, draftKey, problem, busy, onJustify }: JustificationProps) {
  const draft = useFormDraft(draftKey, { justification: '' });
  const [asked, setAsked] = useState(false);
  const { justification } = draft.values;
  const submit = () => {
    setAsked(true);
    if (justification.trim() !== '') void onJustify(justification.trim()).then((done) => done && draft.drop());
  };
  return (
    <RecordForm label={title} onSubmit={submit}>
      <Textarea
        autosize
        minRows={2}
        label={title}
        description={draft.restored ? t('work.restored') : t('teamScreen.justificationHelp')}
        value={justification}
        error={asked && justification.trim() === '' ? t('teamScreen.justificationFirst') : undefined}
        onChange={(event) => draft.set({ justification: event.currentTarget.value })}
      />
      <InlineProblem problem={problem} />
      <Deeds>
        <Button type="submit" variant="default" loading={busy} rightSection={<KeyHint keys="Ctrl+Enter" joined />}>
          {t('teamScreen.justify')}
        </Button>
      </Deeds>
    </RecordForm>
  );
}
