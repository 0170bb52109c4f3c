/**
 * Writes the response workbook with exceljs' stream writer (what it can and cannot do: excel-sink.ts). White cells are
 * locked, yellow ones are not; two hidden columns and one hidden sheet let the file be known again on return.
 */
import type Excel from 'exceljs';
import {
  type LockedField,
  lockedField,
  type ResponseField,
  responseField,
  responseKinds,
} from '../../../../shared/model/response-fields.ts';
import { longDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { ResponseBookModel } from '../response-book-model.ts';
import { cellText, rowHeight, textLines } from './cell-text.ts';
import { columnLetters, ground, hairline, plain, sheetFont } from './excel-sink.ts';
import { openBook } from './excel-writer.ts';
import { gradeWord, MARKS_SHEET, methodWords, understoodWords } from './response-words.ts';

const lockedWidths: Readonly<Record<LockedField, number>> = {
  number: 9,
  grade: 11,
  requirement: 22,
  statement: 40,
  evidence: 52,
  answerBy: 13,
};
const answerWidths: Readonly<Record<ResponseField, number>> = {
  understood: 12,
  view: 28,
  correction: 40,
  correctionDoneOn: 14,
  extent: 32,
  cause: 40,
  method: 14,
  correctiveAction: 40,
  owner: 20,
  plannedFor: 14,
  enclosed: 28,
};
/** Title row, head row, then the nonconformities. */
const HEAD_ROW = 2;
const FIRST_ROW = 3;
/** What the input hint asks for; more is read all the same. */
const LONGEST_TYPED = 8000;
const LOWEST_ROW = 64;

const dateFormat = 'd mmm yyyy';
const wrapped: Partial<Excel.Alignment> = { vertical: 'top', wrapText: true };
const frame: Partial<Excel.Borders> = { top: hairline, bottom: hairline, left: hairline, right: hairline };

const styles = {
  title: { font: { ...sheetFont, size: 12, bold: true, color: { argb: 'FF1E4B66' } }, alignment: { vertical: 'middle' } },
  head: {
    font: { ...sheetFont, bold: true, color: { argb: 'FF1E4B66' } },
    alignment: { vertical: 'middle', wrapText: true },
    fill: ground('FFE8EFF3'),
    border: { bottom: { style: 'medium', color: { argb: 'FF1E4B66' } } },
  },
  locked: { font: sheetFont, alignment: wrapped, border: { bottom: hairline }, numFmt: '@' },
  lockedDate: { font: sheetFont, alignment: { ...wrapped, horizontal: 'left' }, border: { bottom: hairline }, numFmt: dateFormat },
  key: { font: { ...sheetFont, bold: true }, alignment: wrapped, border: { bottom: hairline }, numFmt: '@' },
  answer: { font: sheetFont, alignment: wrapped, border: frame, fill: ground('FFFFFBEA'), numFmt: '@', protection: { locked: false } },
  answerDate: {
    font: sheetFont,
    alignment: { ...wrapped, horizontal: 'left' },
    border: frame,
    fill: ground('FFFFFBEA'),
    numFmt: dateFormat,
    protection: { locked: false },
  },
  plain: { font: sheetFont, alignment: wrapped },
  bold: { font: { ...sheetFont, bold: true, color: { argb: 'FF1E4B66' } }, alignment: wrapped },
} satisfies Record<string, Partial<Excel.Style>>;

const dayOf = (iso: string) => (iso === '' ? null : new Date(`${iso}T00:00:00Z`));

/** The text of a cell as a person reads it. */
function shown(field: ResponseField, value: string): string {
  if (responseKinds[field] === 'understood') return understoodWords.find(({ code }) => code === value)?.word ?? '';
  if (responseKinds[field] === 'method') return methodWords.find(({ code }) => code === value)?.word ?? '';
  return value;
}

type Validations = { dataValidations: { add(range: string, rule: Excel.DataValidation): void } };

function addValidations(sheet: Excel.Worksheet, lastRow: number, firstColumn: number): void {
  const { dataValidations } = sheet as unknown as Validations;
  for (const [at, field] of responseField.options.entries()) {
    const letters = columnLetters(firstColumn + at);
    const hint = {
      showInputMessage: true,
      promptTitle: t(`response.field.${field}`).slice(0, 32),
      prompt: t(`responseBook.hint.${field}`),
    };
    const strict = { allowBlank: true, showErrorMessage: true, ...hint };
    const kind = responseKinds[field];
    const list = (range: string): Excel.DataValidation => ({
      ...strict,
      type: 'list',
      formulae: [range],
      errorTitle: t('responseBook.listTitle'),
      error: t('responseBook.listError'),
    });
    const rule: Excel.DataValidation =
      kind === 'understood'
        ? list(`${t('responseBook.sheetLists')}!$A$1:$A$${understoodWords.length}`)
        : kind === 'method'
          ? list(`${t('responseBook.sheetLists')}!$B$1:$B$${methodWords.length}`)
          : kind === 'date'
            ? {
                ...strict,
                type: 'date',
                operator: 'greaterThan',
                formulae: [new Date(Date.UTC(2000, 0, 1))],
                errorTitle: t('responseBook.dateTitle'),
                error: t('responseBook.dateError'),
              }
            : {
                ...strict,
                type: 'textLength',
                operator: 'lessThanOrEqual',
                formulae: [LONGEST_TYPED],
                errorTitle: t('responseBook.longTitle'),
                error: t('responseBook.longError'),
              };
    dataValidations.add(`${letters}${FIRST_ROW}:${letters}${lastRow}`, rule);
  }
}

const open: Partial<Excel.WorksheetProtection> = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  autoFilter: true,
  sort: false,
};

