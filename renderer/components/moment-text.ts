/** An instant as a person at this computer reads it: date and time of day in the computer's own zone. */
import { dateIn, shortDate, timeOf } from '../../shared/words/dates.ts';

export function momentText(instant: string): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return `${shortDate(dateIn(instant, zone))} ${timeOf(instant, zone)}`;
}
