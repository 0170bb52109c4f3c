import { describe, expect, it } from 'vitest';
import { stalenessOf } from '../../../shared/rules/freshness.ts';

const audit = { startsOn: '2026-11-16', endsOn: '2026-11-19' };
const shown = (periodFrom: string | null, periodTo: string | null) => ({ periodFrom, periodTo, receivedOn: '2026-11-18' });

describe('what evidence shows', () => {
  it('is fresh inside the year before the audit, and old on the day after that year', () => {
    expect(stalenessOf(shown('2026-07-01', '2026-09-30'), audit)).toBeNull();
    expect(stalenessOf(shown(null, '2025-11-16'), audit)).toBeNull();
    expect(stalenessOf(shown(null, '2025-11-15'), audit)).toEqual({ kind: 'old', days: 366, against: 'audit' });
  });

  it('is measured by its end, and by its beginning where it has no end', () => {
    expect(stalenessOf(shown('2020-01-01', '2026-09-30'), audit)).toBeNull();
    expect(stalenessOf(shown('2024-11-16', null), audit)).toMatchObject({ kind: 'old', days: 730 });
  });

  it('is measured by receipt where the audit has no dates, or there is no audit', () => {
    expect(stalenessOf(shown(null, '2025-11-17'), null)).toEqual({ kind: 'old', days: 366, against: 'receipt' });
    expect(stalenessOf(shown(null, '2025-11-17'), { startsOn: null, endsOn: null })).toMatchObject({ against: 'receipt' });
  });

  it('comes after the audit when it begins later than its last day, and says nothing without a period', () => {
    expect(stalenessOf(shown('2026-11-19', '2026-12-01'), audit)).toBeNull();
    expect(stalenessOf(shown('2026-11-20', '2026-12-01'), audit)).toEqual({ kind: 'after', days: 1 });
    expect(stalenessOf(shown(null, null), audit)).toBeNull();
  });
});
