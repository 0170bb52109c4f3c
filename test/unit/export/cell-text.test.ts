import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELL_LIMIT, cellText, rowHeight, sheetName, textLines } from '../../../electron/core/export/workbook/cell-text.ts';

describe('the text of a cell', () => {
  it('loses the characters that XML cannot hold and nothing else', () => {
    expect(cellText('a\u0000b\u000bc\td\ne', '[cut]')).toBe('abc\td\ne');
  });

  it('is the same object as before where nothing has to change, and a lone half of a pair is made whole', () => {
    const plain = 'Grün ≤ 5 % \u{1F4CE}';
    expect(cellText(plain, '[cut]')).toBe(plain);
    expect(cellText('a\ud83db', '[cut]')).toBe('a\ufffdb');
  });

  it('keeps a look-alike of Excel’s own escapes as it was typed', () => {
    expect(cellText('order _x0041_ and _x004_', '[cut]')).toBe('order _x005F_x0041_ and _x004_');
  });

  it('is cut with a visible mark where a cell could not hold it', () => {
    const cut = cellText('x'.repeat(40_000), '[cut]');
    expect(cut).toHaveLength(CELL_LIMIT);
    expect(cut.endsWith('[cut]')).toBe(true);
  });

  it('is never longer than a cell and never holds half a character, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 200 }), (text, times) => {
        const result = cellText(text.repeat(times), '[cut]');
        expect(result.length).toBeLessThanOrEqual(CELL_LIMIT);
        expect(result.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('the name of a sheet', () => {
  it('is what Excel accepts', () => {
    expect(sheetName('Coverage: S1/S2 [all]*?', new Set())).toBe('Coverage S1 S2 all');
    expect(sheetName('', new Set())).toBe('Sheet');
    expect(sheetName("'quoted'", new Set())).toBe('quoted');
  });

  it('is never the one that Excel keeps for itself', () => {
    expect(sheetName('History', new Set())).toBe('History (2)');
  });

  it('is never given twice, without regard to case', () => {
    expect(sheetName('findings', new Set(['findings', 'findings (2)']))).toBe('findings (3)');
    expect(sheetName('x'.repeat(60), new Set(['x'.repeat(31)]))).toBe(`${'x'.repeat(27)} (2)`);
  });
});

describe('the height of a row', () => {
  it('fits the cell with the most lines and stops at what Excel allows', () => {
    expect(rowHeight(textLines('a\nb\nc', 20))).toBeCloseTo(rowHeight(textLines('short', 20)) + 2 * 12.4);
    expect(rowHeight(textLines('word '.repeat(5000), 20))).toBe(400);
  });

  it('counts the lines that a text is broken into, paragraph by paragraph, as splitting it would', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 90 })), fc.integer({ min: 4, max: 60 }), (parts, width) => {
        const text = parts.join('\n');
        const wanted = text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil((one.length * 0.92) / width)), 0);
        expect(textLines(text, width)).toBe(wanted);
      }),
    );
  });
});
