/** What can be done with evidence; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const evidenceCommands = {
  add: { id: 'evidence.add', label: t('evidence.commands.add'), shortcut: 'E', otherKeys: ['N'], foot: t('evidence.foot.add') },
  seen: { id: 'evidence.seen', label: t('evidence.commands.seen'), shortcut: 'Shift+E', foot: t('evidence.foot.seen') },
  filter: { id: 'evidence.filter', label: t('evidence.commands.filter'), shortcut: '/', foot: t('evidence.foot.filter') },
  saveCopy: { id: 'evidence.save-copy', label: t('evidence.commands.saveCopy'), shortcut: 'C', foot: t('evidence.foot.copy') },
  purge: { id: 'evidence.purge', label: t('evidence.commands.purge') },
  link: { id: 'evidence.link', label: t('evidence.commands.link'), shortcut: 'L' },
} as const satisfies CommandTable;
