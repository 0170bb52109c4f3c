/** What can be done with Stage 1 and its gate; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const stage1Commands = {
  first: { id: 'stage1.first', label: t('stage1.commands.first'), shortcut: '1', foot: t('stage1.foot.judge'), footKeys: ['1', '–', '3'] },
  second: { id: 'stage1.second', label: t('stage1.commands.second'), shortcut: '2' },
  third: { id: 'stage1.third', label: t('stage1.commands.third'), shortcut: '3' },
  concern: { id: 'stage1.concern', label: t('stage1.commands.concern'), shortcut: 'N', foot: t('stage1.foot.concern') },
  document: { id: 'stage1.document', label: t('stage1.commands.document'), shortcut: 'D', foot: t('stage1.foot.document') },
  write: { id: 'stage1.write', label: t('stage1.commands.write'), shortcut: 'Enter', foot: t('stage1.foot.write') },
  readiness: { id: 'stage1.readiness', label: t('stage1.commands.readiness'), shortcut: 'R', foot: t('stage1.foot.readiness') },
  list: { id: 'stage1.list', label: t('stage1.commands.list'), shortcut: 'Alt+ArrowLeft' },
  remove: { id: 'stage1.remove', label: t('stage1.commands.remove'), shortcut: 'Delete' },
} as const satisfies CommandTable;
