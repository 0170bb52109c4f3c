import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityNames } from '../../../shared/model/entities.ts';
import { recipientsOf } from '../../../shared/rules/distribution.ts';
import { freezing, isFrozenChange } from '../../../shared/rules/freeze.ts';
import { nextReportNumber, reportNumberFollows } from '../../../shared/rules/report-number.ts';

describe('the number of a report', () => {
  it.each([
    [null, '1.0'],
    ['1.0', '1.1'],
    ['1.9', '1.10'],
    ['2.999', '3.0'],
  ])('after %s is %s', (last, next) => expect(nextReportNumber(last)).toBe(next));

  it('that is proposed always follows the last, and no number follows itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 999 }), (whole, rest) => {
        const last = `${whole}.${rest}`;
        return reportNumberFollows(nextReportNumber(last), last) && !reportNumberFollows(last, last);
      }),
    );
  });
});

describe('the recipients of a report', () => {
  it.each([
    ['Lumenfold\nTarn', ['Lumenfold', 'Tarn']],
    ['Lumenfold; Tarn', ['Lumenfold', 'Tarn']],
    ['– Lumenfold\n• Tarn; office\n\n', ['Lumenfold', 'Tarn; office']],
    [' \n', []],
  ])('in %j are %j', (text, names) => expect(recipientsOf(text)).toEqual(names));
});

describe('what an issued report freezes', () => {
  it('is decided for every kind of record, and an open one says why', () => {
    expect(Object.keys(freezing).sort()).toEqual([...entityNames].sort());
    for (const rule of Object.values(freezing)) if (!rule.frozen) expect(rule.why.length).toBeGreaterThan(10);
  });

  it('leaves the named fields of a frozen record free, and neither its birth nor its end', () => {
    expect(isFrozenChange(freezing.note, ['done'])).toBe(false);
    expect(isFrozenChange(freezing.note, ['done', 'text'])).toBe(true);
    expect(isFrozenChange(freezing.note, [])).toBe(true);
    expect(isFrozenChange(freezing.finding, ['state', 'statement'])).toBe(false);
    expect(isFrozenChange(freezing.finding, [])).toBe(true);
    expect(isFrozenChange(freezing.evidence, [])).toBe(false);
  });
});
