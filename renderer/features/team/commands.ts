/** What can be done with the people of the engagement; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const teamCommands = {
  add: { id: 'team.add', label: t('scope.commands.addPerson'), shortcut: 'N', foot: t('scope.foot.addPerson') },
  remove: { id: 'team.remove', label: t('scope.commands.removePerson') },
  actAs: { id: 'team.act-as', label: t('scope.commands.actAs') },
} as const satisfies CommandTable;
