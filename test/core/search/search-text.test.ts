/** Near words, and queries in which nothing is syntax. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asReference, editDistance, matchQuery, nearestWord, plainWords } from '../../../electron/core/search/search-text.ts';

describe('a query', () => {
  it.each([
    ['drift alarm', '"drift" "alarm"*'],
    ['A.6.2.6', '"A.6.2.6"*'],
    ['say "no"', '"say" " no "*'],
    ['NEAR(a b)', '"NEAR(a" "b)"*'],
    ['title: x', '"title:" "x"*'],
    ['* - ^ ()', null],
    ['', null],
    ['a\u0000b', '"a" "b"*'],
  ])('%j becomes %j', (text, query) => {
    expect(matchQuery(text)).toBe(query);
  });
});

describe('a reference', () => {
  it.each([
    ['A.6.2.6', 'a.6.2.6'],
    ['#A.6.2.6', 'a.6.2.6'],
    ['!NC-04', 'nc-04'],
    [' S2-NC-04 ', 's2-nc-04'],
    ['drift alarm', null],
    ['', null],
    ['***', null],
  ])('%j is looked for as %j', (text, reference) => {
    expect(asReference(text)).toBe(reference);
  });
});

describe('the distance of two words', () => {
  it.each([
    ['monitoring', 'monitoring', 0],
    ['montioring', 'monitoring', 1],
    ['monitring', 'monitoring', 1],
    ['moniter', 'monitor', 1],
    ['alarm', 'harm', 2],
    ['alarm', 'policy', 3],
  ])('%s and %s: %i', (left, right, distance) => {
    expect(editDistance(left, right, 2)).toBe(distance);
  });

  it('is the same both ways, and 0 only for the same word', () => {
    const word = fc.stringMatching(/^[a-d]{0,7}$/);
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(editDistance(left, right, 2)).toBe(editDistance(right, left, 2));
        expect(editDistance(left, right, 2) === 0).toBe(left === right);
      }),
    );
  });
});

it('the nearest word is the closest, then the more frequent', () => {
  const words = [
    { term: 'monitor', rows: 3 },
    { term: 'monitors', rows: 9 },
    { term: 'manitor', rows: 5 },
    { term: '2026', rows: 99 },
  ];
  expect(nearestWord('monitr', words)?.term).toBe('monitor');
  expect(nearestWord('menitor', words)?.term).toBe('manitor');
  expect(nearestWord('policy', words)).toBeNull();
  expect(plainWords('Überprüfung der A.6.2.6 im Jahr 2026')).toEqual(['uberprufung', 'der', 'jahr']);
});
