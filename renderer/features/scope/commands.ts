/** What can be done with scope, sites and AI systems; the screens say how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const scopeCommands = {
  addSite: { id: 'scope.add-site', label: t('scope.commands.addSite'), shortcut: 'N', foot: t('scope.foot.addSite') },
} as const satisfies CommandTable;

export const systemCommands = {
  add: { id: 'systems.add', label: t('scope.commands.addSystem'), shortcut: 'N', foot: t('scope.foot.addSystem') },
  import: { id: 'systems.import', label: t('scope.commands.importSystems'), shortcut: 'I', foot: t('scope.foot.importSystems') },
  find: { id: 'systems.find', label: t('scope.commands.findSystem'), shortcut: '/', foot: t('scope.foot.findSystem') },
  remove: { id: 'systems.remove', label: t('scope.commands.removeSystem') },
} as const satisfies CommandTable;

export const importCommands = {
  choose: {
    id: 'systems.import-choose',
    label: t('tableImport.choose'),
    shortcut: 'O',
    foot: t('tableImport.choose').toLowerCase(),
  },
} as const satisfies CommandTable;
