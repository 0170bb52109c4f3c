/** What can be done with the plan; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const planCommands = {
  choose: {
    id: 'plan.choose',
    label: t('planScreen.commands.choose'),
    shortcut: 'ArrowRight',
    foot: t('planScreen.foot.choose'),
    footKeys: ['←', '→', '↑', '↓'],
  },
  earlier: {
    id: 'plan.earlier',
    label: t('planScreen.commands.earlier'),
    shortcut: 'Alt+ArrowUp',
    foot: t('planScreen.foot.move'),
    footKeys: ['Alt+↑', '↓'],
  },
  later: { id: 'plan.later', label: t('planScreen.commands.later'), shortcut: 'Alt+ArrowDown' },
  left: {
    id: 'plan.left',
    label: t('planScreen.commands.left'),
    shortcut: 'Alt+ArrowLeft',
    foot: t('planScreen.foot.beside'),
    footKeys: ['Alt+←', '→'],
  },
  right: { id: 'plan.right', label: t('planScreen.commands.right'), shortcut: 'Alt+ArrowRight' },
  shorter: {
    id: 'plan.shorter',
    label: t('planScreen.commands.shorter'),
    shortcut: 'Shift+Alt+ArrowUp',
    foot: t('planScreen.foot.length'),
    footKeys: ['Shift+Alt+↑', '↓'],
  },
  longer: { id: 'plan.longer', label: t('planScreen.commands.longer'), shortcut: 'Shift+Alt+ArrowDown' },
  open: { id: 'plan.open', label: t('planScreen.commands.open'), shortcut: 'Enter', foot: t('planScreen.foot.open') },
  add: { id: 'plan.add', label: t('planScreen.commands.add'), shortcut: 'N', foot: t('planScreen.foot.add') },
  remove: { id: 'plan.remove', label: t('planScreen.commands.remove'), shortcut: 'Delete' },
  place: { id: 'plan.place', label: t('planScreen.commands.place'), shortcut: 'P', foot: t('planScreen.foot.place') },
  meetings: { id: 'plan.meetings', label: t('planScreen.commands.meetings'), shortcut: 'M', foot: t('planScreen.foot.meetings') },
  agree: { id: 'plan.agree', label: t('planScreen.commands.agree') },
  panel: { id: 'plan.panel', label: t('planScreen.commands.panel'), shortcut: 'Ctrl+J' },
  export: { id: 'plan.export', label: t('planScreen.commands.export'), shortcut: 'Ctrl+E' },
} as const satisfies CommandTable;
