/** A day and a wall-clock time of the audit's zone as an instant. */
import { Temporal } from 'temporal-polyfill';

/** `2026-11-18`, `14:00` in Europe/Amsterdam → `2026-11-18T13:00:00.000Z`. A time that a change of clocks skips moves on. */
export function instantAt(day: string, time: string, timeZone: string): string {
  const local = Temporal.PlainDateTime.from(`${day}T${time.padStart(5, '0')}`);
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds).toISOString();
}
