import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '../../electron/core/export/pdf/render-report.ts';
import { type Inline, joinedWords } from '../../electron/core/export/pdf/whole-lines.ts';
import { fontFolder } from './a-report-model.ts';

const word = (text: string, x: number, more: Partial<Inline> = {}): Inline => ({
  text,
  x,
  width: text.length,
  height: 10,
  font: 'Sans',
  fontSize: 9,
  color: '#000',
  ...more,
});

/** Content streams of a PDF without its fonts, unpacked. */
function drawnIn(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n/g)]
    .map((found) => {
      const from = (found.index ?? 0) + found[0].length;
      const content = inflateSync(bytes.subarray(from, text.indexOf('\nendstream', from))).toString('latin1');
      return content.includes(' Tf') ? content : '';
    })
    .join('\n');
}

describe('words of a line', () => {
  it('become one text where they touch and share their look', () => {
    expect(joinedWords([word('one ', 0), word('two ', 4), word('three', 8)])).toMatchObject([{ text: 'one two three', x: 0, width: 13 }]);
  });

  it.each([
    ['another font', { font: 'Serif' }],
    ['another size', { fontSize: 12 }],
    ['another colour', { color: '#F00' }],
    ['a link', { linkToDestination: 'section-2' }],
    ['an underline', { decoration: 'underline' }],
  ])('stay apart at %s', (_what, more) => {
    expect(joinedWords([word('one ', 0), word('two', 4, more)])).toHaveLength(2);
  });

  it('stay apart at a gap, and no text is lost or moved whatever they are', () => {
    expect(joinedWords([word('one ', 0), word('two', 9)])).toHaveLength(2);
    const anyWord = fc.record({
      text: fc.string({ minLength: 1, maxLength: 9 }),
      gap: fc.constantFrom(0, 0, 3),
      color: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(anyWord, { maxLength: 12 }), (parts) => {
        let at = 0;
        const line = parts.map(({ text, gap, color }) => {
          const made = word(text, at + gap, { color });
          at += gap + text.length;
          return made;
        });
        const joined = joinedWords(line);
        expect(joined.map(({ text }) => text).join('')).toBe(line.map(({ text }) => text).join(''));
        expect(joined.every((one) => line.some(({ x }) => x === one.x))).toBe(true);
      }),
    );
  });

  it('reach the page as one text: pdfmake’s inside is still the one that is changed', async () => {
    const text = 'Alerts of the third quarter were closed without a review.';
    const { bytes } = await renderPdf(() => ({ content: [{ text }], defaultStyle: { font: 'Sans' } }), fontFolder);
    expect(drawnIn(bytes).match(/\bTJ\b/g)).toHaveLength(1);
  });
});
