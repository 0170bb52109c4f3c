/** What can be done with the look of the papers; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const templateCommands = {
  keep: { id: 'templates.keep', label: t('lookScreen.commands.keep'), shortcut: 'Ctrl+Enter', foot: t('lookScreen.foot.keep') },
  load: { id: 'templates.load', label: t('lookScreen.commands.load'), shortcut: 'L', foot: t('lookScreen.foot.load') },
  share: { id: 'templates.share', label: t('lookScreen.commands.share'), shortcut: 'X' },
  discard: { id: 'templates.discard', label: t('lookScreen.commands.discard') },
  reset: { id: 'templates.reset', label: t('lookScreen.commands.reset') },
  next: {
    id: 'templates.next',
    label: t('lookScreen.commands.next'),
    shortcut: 'Alt+PageDown',
    foot: t('lookScreen.foot.pages'),
    footKeys: ['PgUp', 'PgDn'],
  },
  previous: { id: 'templates.previous', label: t('lookScreen.commands.previous'), shortcut: 'Alt+PageUp' },
  fields: { id: 'templates.fields', label: t('lookScreen.commands.fields'), shortcut: 'Alt+F', foot: t('lookScreen.foot.fields') },
  problem: { id: 'templates.problem', label: t('lookScreen.commands.problem'), shortcut: 'Alt+J' },
  sections: { id: 'templates.sections', label: t('lookScreen.commands.sections'), shortcut: 'S' },
} as const satisfies CommandTable;
