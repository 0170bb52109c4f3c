/** Commands of the start screen. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const startCommands = {
  next: {
    id: 'start.next',
    label: t('start.commands.next'),
    shortcut: 'ArrowDown',
    otherKeys: ['J'],
    foot: t('start.choose'),
    footKeys: ['ArrowUp', 'ArrowDown'],
  },
  previous: { id: 'start.previous', label: t('start.commands.previous'), shortcut: 'ArrowUp', otherKeys: ['K'] },
  open: { id: 'start.open', label: t('start.commands.open'), shortcut: 'Enter', foot: t('start.open') },
  newEngagement: { id: 'start.newEngagement', label: t('start.commands.newEngagement'), shortcut: 'Ctrl+N', foot: t('start.newShort') },
  openFile: { id: 'start.openFile', label: t('start.commands.openFile'), shortcut: 'Ctrl+O', foot: t('start.openShort') },
  filter: { id: 'start.filter', label: t('start.commands.filter'), shortcut: '/' },
  sample: { id: 'start.sample', label: t('start.commands.sample') },
  readPack: { id: 'start.readPack', label: t('commands.readPack'), shortcut: 'P' },
  adviser: { id: 'start.adviser', label: t('commands.adviser'), shortcut: 'M' },
  forget: { id: 'start.forget', label: t('start.commands.forget'), shortcut: 'Delete' },
} as const satisfies CommandTable;
