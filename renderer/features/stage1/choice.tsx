/** One of a few verdicts: buttons with the keys 1, 2, 3, and the chosen one pressed. */
import { Button } from '@mantine/core';
import { t } from '../../../shared/words/words.ts';
import { useCommands } from '../../commands/registry.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { stage1Commands } from './commands.ts';
import classes from './stage1-screen.module.css';

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
}
export interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly value: string;
  /** Pressing the chosen one takes it back to this. */
  readonly open: V;
  readonly onChoose: (value: V) => void;
  /** What the commands act on. */
  readonly detail?: string;
}

const keys = ['first', 'second', 'third'] as const;

export function Choice<V extends string>({ label, options, value, open, onChoose, detail }: ChoiceProps<V>) {
  const choose = (one: Option<V>) => onChoose(one.value === value ? open : one.value);
  useCommands(
    options.slice(0, 3).map((one, at) => ({
      ...stage1Commands[keys[at] ?? 'first'],
      detail: [one.label, detail].filter(Boolean).join(' · '),
      run: () => choose(one),
    })),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its legend into its frame.
    <div role="group" aria-label={label} className={classes.choice}>
      {options.map((one, at) => (
        <Button
          key={one.value}
          variant={one.value === value ? 'filled' : 'default'}
          aria-pressed={one.value === value}
          rightSection={<KeyHint keys={String(at + 1)} {...(one.value === value ? { onFill: true } : {})} />}
          onClick={() => choose(one)}
        >
          {one.label}
        </Button>
      ))}
      {value === open ? <span className={classes.quiet}>{t('stage1.notJudged')}</span> : null}
    </div>
  );
}
