/** What can be done with Statements of Applicability; the screens say how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const soaCommands = {
  accept: { id: 'soa.accept', label: t('soa.commands.accept'), shortcut: 'A', foot: t('soa.foot.accept') },
  concern: { id: 'soa.concern', label: t('soa.commands.concern'), shortcut: 'C', foot: t('soa.foot.concern') },
  filter: { id: 'soa.filter', label: t('soa.commands.filter'), shortcut: '/', foot: t('soa.foot.filter') },
  import: { id: 'soa.import', label: t('soa.commands.import'), shortcut: 'I', foot: t('soa.foot.import') },
  create: { id: 'soa.create', label: t('soa.commands.create'), shortcut: 'N' },
  compare: { id: 'soa.compare', label: t('soa.commands.compare'), shortcut: 'V' },
  apply: { id: 'soa.apply', label: t('soa.commands.apply'), shortcut: 'Ctrl+Enter' },
} as const satisfies CommandTable;

export const soaImportCommands = {
  take: { id: 'soa.take', label: t('soa.commands.take'), shortcut: 'Ctrl+Enter', foot: t('soa.foot.take') },
  leaveOut: { id: 'soa.leave-out', label: t('soa.commands.leaveOut'), shortcut: 'X', foot: t('soa.foot.leaveOut') },
  leave: { id: 'soa.leave', label: t('soa.commands.leave'), shortcut: 'Esc' },
} as const satisfies CommandTable;
