import { describe, expect, it } from 'vitest';
import { baseText, readBase } from '../../../../renderer/features/audit-time/base-text.ts';

const rows = [
  { from: 1, to: 25, hundredths: 600 },
  { from: 26, to: 65, hundredths: 850 },
];

describe('the rows of a licensed table', () => {
  it.each([
    ['typed with a dash', '1–25 6\n26-65 8.5'],
    ['pasted from a spreadsheet', '1\t25\t6\n26\t65\t8,5\n'],
    ['with semicolons and empty lines', '1;25;6\n\n 26 ; 65 ; 8.50 '],
    ['with a colon before the days', '1-25: 6\n26-65: 8.5'],
  ])('are read as %s', (_how, text) => {
    expect(readBase(text)).toEqual({ rows, wrongLine: null });
  });

  it('are shown as they are read', () => {
    expect(readBase(baseText(rows)).rows).toEqual(rows);
    expect(baseText([])).toBe('');
  });

  it.each(['1–25', 'from to days', '1–25 six', '1–25 6.555', '-1 25 6'])('that are none are named by their line: %s', (line) => {
    expect(readBase(`1–25 6\n\n${line}`)).toEqual({ rows: [], wrongLine: 3 });
  });
});
