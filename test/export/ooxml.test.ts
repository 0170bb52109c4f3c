/** The eye that says whether a workbook is one, tried on what it must see; and the hardest workbook that the sink can be given. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderWorkbook } from '../../electron/core/export/workbook/render-workbook.ts';
import type { WorkbookModel } from '../../electron/core/export/workbook/workbook-types.ts';
import { withParts } from '../builders/zip.ts';
import { hasSdk, problemsOfWorkbook } from './ooxml.ts';

const hard: WorkbookModel = {
  title: 'A & B <title>',
  subject: '',
  author: 'Ines "Vogt"',
  company: '',
  heading: 'Head & <foot>',
  footing: 'Ça \u{1F4CE}',
  madeAt: '2026-11-20T09:00:00.000Z',
  sheets: ['History', 'a/b:c*d?e[f]'.repeat(4), "'quoted'", 'History'].map((name) => ({
    name,
    frozenColumns: 2,
    columns: [
      { header: 'Key & <head>', kind: 'text', width: 9, key: true },
      { header: 'State', kind: 'text', width: 12, states: true },
      { header: 'Choice', kind: 'text', width: 12, fill: true, choices: ['Yes', 'No "quoted"', 'Perhaps & more'] },
      { header: 'Day', kind: 'date', width: 12, fill: true },
      { header: 'At', kind: 'instant', width: 20 },
      { header: 'Number', kind: 'number', width: 9 },
      { header: 'Share', kind: 'percent', width: 9 },
    ],
    rows: [
      { cells: ['\u0000\u000b\ufffe a & b <c>', '■ Major', 'Yes', '2026-11-20', '2026-11-20T09:00:00.000Z', 1.5, 0.318] },
      { cells: ['_x0041_ \ud83d', '▲ Minor', null, null, null, -12, 0] },
      { cells: ['x'.repeat(40_000), '', '', '1900-03-01', null, 1e15, 1], kinds: ['text', undefined, undefined, undefined, 'text'] },
      { cells: [] },
    ],
  })),
};

describe('a workbook with everything that a sink can be given', () => {
  let bytes: Buffer;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldbook-ooxml-'));
    try {
      await renderWorkbook(hard, join(folder, 'hard.xlsx'), () => undefined);
      bytes = readFileSync(join(folder, 'hard.xlsx'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is one by the schemas', async () => {
    expect(await problemsOfWorkbook(bytes)).toEqual([]);
  }, 60_000);

  it.each<readonly [string, (xml: string) => string, RegExp]>([
    ['a cell before the one before it', (xml) => xml.replace('r="B2"', 'r="A2"'), /cell A2/],
    ['a row that comes twice', (xml) => xml.replace('<row r="3"', '<row r="2"'), /row 2 after 2/],
    ['a style that is not there', (xml) => xml.replace(/(r="A2" s=")\d+/, '$1999'), /style 999/],
    ['a filter outside the sheet', (xml) => xml.replace(/(<autoFilter ref=")[^"]*/, '$1A1:B2000000'), /outside/],
    ['a text that no cell holds', (xml) => xml.replace('>▲ Minor<', `>${'y'.repeat(40_000)}<`), /40000 characters/],
  ])(
    'is none any more with %s',
    async (_what, edit, said) => {
      const broken = await withParts(bytes, (parts) => {
        const name = 'xl/worksheets/sheet1.xml';
        const before = parts.get(name)?.toString('utf8') ?? '';
        const after = edit(before);
        expect(after).not.toBe(before);
        parts.set(name, Buffer.from(after));
      });
      expect((await problemsOfWorkbook(broken)).join('\n')).toMatch(said);
    },
    60_000,
  );

  it.skipIf(!hasSdk)(
    'is none any more with an element out of its order',
    async () => {
      const broken = await withParts(bytes, (parts) => {
        const name = 'xl/worksheets/sheet1.xml';
        const before = parts.get(name)?.toString('utf8') ?? '';
        parts.set(name, Buffer.from(before.replace(/(<autoFilter[^>]*\/>)(.*?)(<pageMargins[^>]*\/>)/s, '$3$2$1')));
      });
      expect((await problemsOfWorkbook(broken)).join('\n')).toMatch(/unexpected child element/);
    },
    60_000,
  );

  it('is none any more with a part that nothing tells the type of, or that is missing', async () => {
    const more = await withParts(bytes, (parts) => parts.set('xl/more.bin', Buffer.from('x')));
    expect((await problemsOfWorkbook(more)).join('\n')).toContain('xl/more.bin has no type');
    const less = await withParts(bytes, (parts) => {
      parts.delete('xl/worksheets/sheet2.xml');
    });
    expect((await problemsOfWorkbook(less)).join('\n')).toContain('a type for xl/worksheets/sheet2.xml, which is not there');
  }, 60_000);
});
