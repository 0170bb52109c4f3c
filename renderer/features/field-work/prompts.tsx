/** What to ask and what to look at, each with its tick. */
import { Checkbox } from '@mantine/core';
import { memo } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './item-pane.module.css';

type Prompt = OutputOf<'checklist.show'>['ask'][number];

export interface PromptsProps {
  readonly itemId: string;
  readonly ask: readonly Prompt[];
  readonly lookAt: readonly Prompt[];
}

export const Prompts = memo(function Prompts({ itemId, ask, lookAt }: PromptsProps) {
  const tick = useRun('checklist.tick');
  if (ask.length === 0 && lookAt.length === 0) return <p className={classes.quiet}>{t('work.promptsNone')}</p>;
  const lists = [
    { list: 'ask' as const, prompts: ask },
    { list: 'lookAt' as const, prompts: lookAt },
  ];
  return (
    <div>
      <div className={classes.prompts}>
        {lists.map(({ list, prompts }) => (
          <section key={list} aria-label={t(`work.${list}`)}>
            <h2 className={classes.label}>{t(`work.${list}`)}</h2>
            {prompts.map((prompt, index) => (
              <Checkbox
                key={prompt.text}
                className={classes.prompt}
                label={prompt.text}
                checked={prompt.done}
                data-done={prompt.done || undefined}
                onChange={(event) => void tick.run({ id: itemId, list, index, done: event.currentTarget.checked })}
              />
            ))}
          </section>
        ))}
      </div>
      <InlineProblem kind="line" problem={tick.problem} />
    </div>
  );
});
