/** What can be done with review and decision; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

const command = <const K extends string, const S extends string>(key: K, shortcut: S) => ({ id: `decision.${key}` as const, shortcut });

export const packReviewCommands = {
  open: { id: 'packReview.open', label: t('packReview.commands.open'), shortcut: 'O', foot: t('packReview.foot.open') },
  back: { id: 'packReview.back', label: t('packReview.commands.back'), shortcut: 'Escape' },
  items: { id: 'packReview.items', label: t('packReview.commands.items'), shortcut: '1' },
  checks: { id: 'packReview.checks', label: t('packReview.commands.checks'), shortcut: '2' },
  ask: { id: 'packReview.ask', label: t('packReview.commands.ask'), shortcut: 'N', foot: t('packReview.foot.ask') },
} as const satisfies CommandTable;

export const decisionCommands = {
  checks: { ...command('checks', '1'), label: t('decisionScreen.commands.checks') },
  review: { ...command('review', '2'), label: t('decisionScreen.commands.review') },
  decide: { ...command('decide', '3'), label: t('decisionScreen.commands.decide') },
  certificate: { ...command('certificate', '4'), label: t('decisionScreen.commands.certificate') },
  rules: { ...command('rules', '5'), label: t('decisionScreen.commands.rules') },
  exportCertificate: {
    ...command('exportCertificate', 'Ctrl+E'),
    label: t('decisionScreen.commands.exportCertificate'),
    foot: t('decisionScreen.foot.exportCertificate'),
  },
  next: { ...command('next', 'J'), label: t('decisionScreen.commands.next'), foot: t('decisionScreen.foot.next') },
  previous: { ...command('previous', 'K'), label: t('decisionScreen.commands.previous') },
  jump: { ...command('jump', 'Enter'), label: t('decisionScreen.commands.jump'), foot: t('decisionScreen.foot.jump') },
  override: { ...command('override', 'O'), label: t('decisionScreen.commands.override'), foot: t('decisionScreen.foot.override') },
  passed: { ...command('passed', 'P'), label: t('decisionScreen.commands.passed') },
  pack: { ...command('pack', 'W'), label: t('decisionScreen.commands.pack'), foot: t('decisionScreen.foot.pack') },
  begin: { ...command('begin', 'B'), label: t('decisionScreen.commands.begin'), foot: t('decisionScreen.foot.begin') },
  ask: { ...command('ask', 'N'), label: t('decisionScreen.commands.ask'), foot: t('decisionScreen.foot.ask') },
  answer: { ...command('answer', 'A'), label: t('decisionScreen.commands.answer'), foot: t('decisionScreen.foot.answer') },
  take: { ...command('take', 'T'), label: t('decisionScreen.commands.take'), foot: t('decisionScreen.foot.take') },
  settle: { ...command('settle', 'S'), label: t('decisionScreen.commands.settle'), foot: t('decisionScreen.foot.settle') },
} as const satisfies CommandTable;
