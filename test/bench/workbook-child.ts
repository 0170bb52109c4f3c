/**
 * One workbook in a process of its own: `node workbook-child.ts ours|raw ROWS FOLDER`. `ours` writes it as the product
 * does; `raw` is the yardstick: exceljs' stream writer alone, with shared style objects and inline strings.
 * Prints processor time in milliseconds and the highest memory in MiB.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type Excel from 'exceljs';
import { renderWorkbook } from '../../electron/core/export/workbook/render-workbook.ts';
import type { SheetColumn, SheetRow, WorkbookModel } from '../../electron/core/export/workbook/workbook-types.ts';

const excel = createRequire(import.meta.url)('exceljs') as typeof Excel;
const [mode = '', rowsWord = '', folder = ''] = process.argv.slice(2);
const COLUMNS = 12;

const columns: readonly SheetColumn[] = Array.from({ length: COLUMNS }, (_none, at) => ({
  header: `Column ${at + 1}`,
  kind: at === 3 ? 'date' : at === 4 ? 'number' : 'text',
  width: 18,
}));
/** Joined, so that each text is one piece of memory, as those from a file are. */
const cell = (row: number, at: number) =>
  at === 3
    ? `2026-11-${String((row % 28) + 1).padStart(2, '0')}`
    : at === 4
      ? row
      : ['Record', row, 'of the register, field', at].join(' ');

const sheetRows: readonly SheetRow[] = Array.from({ length: Number(rowsWord) }, (_none, row) => ({
  cells: columns.map((_column, at) => cell(row, at)),
}));

const model: WorkbookModel = {
  title: 'Register',
  subject: 'Bench',
  author: 'Ines Vogt',
  company: 'Tarn Certification',
  heading: 'Lumenfold AI',
  footing: 'Confidential',
  madeAt: '2026-11-20T09:00:00.000Z',
  sheets: [{ name: 'Records', columns, rows: sheetRows, frozenColumns: 1 }],
};

async function raw(target: string): Promise<void> {
  const book = new excel.stream.xlsx.WorkbookWriter({
    filename: target,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 6 } },
  });
  const font = { name: 'Arial', size: 9.5 };
  const border: Partial<Excel.Borders> = { bottom: { style: 'thin' } };
  const alignment: Partial<Excel.Alignment> = { vertical: 'top', wrapText: true };
  const styles: Readonly<Record<string, Partial<Excel.Style>>> = {
    text: { font, border, alignment, numFmt: '@' },
    date: { font, border, alignment, numFmt: 'd mmm yyyy' },
    number: { font, border, alignment, numFmt: '#,##0' },
  };
  const sheet = book.addWorksheet('Records');
  sheet.columns = columns.map((column, at) => ({ key: `c${at}`, width: column.width }));
  sheet.addRow(columns.map(({ header }) => header)).commit();
  for (const [number, row] of sheetRows.entries()) {
    const line = sheet.addRow([]);
    for (const [at, { kind }] of columns.entries()) {
      const value = row.cells[at] ?? null;
      const one = line.getCell(at + 1);
      one.value = kind === 'date' ? new Date(`${value}T00:00:00Z`) : value;
      one.style = styles[kind] ?? {};
    }
    line.commit();
    if (number % 500 === 499) await new Promise((resolve) => setImmediate(resolve));
  }
  sheet.commit();
  await book.commit();
}

const target = join(folder, `${mode}.xlsx`);
const before = process.cpuUsage();
if (mode === 'ours') await renderWorkbook(model, target, () => undefined);
else await raw(target);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ cpu: (user + system) / 1000, megabytes: process.resourceUsage().maxRSS / 1024 }));
