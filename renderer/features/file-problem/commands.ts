/** Commands of the screens that stand in for a file. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const problemCommands = {
  back: { id: 'problem.back', label: t('problems.commands.back'), shortcut: 'Escape', foot: t('problems.foot.back') },
  best: { id: 'problem.best', label: t('problems.commands.best'), shortcut: 'Enter', foot: t('problems.foot.best') },
  again: { id: 'problem.again', label: t('problems.commands.again'), shortcut: 'R', foot: t('problems.foot.again') },
  restore: { id: 'problem.restore', label: t('problems.commands.restore') },
  another: { id: 'problem.another', label: t('problems.commands.another'), shortcut: 'Ctrl+O', foot: t('problems.foot.another') },
} as const satisfies CommandTable;