async function addAnswers(book: Excel.stream.xlsx.WorkbookWriter, model: ResponseBookModel, footing: string): Promise<void> {
  const columns = [
    ...lockedField.options.map((field) => lockedWidths[field]),
    ...responseField.options.map((field) => answerWidths[field]),
  ];
  const sheet = book.addWorksheet(t('responseBook.sheetAnswers'), {
    views: [{ state: 'frozen', xSplit: 3, ySplit: HEAD_ROW, showGridLines: false }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 8 as Excel.PaperSize,
      fitToPage: true,
      fitToWidth: 2,
      fitToHeight: 0,
      printTitlesRow: `1:${HEAD_ROW}`,
      printTitlesColumn: 'A:C',
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L&8${plain(footing)}&R&8${t('workbook.page', { page: '&P', pages: '&N' })}` },
  });
  sheet.columns = [
    { key: 'id', width: 38, hidden: true },
    { key: 'fingerprint', width: 38, hidden: true },
    ...columns.map((width, at) => ({ key: `c${at}`, width: width + 0.71 })),
  ];
  const last = FIRST_ROW + model.rows.length - 1;
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 3 }, to: { row: last, column: columns.length + 2 } };
  addValidations(sheet, last, 3 + lockedField.options.length);
  // The work of `protect` without a password is done at once.
  await sheet.protect('', open);

  const title = sheet.addRow([]);
  title.getCell(3).value = t('responseBook.heading', { audit: cellText(model.audit, '') });
  title.getCell(3).style = styles.title;
  title.height = 24;
  title.commit();
  const head = sheet.addRow([
    t('response.column.id'),
    t('response.column.fingerprint'),
    ...lockedField.options.map((field) => t(`response.locked.${field}`)),
    ...responseField.options.map((field) => t(`response.field.${field}`)),
  ]);
  head.height = 30;
  head.eachCell((cell) => {
    cell.style = styles.head;
  });
  head.commit();

  for (const { id, fingerprint, locked, answers } of model.rows) {
    const row = sheet.addRow([]);
    const put = (at: number, value: string | Date | null, style: Partial<Excel.Style>) => {
      const cell = row.getCell(at);
      cell.value = typeof value === 'string' ? (value === '' ? null : cellText(value, '')) : value;
      cell.style = style;
    };
    put(1, id, styles.locked);
    put(2, fingerprint, styles.locked);
    for (const [at, field] of lockedField.options.entries()) {
      const value = field === 'grade' ? gradeWord(locked.grade) : locked[field];
      if (field === 'answerBy') put(3 + at, dayOf(value), styles.lockedDate);
      else put(3 + at, value, field === 'number' ? styles.key : styles.locked);
    }
    const first = 3 + lockedField.options.length;
    for (const [at, field] of responseField.options.entries()) {
      if (responseKinds[field] === 'date') put(first + at, dayOf(answers[field]), styles.answerDate);
      else put(first + at, shown(field, answers[field]), styles.answer);
    }
    const texts = [
      ...lockedField.options.map((field) => ({ text: locked[field], width: lockedWidths[field] })),
      ...responseField.options.map((field) => ({ text: answers[field], width: answerWidths[field] })),
    ];
    row.height = Math.max(LOWEST_ROW, rowHeight(Math.max(...texts.map(({ text, width }) => textLines(text, width)))));
    row.commit();
  }
  sheet.commit();
}

async function addReadMe(book: Excel.stream.xlsx.WorkbookWriter, model: ResponseBookModel, footing: string): Promise<void> {
  const sheet = book.addWorksheet(t('responseBook.sheetReadMe'), {
    views: [{ showGridLines: false }],
    pageSetup: { orientation: 'portrait', paperSize: 9 as Excel.PaperSize, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L&8${plain(footing)}&R&8${t('workbook.page', { page: '&P', pages: '&N' })}` },
  });
  sheet.columns = [{ key: 'text', width: 100 }];
  await sheet.protect('', open);
  const values = { audit: model.audit, client: model.client, date: longDate(model.sentOn), auditor: model.auditor };
  const lines: [string, boolean][] = [
    [t('responseBook.readMe.whatTitle'), true],
    [t('responseBook.readMe.what', values), false],
    [t('responseBook.readMe.howTitle'), true],
    [t('responseBook.readMe.how1'), false],
    [t('responseBook.readMe.how2'), false],
    [t('responseBook.readMe.how3'), false],
    ...(model.certification ? [[t('responseBook.readMe.how4'), false] as [string, boolean]] : []),
    [t('responseBook.readMe.keepTitle'), true],
    [t('responseBook.readMe.keep1'), false],
    [t('responseBook.readMe.keep2'), false],
    [t('responseBook.readMe.questionsTitle'), true],
    [t('responseBook.readMe.questions', values), false],
  ];
  for (const [text, bold] of lines) {
    const row = sheet.addRow([cellText(text, '')]);
    row.getCell(1).style = bold ? styles.bold : styles.plain;
    row.height = bold ? 24 : rowHeight(textLines(text, 100));
    row.commit();
  }
  sheet.commit();
}

