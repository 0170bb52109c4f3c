import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { readTableFrom } from '../../../electron/core/import/read-table.ts';
import { isDateFormat, serialToIso } from '../../../electron/core/import/xlsx-dates.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { aWorkbook } from '../../builders/sheet.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cellsOf = async (bytes: Uint8Array, name = 'list.csv', sheet?: string) =>
  (await readTableFrom(bytes, name, sheet)).rows.map((row) => row.cells);

async function failure(bytes: Uint8Array, sheet?: string): Promise<AppError> {
  try {
    await readTableFrom(bytes, 'list', sheet);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

/** A zip with the given parts, as a hand-made workbook. */
function aZip(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece));
    zip.outputStream.on('end', () => resolve(Buffer.concat(pieces)));
    zip.outputStream.on('error', reject);
  });
}
const rels = '<Relationships xmlns="x"><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>';
const workbook = '<workbook xmlns:r="y"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>';
const withSheet = (sheet: string, more: Readonly<Record<string, string>> = {}) =>
  aZip({ 'xl/workbook.xml': workbook, 'xl/_rels/workbook.xml.rels': rels, 'xl/worksheets/s.xml': sheet, ...more });

describe('a CSV file', () => {
  it.each([
    ['commas', 'a,b\n1,2\n', ','],
    ['semicolons', 'a;b\n1;2\n', ';'],
    ['tabs', 'a\tb\n1\t2\n', '\t'],
    ['bars', 'a|b\n1|2\n', '|'],
    ['a line that names the delimiter', 'sep=;\r\na;b\r\n1;2\r\n', ';'],
  ])('is read with %s', async (_what, text, delimiter) => {
    const table = await readTableFrom(utf8(text), 'list.csv');
    expect(table).toMatchObject({ kind: 'csv', delimiter, sheets: [] });
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('tells a delimiter from marks within the texts', async () => {
    const text = 'Control;Title;Reason\nA.5.4;Impact;Risks R-03, R-04, R-17\nA.5.5;Society;Risk R-05, law\n';
    expect((await cellsOf(utf8(text)))[1]).toEqual(['A.5.4', 'Impact', 'Risks R-03, R-04, R-17']);
  });

  it.each([
    ['UTF-8', utf8('Überblick,Ω'), 'utf-8', ['Überblick', 'Ω']],
    ['UTF-8 with its mark', utf8('\ufeffÜberblick,Ω'), 'utf-8-bom', ['Überblick', 'Ω']],
    ['Windows-1252', Uint8Array.from([0xdc, 0x62, 0x65, 0x72, 0x2c, 0x80, 0x93, 0x78, 0x94]), 'windows-1252', ['Über', '€“x”']],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from('Ü,Ω', 'utf16le')]), 'utf-16le', ['Ü', 'Ω']],
  ])('is decoded as %s', async (_what, bytes, encoding, cells) => {
    const table = await readTableFrom(bytes, 'list.csv');
    expect(table.encoding).toBe(encoding);
    expect(table.rows[0]?.cells).toEqual(cells);
  });

  it('keeps line breaks and quotation marks within cells, counts records as rows, and passes over empty ones', async () => {
    const table = await readTableFrom(utf8('a,b\n"two\nlines","say ""yes"""\n,\n3,4\n'), 'list.csv');
    expect(table.rows).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['two\nlines', 'say "yes"'] },
      { number: 4, cells: ['3', '4'] },
    ]);
  });

  it('gives back any table that was written with quotation marks', async () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\u0000', '').trim());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const text = Papa.unparse([['first', 'second', 'third'], ...rows], { quotes: true });
        const read = await cellsOf(utf8(text));
        expect(read.slice(1)).toEqual(rows.filter((row) => row.some((one) => one !== '')));
      }),
      { numRuns: 60 },
    );
  });
});

