import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ResultClass, resultClass, storedResult } from '../../../shared/model/vocabulary.ts';
import { classesBy, classOfResult, rollUp, shownClass, worstOf } from '../../../shared/rules/roll-up.ts';

describe('the worst result', () => {
  it.each<[ResultClass | null, (ResultClass | null)[]]>([
    ['major', ['conforms', 'minor', 'major']],
    ['minor', ['opportunity', 'minor', null]],
    ['opportunity', ['conforms', 'opportunity', 'not_sampled']],
    ['conforms', ['not_sampled', 'conforms', 'not_applicable']],
    ['not_sampled', ['not_applicable', 'not_sampled']],
    ['not_applicable', [null, 'not_applicable']],
    [null, [null, null]],
    [null, []],
  ])('is %s of %j', (expected, list) => {
    expect(worstOf(list)).toBe(expected);
  });

  it('does not depend on the order of the rows', () => {
    const anyClasses = fc.array(fc.constantFrom(...resultClass.options, null));
    fc.assert(
      fc.property(anyClasses, (list) => {
        expect(worstOf([...list].reverse())).toBe(worstOf(list));
      }),
    );
  });
});

describe('the class shown for a row', () => {
  it.each([
    ['conforms', 'conforms'],
    ['not_applicable', 'not_applicable'],
    ['not_sampled', 'not_sampled'],
    ['adequate', 'conforms'],
    ['area_of_concern', 'opportunity'],
    ['not_reviewed', 'not_sampled'],
  ] as const)('is for %s the class %s', (stored, expected) => {
    expect(classOfResult(stored)).toBe(expected);
    expect(shownClass(stored, [])).toBe(expected);
  });

  it('never grades what a Stage 1 stores', () => {
    for (const stored of storedResult.options) expect(['major', 'minor']).not.toContain(classOfResult(stored));
  });

  it('is nothing while nothing is concluded', () => {
    expect(shownClass(null, [])).toBeNull();
  });

  it('follows the worst finding that stands, whatever is stored', () => {
    expect(
      shownClass('conforms', [
        { grade: 'opportunity', state: 'recorded' },
        { grade: 'minor', state: 'closed' },
      ]),
    ).toBe('minor');
    expect(shownClass(null, [{ grade: 'major', state: 'draft' }])).toBe('major');
  });

  it('forgets a finding that was withdrawn', () => {
    expect(shownClass('conforms', [{ grade: 'major', state: 'withdrawn' }])).toBe('conforms');
    expect(shownClass(null, [{ grade: 'minor', state: 'withdrawn' }])).toBeNull();
  });
});

describe('rolling up', () => {
  it('counts 36 of 36 with 2 excluded as on the overview', () => {
    const controls: ResultClass[][] = [
      ...Array.from({ length: 31 }, (): ResultClass[] => ['conforms', 'conforms']),
      ['minor', 'conforms'],
      ['conforms', 'minor', 'not_sampled'],
      ['major'],
      ['opportunity', 'not_applicable'],
      ['not_sampled'],
      ['not_applicable'],
      ['not_applicable', 'not_applicable'],
    ];
    expect(rollUp(controls)).toEqual({
      concluded: 36,
      total: 36,
      excluded: 2,
      classes: { major: 1, minor: 2, opportunity: 1, conforms: 31, not_sampled: 1, not_applicable: 2 },
    });
  });

  it('keeps a thing open while one of its rows is, and a thing that has no rows at all', () => {
    expect(rollUp([['conforms', null], [], ['minor']])).toEqual({
      concluded: 1,
      total: 3,
      excluded: 0,
      classes: { major: 0, minor: 1, opportunity: 0, conforms: 0, not_sampled: 0, not_applicable: 0 },
    });
  });

  it('always has as many classes as concluded and excluded things', () => {
    const anyRows = fc.array(fc.array(fc.constantFrom(...resultClass.options, null), { maxLength: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(anyRows, (things) => {
        const result = rollUp(things);
        expect(Object.values(result.classes).reduce((sum, n) => sum + n, 0)).toBe(result.concluded + result.excluded);
        expect(result.total + result.excluded).toBe(things.length);
        expect(result.concluded).toBeLessThanOrEqual(result.total);
      }),
    );
  });

  it('gathers rows under their key and leaves out those without one', () => {
    const rows = [
      { unit: 'a', shown: 'conforms' as const },
      { unit: null, shown: 'major' as const },
      { unit: 'b', shown: null },
      { unit: 'a', shown: 'minor' as const },
    ];
    expect([...classesBy(rows, (row) => row.unit)]).toEqual([
      ['a', ['conforms', 'minor']],
      ['b', [null]],
    ]);
  });
});
