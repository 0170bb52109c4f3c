import { describe, expect, it } from 'vitest';
import { readDay } from '../../../../renderer/components/day-text.ts';

describe('a typed day', () => {
  it('is read with the day before the month, however it is parted', () => {
    for (const typed of ['2026-12-19', '19 Dec 2026', '19 december 2026', '19. Dec. 2026', '19.12.2026', '19/12/26', ' 19 12 2026 '])
      expect(readDay(typed), typed).toBe('2026-12-19');
  });

  it('is none when the calendar does not have it or something else was typed', () => {
    for (const typed of ['', '31 Feb 2026', '2026-13-01', '12/19/2026', 'tomorrow', '19 Foo 2026', '19'])
      expect(readDay(typed), typed).toBeNull();
  });
});
