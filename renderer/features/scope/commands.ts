/** What can be done with scope, sites and AI systems; the screens say how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const scopeCommands = {
  addSite: { id: 'scope.add-site', label: t('scope.commands.addSite'), shortcut: 'N', foot: t('scope.foot.addSite') },
} as const satisfies CommandTable;

export const systemCommands = {
  add: { id: 'systems.add', label: t('scope.commands.addSystem'), shortcut: 'N', foot: t('scope.foot.addSystem') },
  remove: { id: 'systems.remove', label: t('scope.commands.removeSystem') },
} as const satisfies CommandTable;
