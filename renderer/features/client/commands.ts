/** What can be done on the client's screen, part by part; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const clientCommands = {
  review: { id: 'client.review', label: t('client.commands.review') },
} as const satisfies CommandTable;

/** Parts that are lists. */
export const clientListCommands = {
  add: { id: 'client.add', label: t('client.commands.add'), shortcut: 'N', foot: t('client.foot.add') },
} as const satisfies CommandTable;

export const clientReviewCommands = {
  start: { id: 'client.startReview', label: t('client.commands.start'), shortcut: 'N', foot: t('client.foot.start') },
  yes: { id: 'client.answerYes', label: t('client.commands.yes'), shortcut: '1', foot: t('client.foot.yes') },
  no: { id: 'client.answerNo', label: t('client.commands.no'), shortcut: '2', foot: t('client.foot.no') },
  notApplicable: {
    id: 'client.answerNotApplicable',
    label: t('client.commands.notApplicable'),
    shortcut: '3',
    foot: t('client.foot.notApplicable'),
  },
  remark: { id: 'client.remark', label: t('client.commands.remark'), shortcut: 'R', foot: t('client.foot.remark') },
  justify: { id: 'client.justify', label: t('client.commands.justify'), shortcut: 'E', foot: t('client.foot.justify') },
  accept: { id: 'client.accept', label: t('client.commands.accept'), shortcut: 'Ctrl+Enter' },
  decline: { id: 'client.decline', label: t('client.commands.decline') },
  reopen: { id: 'client.reopen', label: t('client.commands.reopen') },
} as const satisfies CommandTable;
