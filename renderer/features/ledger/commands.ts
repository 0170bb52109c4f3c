/** What can be done with the ledger; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const ledgerCommands = {
  verify: { id: 'ledger.verify', label: t('ledgerScreen.commands.verify'), shortcut: 'V', foot: t('ledgerScreen.foot.verify') },
  more: { id: 'ledger.more', label: t('ledgerScreen.commands.more') },
} as const satisfies CommandTable;
