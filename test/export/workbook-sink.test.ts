/** The sink on a real file: read back by exceljs, and by LibreOffice where it is installed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Excel from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { renderWorkbook } from '../../electron/core/export/workbook/render-workbook.ts';
import type { WorkbookModel } from '../../electron/core/export/workbook/workbook-types.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const payloads = [
  '=1+1',
  '=HYPERLINK("x","y")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  "=cmd|' /C calc'!A0",
  '=IMPORTXML("x")',
  '=WEBSERVICE("x")',
  '﹦1+1',
  '＝1+1',
  '=DDE("a";"b";"c")',
  '"=1+1',
  "'=1+1",
  "='file'!A1",
  '-@SUM(1)',
  '+cmd|x!A',
  '=[other.xlsx]S!A1',
  '@import',
];

const model: WorkbookModel = {
  title: 'Title',
  subject: 'Subject',
  author: 'Ines Vogt',
  company: 'Tarn Certification',
  heading: 'A & B · S2',
  footing: 'Confidential',
  madeAt: '2026-11-19T10:00:00.000Z',
  sheets: [
    {
      name: 'Checklist',
      frozenColumns: 1,
      columns: [
        { header: 'Ref.', kind: 'text', width: 9, key: true },
        { header: 'Text', kind: 'text', width: 40, states: true },
        { header: 'Date', kind: 'date', width: 12 },
        { header: 'Days', kind: 'number', width: 9 },
        { header: 'Fill in', kind: 'text', width: 12, fill: true, choices: ['yes', 'no'] },
      ],
      rows: [
        { cells: ['8.4', '■ Major', '2026-11-18', 4.5, null] },
        ...payloads.map((payload, index) => ({ cells: [`P${index}`, payload, null, index, null] })),
      ],
    },
    { name: 'Empty', frozenColumns: 0, portrait: true, columns: [{ header: 'Nothing', kind: 'text', width: 20 }], rows: [] },
  ],
};

async function written(name: string): Promise<string> {
  const path = join(folder, name);
  await renderWorkbook(model, path, () => undefined);
  return path;
}

describe('a written workbook', () => {
  it('gives back every cell as it was given, with real dates and numbers', async () => {
    const book = new Excel.Workbook();
    await book.xlsx.readFile(await written('back.xlsx'));
    const sheet = book.getWorksheet('Checklist');
    expect(sheet?.getRow(1).values).toEqual([undefined, 'Ref.', 'Text', 'Date', 'Days', 'Fill in']);
    expect(sheet?.getCell('C2').value).toEqual(new Date('2026-11-18T00:00:00Z'));
    expect(sheet?.getCell('D2').value).toBe(4.5);
    for (const [index, payload] of payloads.entries()) {
      const cell = sheet?.getCell(index + 3, 2);
      expect(cell?.formula, payload).toBeUndefined();
      expect(cell?.text.trim(), payload).toBe(payload.trim());
    }
  });

  it('holds no formula, no external link and no link at all in its XML', async () => {
    const path = await written('xml.xlsx');
    const names = execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' }).trim().split('\n');
    expect(names.filter((name) => /externalLink|hyperlink|vba|drawing/i.test(name))).toEqual([]);
    const sheet = execFileSync('unzip', ['-p', path, 'xl/worksheets/sheet1.xml'], { encoding: 'utf8' });
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).not.toContain('<hyperlink');
  });

  it('freezes its head, filters all rows, and offers the choices of a column that is to be filled in', async () => {
    const sheet = execFileSync('unzip', ['-p', await written('views.xlsx'), 'xl/worksheets/sheet1.xml'], { encoding: 'utf8' });
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain(`<autoFilter ref="A1:E${payloads.length + 2}"/>`);
    expect(sheet).toMatch(/<dataValidation[^>]*sqref="E2:E\d+"/);
    expect(sheet).toContain('&quot;yes,no&quot;');
  });

  it('has the same bytes when the same model is written twice', async () => {
    expect(readFileSync(await written('one.xlsx')).equals(readFileSync(await written('two.xlsx')))).toBe(true);
  });

  it('tells how many rows are done, ending with all of them', async () => {
    const seen: number[] = [];
    await renderWorkbook(model, join(folder, 'progress.xlsx'), (done, total) => {
      expect(total).toBe(payloads.length + 1);
      seen.push(done);
    });
    expect(seen.at(-1)).toBe(payloads.length + 1);
  });
});
