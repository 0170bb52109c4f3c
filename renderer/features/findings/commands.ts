/** What can be done with findings; the screen says how. */
import type { FindingStep } from '../../../shared/model/finding-states.ts';
import { t } from '../../../shared/words/words.ts';
import type { CommandEntry, CommandTable } from '../../commands/registry.ts';

export const findingCommands = {
  raise: { id: 'findings.raise', label: t('findings.commands.raise'), shortcut: 'F', otherKeys: ['N'], foot: t('findings.foot.raise') },
  move: { id: 'findings.move', label: t('findings.commands.move'), shortcut: 'M', foot: t('findings.foot.move') },
  edit: { id: 'findings.edit', label: t('findings.commands.edit') },
  filter: { id: 'findings.filter', label: t('findings.commands.filter'), shortcut: '/', foot: t('findings.foot.filter') },
  send: { id: 'findings.send', label: t('responseScreen.commands.send'), shortcut: 'S', foot: t('responseScreen.foot.send') },
  readResponse: {
    id: 'findings.read-response',
    label: t('responseScreen.commands.read'),
    shortcut: 'O',
    foot: t('responseScreen.foot.read'),
  },
  chooseResponse: { id: 'findings.choose-response', label: t('responseScreen.commands.choose'), shortcut: 'Ctrl+O' },
  phrasings: { id: 'findings.phrasings', label: t('phrasings.command'), shortcut: 'Ctrl+;' },
  list: { id: 'findings.list', label: t('findingViews.commands.list') },
  board: { id: 'findings.board', label: t('findingViews.commands.board'), shortcut: 'B', foot: t('findingViews.foot.board') },
  earlier: { id: 'findings.earlier', label: t('findingViews.commands.earlier') },
  dates: { id: 'findings.dates', label: t('findingViews.commands.dates') },
  trend: { id: 'findings.trend', label: t('findingViews.commands.trend') },
  rules: { id: 'findings.rules', label: t('findingViews.commands.rules') },
  mark: { id: 'findings.mark', label: t('findingViews.commands.mark') },
  quick: { id: 'findings.quick', label: t('findingViews.commands.quick') },
  issueMarked: { id: 'findings.issue-marked', label: t('findingViews.commands.issueMarked') },
  setDates: { id: 'findings.set-dates', label: t('findingViews.commands.setDates') },
  export: { id: 'findings.export', label: t('findingViews.commands.export') },
  history: { id: 'findings.history', label: t('findings.commands.history') },
} as const satisfies CommandTable;

/** The command of a step in the life of a finding; reviewing and verifying have keys of their own. */
export function stepCommand(step: FindingStep): CommandEntry {
  const keys: Partial<Record<FindingStep, Pick<CommandEntry, 'shortcut' | 'foot'>>> = {
    review_response: { shortcut: 'R', foot: t('findings.foot.review') },
    verify: { shortcut: 'V', foot: t('findings.foot.verify') },
  };
  return {
    id: `findings.step-${step.replaceAll('_', '-')}`,
    label: t('findings.commands.step', { step: t(`vocabulary.findingStep.${step}`) }),
    ...keys[step],
  };
}
