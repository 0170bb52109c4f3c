import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { designInput, firstDesigns, pathOf, scaleOf, wrongField } from '../../../../renderer/features/sampling/adviser-values.ts';
import { readTableRows, tableText } from '../../../../renderer/features/sampling/body-table-text.ts';
import { pictureScale } from '../../../../renderer/features/sampling/picture-scale.ts';
import { chosenRecords, newPlan, planInput, rateTyped } from '../../../../renderer/features/sampling/plan-values.ts';
import { countOf, readStrata } from '../../../../renderer/features/sampling/sample-facts.ts';

describe('what a person types', () => {
  it.each([
    ['2 133', 2133],
    ['2,133', 2133],
    ['', null],
    ['two', Number.NaN],
    ['-3', Number.NaN],
  ])('as a count: ‘%s’', (text, count) => expect(countOf(text)).toBe(count));

  it('strata are a name and a number a line, however they are parted', () => {
    const strata = [
      { name: 'Loomi Assist', size: 1200 },
      { name: 'DocuSift', size: 100 },
    ];
    expect(readStrata('Loomi Assist; 1 200\n\nDocuSift\t100\n')).toEqual({ strata, wrongLine: null });
    expect(readStrata('Loomi Assist 1 200\nDocuSift')).toEqual({ strata: [], wrongLine: 2 });
  });

  it('the table of a body reads back as it is written, and names the line that is no row', () => {
    const row = fc.record({ upTo: fc.option(fc.nat(1_000_000)), size: fc.nat(20_000) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        expect(readTableRows(tableText(rows))).toEqual({ rows, wrongLine: null });
      }),
    );
    expect(readTableRows('50; 8\nmany').wrongLine).toBe(2);
  });

  it('a rate without its sign is a percentage; anything else goes to the engine as typed', () => {
    expect([rateTyped('5'), rateTyped(' 97,5 '), rateTyped('5 %'), rateTyped('5,')]).toEqual(['5%', '97,5%', '5 %', '5,']);
  });

  it('ids of chosen records are the lines that hold something', () => expect(chosenRecords(' A \n\nB\n')).toEqual(['A', 'B']));
});

describe('a plan goes to the engine', () => {
  it('with either a number of deviations or an expected rate, never both', () => {
    const plan = { ...newPlan('p'), allowed: '2', expected: '1' };
    expect(planInput({ ...plan, bears: 'allowed' }).facts).toMatchObject({ allowed: 2, expected: null });
    expect(planInput({ ...plan, bears: 'expected' }).facts).toMatchObject({ allowed: null, expected: '1%' });
    expect(planInput({ ...plan, bears: 'none' }).facts).toMatchObject({ allowed: null, expected: null });
  });

  it('without a rule of extension where chance does not draw, and says which field holds no whole number', () => {
    const plan = { ...newPlan('p'), extendAt: '2', extendTo: 'many' };
    expect(planInput({ ...plan, method: 'judgement' })).toMatchObject({ facts: { extendAt: null, extendTo: null }, wrong: {} });
    expect(Object.keys(planInput(plan).wrong)).toEqual(['extendTo']);
  });
});

describe('the adviser', () => {
  const [plain] = firstDesigns;
  if (plain === undefined) throw new Error('The adviser begins with a design.');

  it('asks without a number of records for a process without end, and for a lot plan only with one', () => {
    expect(designInput({ ...plain, population: '', aql: '1.0' })).toEqual({ confidence: '95 %', tolerable: '5 %', population: null });
    expect(designInput({ ...plain, aql: '1.0' })).toMatchObject({ population: 412, aql: '1.0' });
    expect(wrongField({ ...plain, population: 'many' })).toBe('population');
  });

  it('breaks the line of a curve where there is no plan', () => {
    const curve = [
      { tolerablePercent: '1', n: 200, deviations: 0 },
      { tolerablePercent: '2', n: null, deviations: null },
      { tolerablePercent: '5', n: 54, deviations: 0 },
      { tolerablePercent: '10', n: 28, deviations: 0 },
    ];
    const path = pathOf(curve, scaleOf([curve], { left: 0, right: 200, top: 0, bottom: 100 }));
    expect(path.match(/[ML]/g)?.join('')).toBe('MML');
  });
});

test('the scale under a picture holds what it shows, in at most six round steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (tenths) => {
      const { most, ticks } = pictureScale(tenths / 10);
      expect(most).toBeGreaterThanOrEqual(tenths / 10);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
});
