/**
 * The sink on exceljs' stream writer. What the library can and cannot do was tried out: inline strings and shared style
 * objects keep memory small; `views` go with `addWorksheet`; dates are written from UTC; zip entries carry the clock
 * unless each one is given a date.
 */
import type { Writable } from 'node:stream';
import type Excel from 'exceljs';
import { type ResultClass, resultClass } from '../../../../shared/model/vocabulary.ts';
import { t } from '../../../../shared/words/words.ts';
import { cellText, rowHeight, sheetName, textLines } from './cell-text.ts';
import { openBook } from './excel-writer.ts';
import type { WorkbookSink } from './workbook-sink.ts';
import { type CellKind, type CellValue, resultMarks, type SheetColumn, type SheetModel, type WorkbookModel } from './workbook-types.ts';

/** Rows after which the sheet looks whether what is written was taken. */
const ROWS_PER_LOOK = 10;
/** And after which it says how far it is. */
const ROWS_PER_WORD = 500;
/** What Excel adds to a column for its padding, in characters; also keeps a width from being the library's default, which it leaves out. */
const CELL_PADDING = 0.71;
/** Sum of column widths from which A4 landscape becomes too small to read; then A3. */
const A4_WIDTHS = 190;
const paper = { a3: 8 as Excel.PaperSize, a4: 9 as Excel.PaperSize };

export const sheetFont = { name: 'Arial', size: 9.5, color: { argb: 'FF1A222B' } };
const top: Partial<Excel.Alignment> = { vertical: 'top', wrapText: true };
export const hairline: Partial<Excel.Border> = { style: 'thin', color: { argb: 'FFC6CDD4' } };
export const ground = (argb: string): Excel.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

const headStyle: Partial<Excel.Style> = {
  font: { ...sheetFont, bold: true, color: { argb: 'FF1E4B66' } },
  alignment: { vertical: 'middle', wrapText: true },
  fill: ground('FFE8EFF3'),
  border: { bottom: { style: 'medium', color: { argb: 'FF1E4B66' } } },
};

const formats: Readonly<Record<CellKind, string>> = {
  text: '@',
  date: 'd mmm yyyy',
  instant: 'd mmm yyyy hh:mm:ss',
  number: '#,##0',
  percent: '0.0%',
};

/** Fractions keep their digits; whole numbers get no trailing point. */
const fractionFormat = '#,##0.0#';

/** State colours of the documents: text and ground. */
const stateColours: Readonly<Partial<Record<ResultClass, { text: string; ground: string }>>> = {
  major: { text: 'FF9B2226', ground: 'FFF6E9E9' },
  minor: { text: 'FF8A5A10', ground: 'FFFBF3E6' },
  opportunity: { text: 'FF2F5F8F', ground: 'FFEAF1F7' },
};

type StyleOf = (kind: CellKind, value: CellValue) => Partial<Excel.Style>;

/**
 * One style object per kind of cell, shared by all cells: setting parts one by one takes three times as long.
 * @returns the styles of a column, looked up without making a key for every cell
 */
