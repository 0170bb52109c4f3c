/** Near words, and queries in which nothing is syntax. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asReference, editDistance, matchQuery, nearestWord, plainWords, snippetOf } from '../../../electron/core/search/search-text.ts';

describe('a query', () => {
  it.each([
    ['drift alarm', '"drift" "alarm"*'],
    ['A.6.2.6', '"A.6.2.6"'],
    ['E-47', '"E-47"*'],
    ['alarm l', '"alarm"'],
    ['alarm li', '"alarm" "li"*'],
    ['a', '"a"*'],
    ['say "no"', '"say" " no "*'],
    ['NEAR(a bc)', '"NEAR(a" "bc)"*'],
    ['title: xy', '"title:" "xy"*'],
    ['* - ^ ()', null],
    ['', null],
    ['a\u0000bc', '"a" "bc"*'],
  ])('%j becomes %j', (text, query) => {
    expect(matchQuery(text)?.query ?? null).toBe(query);
  });
});

describe('the part of a row that is shown', () => {
  const shown = (title: string, body: string, text: string) => {
    const match = matchQuery(text);
    return match === null ? null : snippetOf(title, body, match).replaceAll('\u0002', '<').replaceAll('\u0003', '>');
  };

  it('marks the words in the text, the last one as it goes on, with or without accents', () => {
    expect(shown('', 'Alarms of Drift, drifting.', 'alarms dri')).toBe('<Alarms> of <Drift>, <drifting>.');
    expect(shown('', 'Vérification du modèle', 'verif')).toBe('<Vérification> du modèle');
    expect(shown('E-087 Alarm list', 'Sheet 2', 'alarm')).toBe('E-087 <Alarm> list');
    expect(shown('Alarm', 'Alarm log and limit', 'alarm limit')).toBe('<Alarm> log and <limit>');
    expect(shown('Nothing', 'here', 'alarm')).toBe('Nothing');
  });

  it('is the part with most of the words, cut at words', () => {
    const long = `alarm ${'x '.repeat(60)}then the limit of the alarm was ${'y '.repeat(60)}`;
    const part = shown('', long, 'limit alarm') ?? '';
    expect(part).toContain('<limit> of the <alarm>');
    expect(part.startsWith('…')).toBe(true);
    expect(part.endsWith('…')).toBe(true);
  });

  it('never throws and never adds to the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 20 }), (body, words) => {
        const match = matchQuery(words);
        if (match === null) return;
        const plain = snippetOf('', body, match)
          .replace(/[\u0002\u0003]/g, '')
          .replace(/^…|…$/g, '');
        expect(body.includes(plain.replace(/^…|…$/g, ''))).toBe(true);
      }),
    );
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
