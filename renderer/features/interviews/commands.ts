/** What can be done on the interviews screen; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const interviewCommands = {
  next: {
    id: 'interviews.next',
    label: t('interviews.commands.next'),
    shortcut: 'J',
    otherKeys: ['ArrowDown', 'Alt+ArrowDown'],
    foot: t('interviews.foot.next'),
  },
  previous: {
    id: 'interviews.previous',
    label: t('interviews.commands.previous'),
    shortcut: 'K',
    otherKeys: ['ArrowUp', 'Alt+ArrowUp'],
  },
  line: { id: 'interviews.line', label: t('interviews.commands.line'), shortcut: 'I', foot: t('interviews.foot.line') },
  newOne: { id: 'interviews.new', label: t('interviews.commands.newOne'), shortcut: 'N', foot: t('interviews.foot.newOne') },
  edit: { id: 'interviews.edit', label: t('interviews.commands.edit'), shortcut: 'E', foot: t('interviews.foot.edit') },
  begin: { id: 'interviews.begin', label: t('interviews.commands.begin'), shortcut: 'Ctrl+Enter', foot: t('interviews.foot.begin') },
  remove: { id: 'interviews.remove', label: t('interviews.commands.remove') },
  helper: { id: 'interviews.helper', label: t('interviews.commands.helper'), shortcut: 'Ctrl+J' },
} as const satisfies CommandTable;
