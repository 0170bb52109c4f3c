/** What can be done with the people of the engagement; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const teamCommands = {
  add: { id: 'team.add', label: t('scope.commands.addPerson'), shortcut: 'N', foot: t('scope.foot.addPerson') },
  evidence: { id: 'team.evidence', label: t('teamScreen.commands.evidence'), shortcut: 'E', foot: t('teamScreen.foot.evidence') },
  declare: { id: 'team.declare', label: t('teamScreen.commands.declare'), shortcut: 'D', foot: t('teamScreen.foot.declare') },
  absence: { id: 'team.absence', label: t('teamScreen.commands.absence') },
  check: { id: 'team.check', label: t('teamScreen.commands.check'), shortcut: 'M', foot: t('teamScreen.foot.check') },
  remove: { id: 'team.remove', label: t('scope.commands.removePerson') },
  actAs: { id: 'team.act-as', label: t('scope.commands.actAs') },
} as const satisfies CommandTable;

export const teamCheckCommands = {
  people: { id: 'team.people', label: t('teamScreen.commands.people'), shortcut: 'M', foot: t('teamScreen.foot.people') },
} as const satisfies CommandTable;
