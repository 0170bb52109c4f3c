/** The recent list as it is shown: filtered, and in words. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateIn, dayAndMonth, shortDate, timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';

export type RecentFile = OutputOf<'engagement.recent'>['files'][number];

/** Files whose client or name contains the words; clients that are hidden are not searched. */
export function matching(files: readonly RecentFile[], words: string, hideClients: boolean): RecentFile[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [...files];
  return files.filter((file) => {
    const client = hideClients ? '' : (file.seen?.clientName ?? '');
    return `${client} ${file.fileName}`.toLowerCase().includes(wanted);
  });
}

/** `Today 12:58`, `Yesterday`, `16 Nov`, `30 Sep 2025` for another year. */
export function openedWords(openedAt: string, now: Date, timeZone: string): string {
  const day = dateIn(openedAt, timeZone);
  const today = dateIn(now.toISOString(), timeZone);
  if (day === today) return t('start.today', { time: timeOf(openedAt, timeZone) });
  const yesterday = dateIn(new Date(now.getTime() - 86_400_000).toISOString(), timeZone);
  if (day === yesterday) return t('start.yesterday');
  return day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(day) : shortDate(day);
}

/** What stands first in a row: the client, unless it is hidden or behind a passphrase. */
export function nameWords(file: RecentFile, hideClients: boolean): string {
  if (file.seen === null) return file.encrypted ? t('start.locked') : file.fileName;
  return hideClients ? t('start.hidden') : file.seen.clientName;
}
