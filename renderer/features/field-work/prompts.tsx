/** What to ask and what to look at, each with its tick. */
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
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
  const tickOwn = useRun('checklist.tickQuestion');
  const remove = useRun('checklist.removeQuestion');
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
              <div key={prompt.own ?? prompt.text} className={classes.promptLine}>
                <Checkbox
                  className={classes.prompt}
                  label={prompt.own === null ? prompt.text : t('work.own.marked', { text: prompt.text })}
                  {...(prompt.hint === '' ? {} : { description: t('work.lists.hint', { hint: prompt.hint }) })}
                  checked={prompt.done}
                  data-done={prompt.done || undefined}
                  onChange={(event) => {
                    const done = event.currentTarget.checked;
                    if (prompt.own === null) void tick.run({ id: itemId, list, index, done });
                    else void tickOwn.run({ id: itemId, questionId: prompt.own, done });
                  }}
                />
                {prompt.own === null ? null : (
                  <ActionIcon
                    size={24}
                    aria-label={t('work.own.remove', { text: prompt.text })}
                    onClick={() => prompt.own !== null && void remove.run({ questionId: prompt.own })}
                  >
                    <IconTrash size={14} stroke={1.6} />
                  </ActionIcon>
                )}
              </div>
            ))}
          </section>
        ))}
      </div>
      <InlineProblem kind="line" problem={tick.problem ?? tickOwn.problem ?? remove.problem} />
    </div>
  );
});
