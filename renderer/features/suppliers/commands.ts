/** What can be done with suppliers; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const supplierCommands = {
  add: { id: 'suppliers.add', label: t('suppliers.commands.add'), shortcut: 'N', foot: t('suppliers.foot.add') },
  remove: { id: 'suppliers.remove', label: t('suppliers.commands.remove') },
} as const satisfies CommandTable;
