/** What can be done with audit time; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const auditTimeCommands = {
  add: { id: 'auditTime.add', label: t('auditTimeScreen.commands.add'), shortcut: 'N', foot: t('auditTimeScreen.foot.add') },
  standard: {
    id: 'auditTime.standard',
    label: t('auditTimeScreen.commands.standard'),
    shortcut: 'S',
    foot: t('auditTimeScreen.foot.standard'),
  },
  addition: {
    id: 'auditTime.addition',
    label: t('auditTimeScreen.commands.addition'),
    shortcut: 'D',
    foot: t('auditTimeScreen.foot.addition'),
  },
  adjustment: {
    id: 'auditTime.adjustment',
    label: t('auditTimeScreen.commands.adjustment'),
    shortcut: 'R',
    foot: t('auditTimeScreen.foot.adjustment'),
  },
  approve: {
    id: 'auditTime.approve',
    label: t('auditTimeScreen.commands.approve'),
    shortcut: 'A',
    foot: t('auditTimeScreen.foot.approve'),
  },
  audits: { id: 'auditTime.audits', label: t('auditTimeScreen.commands.audits'), shortcut: 'P', foot: t('auditTimeScreen.foot.audits') },
  applyAll: { id: 'auditTime.applyAll', label: t('auditTimeScreen.commands.applyAll') },
  remove: { id: 'auditTime.remove', label: t('auditTimeScreen.commands.remove') },
  panel: { id: 'auditTime.panel', label: t('auditTimeScreen.commands.panel'), shortcut: 'Ctrl+J' },
} as const satisfies CommandTable;