describe('an Excel workbook', () => {
  it('is read sheet by sheet: texts, numbers, days as ISO, yes and no, gaps', async () => {
    const book = await aWorkbook({
      Cover: [['Statement']],
      'Annex A': [['Control', 'Due', 'Share', 'Done'], ['A.5.4', new Date(Date.UTC(2026, 8, 14)), 0.1, true], [], [null, null, 12]],
    });
    const table = await readTableFrom(book, 'soa.xlsx', 'Annex A');
    expect(table).toMatchObject({ kind: 'xlsx', sheet: 'Annex A', sheets: ['Cover', 'Annex A'], encoding: null });
    expect(table.rows).toEqual([
      { number: 1, cells: ['Control', 'Due', 'Share', 'Done'] },
      { number: 2, cells: ['A.5.4', '2026-09-14', '0.1', 'TRUE'] },
      { number: 4, cells: ['', '', '12'] },
    ]);
    expect(await cellsOf(book, 'soa.xlsx')).toEqual([['Statement']]);
  });

  it('is read with prefixed names, inline strings, rich text, phonetic readings and escaped characters', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c r="B3" t="inlineStr"><x:is><x:r><x:t>A.</x:t></x:r><x:r><x:t>5.4</x:t></x:r></x:is></x:c>' +
      '<x:c r="D3" t="s"><x:v>0</x:v></x:c><x:c t="str"><x:f>1+1</x:f><x:v>two_x000A_lines</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const strings = '<sst><si><t>shared</t><rPh sb="0" eb="1"><t>reading</t></rPh></si></sst>';
    const table = await readTableFrom(await withSheet(sheet, { 'xl/sharedStrings.xml': strings }), 'x.xlsx');
    expect(table.rows).toEqual([{ number: 3, cells: ['', 'A.5.4', '', 'shared', 'two\nlines'] }]);
  });

  it('leaves nothing on disk', async () => {
    const before = readdirSync(tmpdir()).filter((name) => /xlsx|excel|yauzl/i.test(name));
    await readTableFrom(await aWorkbook({ S: [['a']] }), 'x.xlsx');
    expect(readdirSync(tmpdir()).filter((name) => /xlsx|excel|yauzl/i.test(name))).toEqual(before);
  });
});

describe('a file that is no table is refused by name', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['a program', () => Uint8Array.from([0x4d, 0x5a, 0, 0, 1]), /neither a CSV file nor an Excel/],
    ['a zip that is no workbook', () => aZip({ 'word/document.xml': '<w/>' }), /neither a CSV file nor an Excel/],
    ['an old Excel file', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /old format, or it is under a password/],
    ['a workbook that was cut off', async () => (await aWorkbook({ S: [['a']] })).subarray(0, 900), /damaged or was cut off/],
    ['a sheet that is no XML', () => withSheet('<worksheet><row></worksheet>'), /damaged or was cut off/],
    [
      'a sheet with entities',
      () => withSheet('<!DOCTYPE w [<!ENTITY a "ha">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>'),
      /damaged/,
    ],
    ['an empty file', () => utf8(''), /no filled row/],
    ['blank rows alone', () => utf8(',,\n,,\n'), /no filled row/],
    ['a quotation mark that never closes', () => utf8('a,b\n1,2\n"3,4\n5,6\n'), /broken at row 3/],
  ])('%s', async (_what, make, message) => {
    const error = await failure(await make());
    expect(error.code).toBe('NOT_A_TABLE');
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/Nothing was written/);
  });

  it('a sheet that is not there, naming those that are', async () => {
    const error = await failure(await aWorkbook({ Cover: [['x']], List: [['y']] }), 'Annex');
    expect([error.code, error.hint]).toEqual(['NOT_FOUND', 'Its sheets: Cover, List.']);
    expect((await failure(utf8('a,b\n1,2'), 'Annex')).code).toBe('NOT_FOUND');
  });

  it('more columns than any register has', async () => {
    expect((await failure(await withSheet('<worksheet><row r="1"><c r="ZZZ1"><v>1</v></c></row></worksheet>'))).code).toBe('TOO_LARGE');
  });
});

describe('days of a spreadsheet', () => {
  it.each([
    [46279, false, '2026-09-14'],
    [46279.5, false, '2026-09-14 12:00'],
    [0.25, false, '06:00'],
    [1, false, '1900-01-01'],
    [61, false, '1900-03-01'],
    [44817, true, '2026-09-14'],
    [46279.99999, false, '2026-09-15'],
    [-1, false, null],
    [9_999_999, false, null],
  ])('%s (from 1904: %s) is %s', (serial, from1904, iso) => {
    expect(serialToIso(serial, from1904)).toBe(iso);
  });

  it.each([
    [14, undefined, true],
    [2, undefined, false],
    [164, 'd mmm yyyy', true],
    [165, '[$-407]dd.mm.yyyy;@', true],
    [166, '[h]:mm', true],
    [167, '0.00 "days"', false],
    [168, '[Red]0.0', false],
    [169, 'General', false],
  ])('format %s %s shows a day: %s', (id, code, expected) => {
    expect(isDateFormat(id, code)).toBe(expected);
  });
});