async function addHidden(book: Excel.stream.xlsx.WorkbookWriter, name: string, rows: readonly (readonly string[])[]): Promise<void> {
  const sheet = book.addWorksheet(name, { state: 'veryHidden' });
  await sheet.protect('', {});
  for (const cells of rows) sheet.addRow([...cells]).commit();
  sheet.commit();
}

/** @param path the temporary file to write */
export async function renderResponseBook(model: ResponseBookModel, path: string): Promise<{ sheets: string[] }> {
  const madeAt = new Date(model.madeAt);
  const { book, close } = openBook(path, madeAt);
  Object.assign(book, {
    creator: model.author,
    lastModifiedBy: model.author,
    company: model.body,
    title: t('responseBook.title', { audit: model.audit }),
    subject: model.client,
    created: madeAt,
    modified: madeAt,
  });
  const confidential = t('responseBook.confidential');
  const footing = model.body === '' ? confidential : t('responseBook.foot', { confidential, body: model.body });
  const columns = ['id', 'fingerprint', ...lockedField.options, ...responseField.options];
  await addAnswers(book, model, footing);
  await addReadMe(book, model, footing);
  const longest = Math.max(understoodWords.length, methodWords.length);
  const lists = Array.from({ length: longest }, (_none, at) => [understoodWords[at]?.word ?? '', methodWords[at]?.word ?? '']);
  await addHidden(book, t('responseBook.sheetLists'), lists);
  await addHidden(book, MARKS_SHEET, [...Object.entries(model.marks), ['columns', columns.join(' ')]]);
  await close();
  return { sheets: [t('responseBook.sheetAnswers'), t('responseBook.sheetReadMe'), t('responseBook.sheetLists'), MARKS_SHEET] };
}
