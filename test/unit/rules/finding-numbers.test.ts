import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_NUMBER_PATTERN, nextFindingNumber, patternFault } from '../../../shared/rules/finding-numbers.ts';

const parts = { pattern: DEFAULT_NUMBER_PATTERN, audit: 'S2', grade: 'minor', gradeCode: 'minor', year: '2026' } as const;

describe('the number of a finding', () => {
  it('follows the pattern, padded to its counter', () => {
    expect(nextFindingNumber(parts, [])).toBe('S2-NC-01');
    expect(nextFindingNumber({ ...parts, grade: 'opportunity' }, ['S2-NC-07'])).toBe('S2-OFI-01');
    expect(nextFindingNumber({ ...parts, pattern: '{year}-{grade}-{nnn}' }, ['2026-MINOR-009'])).toBe('2026-MINOR-010');
    expect(nextFindingNumber(parts, ['S2-NC-99'])).toBe('S2-NC-100');
    expect(nextFindingNumber(parts, ['S2-NC-01b', 'SV1-NC-08'])).toBe('S2-NC-01');
  });

  it('is never given twice, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), (count) => {
        const numbers: string[] = [];
        for (let n = 0; n < count; n += 1) numbers.push(nextFindingNumber(parts, numbers));
        expect(new Set(numbers).size).toBe(count);
      }),
      { numRuns: 20 },
    );
  });

  it('has a pattern that ends with one counter and tells nonconformities from opportunities', () => {
    expect(patternFault(DEFAULT_NUMBER_PATTERN)).toBeNull();
    expect(patternFault('{audit}-{nn}')).toBe('kind');
    expect(patternFault('{type}-{nn}/{audit}')).toBe('counter');
    expect(patternFault('{type}-{x}-{nn}')).toBe('unknown');
    expect(patternFault(`${'x'.repeat(60)}{type}{n}`)).toBe('long');
  });
});
