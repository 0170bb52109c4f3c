/** What can be done in field work; the screen says how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandEntry, CommandTable } from '../../commands/registry.ts';
import type { PickerOption } from './results.ts';

export const workCommands = {
  next: {
    id: 'work.next',
    label: t('work.commands.next'),
    shortcut: 'J',
    otherKeys: ['ArrowDown', 'Alt+ArrowDown'],
    foot: t('work.foot.next'),
  },
  previous: { id: 'work.previous', label: t('work.commands.previous'), shortcut: 'K', otherKeys: ['ArrowUp', 'Alt+ArrowUp'] },
  unitNext: { id: 'work.unit-next', label: t('work.commands.unitNext'), shortcut: ']', foot: t('work.foot.unit') },
  unitPrevious: { id: 'work.unit-previous', label: t('work.commands.unitPrevious'), shortcut: '[' },
  question: { id: 'work.question', label: t('work.commands.question'), shortcut: 'Shift+N' },
  importQuestions: { id: 'work.import-questions', label: t('work.commands.importQuestions'), shortcut: 'Shift+I' },
  writeQuestions: { id: 'work.write-questions', label: t('work.commands.writeQuestions'), shortcut: 'Shift+X' },
  applySoa: { id: 'work.applySoa', label: t('work.commands.applySoa') },
  standard: { id: 'work.standard', label: t('work.commands.standard'), shortcut: 'S' },
  note: { id: 'work.note', label: t('work.commands.note'), shortcut: 'N', foot: t('work.foot.note') },
  raise: { id: 'work.raise', label: t('work.commands.raise'), shortcut: 'F', foot: t('work.foot.raise') },
  evidence: { id: 'work.evidence', label: t('work.commands.evidence'), shortcut: 'E', foot: t('work.foot.evidence') },
  seen: { id: 'work.seen', label: t('work.commands.seen'), shortcut: 'Shift+E' },
  link: { id: 'work.link', label: t('work.commands.link'), shortcut: 'L' },
  progress: { id: 'work.progress', label: t('work.commands.progress'), shortcut: 'P' },
  openFinding: { id: 'work.open-finding', label: t('work.commands.openFinding'), shortcut: 'O' },
  filter: { id: 'work.filter', label: t('work.commands.filter'), shortcut: '/', foot: t('work.foot.filter') },
  openOnly: { id: 'work.open-only', label: t('work.commands.openOnly') },
  addUnit: { id: 'work.add-unit', label: t('work.commands.addUnit') },
  removeUnit: { id: 'work.remove-unit', label: t('work.commands.removeUnit') },
  helper: { id: 'work.helper', label: t('work.commands.helper'), shortcut: 'Ctrl+J' },
  interview: { id: 'work.interview', label: t('work.commands.interview') },
  interviewLine: { id: 'work.interview-line', label: t('work.commands.interviewLine'), shortcut: 'I' },
  make: { id: 'work.make-checklist', label: t('work.commands.make'), shortcut: 'Ctrl+Enter' },
} as const satisfies CommandTable;

/** While a list is being imported. */
export const questionCommands = {
  choose: { id: 'questions.choose', label: t('tableImport.choose'), shortcut: 'O', foot: t('tableImport.choose').toLowerCase() },
  write: { id: 'questions.write', label: t('work.commands.writeQuestions'), shortcut: 'Shift+X' },
} as const satisfies CommandTable;

/** The command behind a result of the picker: its digit, and Alt with the digit while typing. */
export function resultCommand(option: PickerOption, first: boolean): CommandEntry {
  return {
    id: `work.result-${option.choice.replaceAll('_', '-')}`,
    label: t('work.commands.result', { result: t(`vocabulary.result.${option.choice}`) }),
    shortcut: option.key,
    otherKeys: [`Alt+${option.key}`],
    ...(first ? { foot: t('work.foot.result') } : {}),
  };
}
