/** What can be done with coverage; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const coverageCommands = {
  choose: {
    id: 'coverage.choose',
    label: t('coverageScreen.commands.choose'),
    shortcut: 'ArrowRight',
    foot: t('coverageScreen.foot.choose'),
    footKeys: ['←', '→', '↑', '↓'],
  },
  open: { id: 'coverage.open', label: t('coverageScreen.commands.open'), shortcut: 'Enter', foot: t('coverageScreen.foot.open') },
  nextHole: {
    id: 'coverage.nextHole',
    label: t('coverageScreen.commands.nextHole'),
    shortcut: 'H',
    foot: t('coverageScreen.foot.nextHole'),
  },
  phases: { id: 'coverage.phases', label: t('coverageScreen.commands.phases'), shortcut: 'P', foot: t('coverageScreen.foot.phases') },
  leaveOut: {
    id: 'coverage.leaveOut',
    label: t('coverageScreen.commands.leaveOut'),
    shortcut: '6',
    foot: t('coverageScreen.foot.leaveOut'),
  },
  filter: { id: 'coverage.filter', label: t('coverageScreen.commands.filter'), shortcut: '/' },
  panel: { id: 'coverage.panel', label: t('coverageScreen.commands.panel'), shortcut: 'Ctrl+J' },
  report: { id: 'coverage.report', label: t('coverageScreen.commands.report'), shortcut: 'Ctrl+E' },
} as const satisfies CommandTable;