function cellStyles(): (column: SheetColumn) => StyleOf {
  const made = new Map<string, Partial<Excel.Style>>();
  const styleFor = (kind: CellKind, column: SheetColumn, fraction: boolean): Partial<Excel.Style> => {
    const key = `${kind} ${column.key === true} ${column.fill === true} ${fraction}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const frame: Partial<Excel.Borders> = column.fill
      ? { top: hairline, bottom: hairline, left: hairline, right: hairline }
      : { bottom: hairline };
    const style: Partial<Excel.Style> = {
      font: column.key === true ? { ...sheetFont, bold: true } : sheetFont,
      alignment: { ...top, horizontal: kind === 'number' || kind === 'percent' ? 'right' : 'left' },
      border: frame,
      numFmt: fraction ? fractionFormat : formats[kind],
      ...(column.fill ? { fill: ground('FFFFFBEA'), protection: { locked: false } } : {}),
    };
    made.set(key, style);
    return style;
  };
  return (column) => {
    const whole = new Map<CellKind, Partial<Excel.Style>>();
    return (kind, value) => {
      if (kind === 'number' && typeof value === 'number' && !Number.isInteger(value)) return styleFor(kind, column, true);
      const known = whole.get(kind);
      if (known !== undefined) return known;
      const style = styleFor(kind, column, false);
      whole.set(kind, style);
      return style;
    };
  };
}

/** The value as the library takes it; dates in UTC, or local midnight would become a fraction of a day. */
function cellValue(kind: CellKind, value: CellValue, cutMark: string): string | number | Date | null {
  if (value === null || value === '') return null;
  if (kind === 'date' && typeof value === 'string') return new Date(`${value}T00:00:00Z`);
  if (kind === 'instant' && typeof value === 'string') return new Date(value);
  return typeof value === 'string' ? cellText(value, cutMark) : value;
}

const linesOf = (value: CellValue, width: number): number => (typeof value === 'string' ? textLines(value, width) : 1);

/** Excel's head and foot language: `&` is its escape. */
export const plain = (text: string) => text.replaceAll('&', '&&');

export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function openExcelSink(model: WorkbookModel, target: string | Writable): WorkbookSink {
  const madeAt = new Date(model.madeAt);
  const { book, drained, close } = openBook(target, madeAt);
  Object.assign(book, {
    creator: model.author,
    lastModifiedBy: model.author,
    company: model.company,
    title: model.title,
    subject: model.subject,
    created: madeAt,
    modified: madeAt,
  });
  const stylesOf = cellStyles();
  const cutMark = t('workbook.cutMark');
  const taken = new Set<string>();

  const addLists = (sheet: Excel.Worksheet, model: SheetModel) => {
    const last = Math.max(model.rows.length + 1, 2);
    for (const [index, column] of model.columns.entries()) {
      if (column.choices === undefined) continue;
      const letters = columnLetters(index + 1);
      const range = sheet as unknown as { dataValidations: { add(range: string, rule: Excel.DataValidation): void } };
      range.dataValidations.add(`${letters}2:${letters}${last}`, {
        type: 'list',
        allowBlank: true,
        // A quote inside a quoted list stands twice.
        formulae: [`"${column.choices.join(',').replaceAll('"', '""')}"`],
        showErrorMessage: true,
        errorTitle: t('workbook.listTitle'),
        error: t('workbook.listError'),
      });
    }
  };

  const addStateRules = (sheet: Excel.Worksheet, model: SheetModel) => {
    const last = Math.max(model.rows.length + 1, 2);
    for (const [index, column] of model.columns.entries()) {
      if (column.states !== true) continue;
      const letters = columnLetters(index + 1);
      const rules = resultClass.options.flatMap((state, priority): Excel.ConditionalFormattingRule[] => {
        const colours = stateColours[state];
        if (colours === undefined) return [];
        const style = {
          font: { bold: state === 'major', color: { argb: colours.text } },
          fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: colours.ground } } as Excel.Fill,
        };
        return [{ type: 'expression', priority: priority + 1, formulae: [`ISNUMBER(SEARCH("${resultMarks[state]}",${letters}2))`], style }];
      });
      sheet.addConditionalFormatting({ ref: `${letters}2:${letters}${last}`, rules });
    }
  };

  return {
    async addSheet(model_, onRows) {
      const name = sheetName(model_.name, taken);
      taken.add(name.toLowerCase());
      const widths = model_.columns.reduce((sum, column) => sum + column.width, 0);
      const sheet = book.addWorksheet(name, {
        views: [{ state: 'frozen', xSplit: model_.frozenColumns, ySplit: 1, showGridLines: false }],
        pageSetup: {
          orientation: model_.portrait === true ? 'portrait' : 'landscape',
          paperSize: model_.portrait === true || widths <= A4_WIDTHS ? paper.a4 : paper.a3,
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '1:1',
          margins: { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
        },
        headerFooter: {
          oddHeader: `&L&8${plain(model.heading)}&R&8${plain(model_.name)}`,
          oddFooter: `&L&8${plain(model.footing)}&R&8${t('workbook.page', { page: '&P', pages: '&N' })}`,
        },
      });
      sheet.columns = model_.columns.map((column, index) => ({ key: `c${index}`, width: column.width + CELL_PADDING }));
      sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(model_.rows.length + 1, 1), column: model_.columns.length } };
      addLists(sheet, model_);
      addStateRules(sheet, model_);

      const head = sheet.addRow(model_.columns.map((column) => column.header));
      head.height = 22;
      head.eachCell((cell) => {
        cell.style = headStyle;
      });
      head.commit();

      const columns = model_.columns.map((column) => ({ ...column, styleOf: stylesOf(column) }));
      for (const [number, row] of model_.rows.entries()) {
        const line = sheet.addRow([]);
        let lines = 1;
        for (const [index, column] of columns.entries()) {
          const kind = row.kinds?.[index] ?? column.kind;
          const value = row.cells[index] ?? null;
          const cell = line.getCell(index + 1);
          cell.value = cellValue(kind, value, cutMark);
          cell.style = column.styleOf(kind, value);
          lines = Math.max(lines, linesOf(value, column.width));
        }
        line.height = rowHeight(lines);
        line.commit();
        if (number % ROWS_PER_LOOK === ROWS_PER_LOOK - 1) await drained();
        if (number % ROWS_PER_WORD === ROWS_PER_WORD - 1) {
          onRows(number + 1);
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
      onRows(model_.rows.length);
      sheet.commit();
    },
    close,
  };
}
