import { describe, expect, it } from 'vitest';
import { monthAfter, weeksOf } from '../../../../renderer/features/home/month.ts';
import { weekdayLetters } from '../../../../shared/words/dates.ts';

describe('a month of the calendar', () => {
  it('begins its weeks on Monday and leaves the days of other months out', () => {
    const weeks = weeksOf('2027-01');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual([null, null, null, null, '2027-01-01', '2027-01-02', '2027-01-03']);
    expect(weeks.at(-1)?.at(-1)).toBe('2027-01-31');
    // February 2027 begins on a Monday and fills four weeks.
    expect(weeksOf('2027-02').map((week) => week.length)).toEqual([7, 7, 7, 7]);
    expect(weeksOf('2027-02').flat()).not.toContain(null);
  });

  it('holds every day of a leap year once', () => {
    const days = Array.from({ length: 12 }, (_none, at) => monthAfter('2028-01', at)).flatMap((month) => weeksOf(month).flat());
    const real = days.filter((day) => day !== null);
    expect(new Set(real).size).toBe(366);
    expect(real).toHaveLength(366);
  });

  it('is followed by the next one across the end of a year', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
  });

  it('names the days of the week from Monday', () => {
    expect(weekdayLetters().map(({ letters }) => letters)).toEqual(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']);
  });
});
