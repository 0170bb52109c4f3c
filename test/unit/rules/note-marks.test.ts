import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, openMark, withoutTrailingMarks } from '../../../shared/rules/note-marks.ts';

const team = ['Joost Bakker', 'Joost', 'Marit de Vries', ''];
const nothing = { requirements: [], findings: [], evidence: [], people: [] };

describe('the marks of a line', () => {
  it.each([
    ['Alarms go to a shared mailbox. #A.6.2.6 #A.3.2', { requirements: ['A.6.2.6', 'A.3.2'] }],
    ['Ends a sentence #8.4.', { requirements: ['8.4'] }],
    ['Another standard: #27001:A.5.4', { requirements: ['27001:A.5.4'] }],
    ['She would phone @Joost Bakker; last time @joost.', { people: ['Joost Bakker', 'Joost'] }],
    ['Log of week 27 only !S2-NC-04 +E-088', { findings: ['S2-NC-04'], evidence: ['E-088'] }],
    ['Numbers alone: E-052 and NC-04, twice E-052.', { findings: ['NC-04'], evidence: ['E-052'] }],
    ['(+E-052, see there)', { evidence: ['E-052'] }],
  ])('%s', (text, found) => {
    expect(marksOf(text, team)).toEqual({ ...nothing, ...found });
  });

  it.each([
    'a#b',
    'mail joost@Joost.example',
    '41.2 % to 36.8 %',
    'C# and F# code',
    'what!? no+yes',
    '# 5',
    '@',
    'Wait! Look',
    '@Joosten said',
  ])('are none in: %s', (text) => {
    expect(marksOf(text, team)).toEqual(nothing);
  });

  it('hold for any text: nothing is found that is not typed, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const marks = marksOf(text, team);
        for (const mark of [...marks.requirements, ...marks.findings, ...marks.evidence]) expect(text).toContain(mark);
        for (const name of marks.people) expect(text.toLowerCase()).toContain(`@${name.toLowerCase()}`);
      }),
    );
  });
});

describe('the mark under the caret', () => {
  it.each([
    ['Ticket closed #log', { sign: '#', words: 'log', from: 14 }],
    ['#', { sign: '#', words: '', from: 0 }],
    ['see (+E-0', { sign: '+', words: 'E-0', from: 5 }],
    ['asked @Joost B', { sign: '@', words: 'Joost B', from: 6 }],
    ['review !nc', { sign: '!', words: 'nc', from: 7 }],
  ])('%s', (text, found) => {
    expect(openMark(text, text.length)).toEqual(found);
  });

  it.each(['no mark', 'done #A.6.2.6 ', 'a#b', 'mail x@y', '@one two three four five', ''])('is none in: %s', (text) => {
    expect(openMark(text, text.length)).toBeNull();
  });

  it('is looked for before the caret only', () => {
    expect(openMark('#8.4 and more', 4)).toEqual({ sign: '#', words: '8.4', from: 0 });
    expect(openMark('#8.4 and more', 9)).toBeNull();
  });
});

it('leaves out the marks that stand at the end of a line, and no word of it', () => {
  const marks = ['#A.6.2.6', '+E-088', '@Joost Bakker'];
  expect(withoutTrailingMarks('Log of week 27. #A.6.2.6 +E-088 @Joost Bakker', marks)).toBe('Log of week 27.');
  expect(withoutTrailingMarks('Asked @Joost Bakker for it', marks)).toBe('Asked @Joost Bakker for it');
  expect(withoutTrailingMarks('#A.6.2.6', marks)).toBe('#A.6.2.6');
  expect(withoutTrailingMarks('Unknown #A.99', marks)).toBe('Unknown #A.99');
});
