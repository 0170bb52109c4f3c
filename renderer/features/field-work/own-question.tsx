/** Adds a question of one's own to a requirement: on each of its rows in this audit, marked as own. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './item-pane.module.css';

export interface OwnQuestionProps {
  readonly auditId: string;
  readonly requirement: string;
  readonly onClose: () => void;
}

export function OwnQuestion({ auditId, requirement, onClose }: OwnQuestionProps) {
  const add = useRun('checklist.addQuestion');
  const [list, setList] = useState<'ask' | 'lookAt'>('ask');
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = async () => {
    if (text.trim() === '') return;
    const done = await add.run({ auditId, requirement, list, text: text.trim() });
    if (done !== null) onClose();
  };
  return (
    <form
      className={classes.ownQuestion}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <TextInput
        ref={field}
        label={t('work.own.label')}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('work.own.list')}
        data={[
          { value: 'ask', label: t('work.ask') },
          { value: 'lookAt', label: t('work.lookAt') },
        ]}
        value={list}
        onChange={(value) => setList(value === 'ask' ? 'ask' : 'lookAt')}
      />
      <Button type="submit" variant="default" loading={add.busy} rightSection={<KeyHint keys="Enter" />}>
        {t('work.own.save')}
      </Button>
      <InlineProblem kind="line" problem={add.problem} />
    </form>
  );
}
