/** Response workbooks as a client edits them. */
import { createRequire } from 'node:module';
import type Excel from 'exceljs';
import type { ResponseField } from '../../shared/model/response-fields.ts';
import { t } from '../../shared/words/words.ts';

const excel = createRequire(import.meta.url)('exceljs') as typeof Excel;

export const HEAD_ROW = 2;

/** Column of a title, from 1. */
export function columnOf(sheet: Excel.Worksheet, title: string): number {
  let found = 0;
  sheet.getRow(HEAD_ROW).eachCell((cell, at) => {
    if (cell.value === title) found = at;
  });
  if (found === 0) throw new Error(`The sheet has no column ${title}.`);
  return found;
}

export const answerColumn = (sheet: Excel.Worksheet, field: ResponseField): number => columnOf(sheet, t(`response.field.${field}`));

/** Row of a nonconformity by its number. */
export function rowOf(sheet: Excel.Worksheet, number: string): Excel.Row {
  const at = columnOf(sheet, t('response.locked.number'));
  for (let row = HEAD_ROW + 1; row <= sheet.rowCount; row += 1)
    if (sheet.getRow(row).getCell(at).value === number) return sheet.getRow(row);
  throw new Error(`The sheet has no row ${number}.`);
}

/** Opens a workbook, changes its answers sheet, and answers the bytes of the changed file. */
export async function editedBook(path: string, edit: (sheet: Excel.Worksheet, book: Excel.Workbook) => void): Promise<Buffer> {
  const book = new excel.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet(t('responseBook.sheetAnswers'));
  if (sheet === undefined) throw new Error('The workbook has no sheet of answers.');
  edit(sheet, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

export type Answers = Partial<Record<ResponseField, string | number | boolean | Date | Excel.CellFormulaValue>>;

/** The workbook with the answers of one nonconformity filled in. */
export const answered = (path: string, number: string, answers: Answers): Promise<Buffer> =>
  editedBook(path, (sheet) => fill(sheet, number, answers));

export function fill(sheet: Excel.Worksheet, number: string, answers: Answers): void {
  const row = rowOf(sheet, number);
  for (const [field, value] of Object.entries(answers)) row.getCell(answerColumn(sheet, field as ResponseField)).value = value;
}

/** A whole answer. */
export const wholeAnswer: Answers = {
  understood: 'Yes',
  correction: 'The three alarms were reviewed and entered in the log.',
  correctionDoneOn: new Date(Date.UTC(2026, 11, 1)),
  extent: 'All alarms of 2026 were looked at; no other is affected.',
  cause: 'The alarms reach a mailbox that no role owns.',
  method: 'Five whys',
  correctiveAction: 'The alarm goes to the ticket tool; the tool asks for a review number.',
  owner: 'Platform lead',
  plannedFor: new Date(Date.UTC(2027, 0, 15)),
  enclosed: 'Log extract, weeks 27 to 38.pdf',
};

export const inFile = (bytes: Buffer, name = 'answers.xlsx') => ({ base64: bytes.toString('base64'), name });
