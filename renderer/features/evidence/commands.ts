/** What can be done with evidence; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const evidenceCommands = {
  add: { id: 'evidence.add', label: t('evidence.commands.add'), shortcut: 'E', otherKeys: ['N'], foot: t('evidence.foot.add') },
  seen: { id: 'evidence.seen', label: t('evidence.commands.seen'), shortcut: 'Shift+E', foot: t('evidence.foot.seen') },
  addFolder: { id: 'evidence.add-folder', label: t('evidence.commands.addFolder'), shortcut: 'Ctrl+Shift+E' },
  filter: { id: 'evidence.filter', label: t('evidence.commands.filter'), shortcut: '/', foot: t('evidence.foot.filter') },
  saveCopy: { id: 'evidence.save-copy', label: t('evidence.commands.saveCopy'), shortcut: 'C', foot: t('evidence.foot.copy') },
  purge: { id: 'evidence.purge', label: t('evidence.commands.purge') },
  link: { id: 'evidence.link', label: t('evidence.commands.link'), shortcut: 'L' },
} as const satisfies CommandTable;

export const folderCommands = {
  toggle: {
    id: 'evidence.folder-toggle',
    label: t('evidence.folder.commands.toggle'),
    shortcut: 'Space',
    foot: t('evidence.folder.foot.toggle'),
  },
  all: { id: 'evidence.folder-all', label: t('evidence.folder.commands.all'), shortcut: 'A', foot: t('evidence.folder.foot.all') },
  files: {
    id: 'evidence.folder-files',
    label: t('evidence.folder.commands.files'),
    shortcut: 'F',
    foot: t('evidence.folder.foot.files'),
  },
  link: {
    id: 'evidence.folder-link',
    label: t('evidence.folder.commands.link'),
    shortcut: 'Ctrl+Enter',
    foot: t('evidence.folder.foot.link'),
  },
  done: { id: 'evidence.folder-done', label: t('evidence.folder.commands.done'), shortcut: 'Escape' },
} as const satisfies CommandTable;
