/** One entry of a list on the client's screen, and the line that adds one. */
import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import type { CallError } from '../../api/client.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './client.module.css';
import { clientListCommands } from './commands.ts';

export interface EntryProps {
  readonly name: string;
  readonly removeLabel: string;
  readonly onRemove: () => void;
  readonly problem: CallError | null;
  readonly children: ReactNode;
}

export function Entry({ name, removeLabel, onRemove, problem, children }: EntryProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every engine.
    <div className={classes.entry} role="group" aria-label={name}>
      <div className={classes.entryFields}>{children}</div>
      <Tooltip label={removeLabel}>
        <ActionIcon className={classes.trash ?? ''} aria-label={removeLabel} onClick={onRemove}>
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <InlineProblem problem={problem} />
    </div>
  );
}

export interface AddLineProps {
  readonly label: string;
  readonly deed: string;
  readonly problem: CallError | null;
  readonly busy: boolean;
  /** Answers whether it was added; only then is the field emptied. */
  readonly onAdd: (name: string) => Promise<boolean>;
}

export function AddLine({ label, deed, problem, busy, onAdd }: AddLineProps) {
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useCommands([{ ...clientListCommands.add, detail: label, run: () => field.current?.focus() }]);
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        void onAdd(name.trim()).then((added) => added && setName(''));
      }}
    >
      <TextInput
        ref={field}
        data-first
        label={label}
        value={name}
        error={problem?.envelope.fields?.name ?? problem?.envelope.fields?.organization}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy} rightSection={<KeyHint keys="N" />}>
        {deed}
      </Button>
      <div className={classes.wide}>
        <InlineProblem problem={problem} />
      </div>
    </form>
  );
}
