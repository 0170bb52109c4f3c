/** An own question of a checklist as report and workbook write it: whether it was asked, then its words. */
import { t } from '../../../../shared/words/words.ts';
import type { ChecklistLine } from './shape.ts';

export function ownQuestionText({ list, text, done }: ChecklistLine['questions'][number]): string {
  const state = list === 'ask' ? (done ? 'asked' : 'notAsked') : done ? 'lookedAt' : 'notLookedAt';
  return t(`report.checklist.own.${state}`, { text });
}
