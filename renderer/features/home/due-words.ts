/** `due 17 Feb 2027`; empty without a date. */
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';

export function dueWords(due: string | null): string {
  return due === null ? '' : t('home.due', { date: shortDate(due) });
}
