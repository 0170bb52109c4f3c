/** What can be done with audits; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const auditCommands = {
  add: { id: 'audits.add', label: t('audits.commands.add'), shortcut: 'N', foot: t('audits.foot.add') },
  open: { id: 'audits.open', label: t('audits.commands.open'), shortcut: 'O', foot: t('audits.foot.open') },
  stage1: { id: 'audits.stage1', label: t('stage1.commands.open'), shortcut: '1' },
  findings: { id: 'audits.findings', label: t('audits.commands.findings') },
  member: { id: 'audits.member', label: t('audits.commands.member') },
  remove: { id: 'audits.remove', label: t('audits.commands.remove') },
  importList: { id: 'audits.import-list', label: t('audits.commands.importList'), shortcut: 'Shift+I' },
  standard: { id: 'audits.standard', label: t('audits.commands.standard') },
} as const satisfies CommandTable;

/** While a list is being imported. */
export const listCommands = {
  choose: { id: 'lists.choose', label: t('tableImport.choose'), shortcut: 'O', foot: t('tableImport.choose').toLowerCase() },
} as const satisfies CommandTable;
