/** What can be done with the programme; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const programmeCommands = {
  make: { id: 'programme.make', label: t('programmeScreen.commands.make') },
  add: { id: 'programme.add', label: t('programmeScreen.commands.add'), shortcut: 'N', foot: t('programmeScreen.foot.add') },
  open: { id: 'programme.open', label: t('programmeScreen.commands.open'), shortcut: 'O', foot: t('programmeScreen.foot.open') },
  dates: { id: 'programme.dates', label: t('programmeScreen.commands.dates'), shortcut: 'D', foot: t('programmeScreen.foot.dates') },
  sites: { id: 'programme.sites', label: t('programmeScreen.commands.sites'), shortcut: 'S', foot: t('programmeScreen.foot.sites') },
  checks: { id: 'programme.checks', label: t('programmeScreen.commands.checks'), shortcut: 'L', foot: t('programmeScreen.foot.checks') },
  remove: { id: 'programme.remove', label: t('programmeScreen.commands.remove'), shortcut: 'Delete' },
  panel: { id: 'programme.panel', label: t('programmeScreen.commands.panel'), shortcut: 'Ctrl+J' },
} as const satisfies CommandTable;
