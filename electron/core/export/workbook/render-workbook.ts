/** Writes a workbook model to a file: runs in the export thread. */
import type { Writable } from 'node:stream';
import { openExcelSink } from './excel-sink.ts';
import type { OpenSink } from './workbook-sink.ts';
import type { WorkbookModel } from './workbook-types.ts';

/**
 * @param target the temporary file to write, which the caller renames once it is complete, or a stream
 * @param onProgress rows written so far, of how many, and the sheet at work
 */
export async function renderWorkbook(
  model: WorkbookModel,
  target: string | Writable,
  onProgress: (done: number, total: number, sheet: string) => void,
  openSink: OpenSink = openExcelSink,
): Promise<{ sheets: string[] }> {
  const total = model.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  const sink = openSink(model, target);
  let before = 0;
  for (const sheet of model.sheets) {
    await sink.addSheet(sheet, (rows) => onProgress(before + rows, total, sheet.name));
    before += sheet.rows.length;
  }
  await sink.close();
  return { sheets: model.sheets.map((sheet) => sheet.name) };
}
