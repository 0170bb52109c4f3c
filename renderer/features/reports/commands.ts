/** What can be done with the report; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const reportCommands = {
  issue: { id: 'reports.issue', label: t('reports.commands.issue'), shortcut: 'Ctrl+I', foot: t('reports.foot.issue') },
  reopen: { id: 'reports.reopen', label: t('reports.commands.reopen') },
  export: { id: 'reports.export', label: t('reports.commands.export'), shortcut: 'Ctrl+E', foot: t('reports.foot.export') },
} as const satisfies CommandTable;
