/**
 * Where sheets are written to. exceljs is unmaintained, so that the product sees it through this small interface only
 * and it can be replaced.
 */
import type { Writable } from 'node:stream';
import type { SheetModel, WorkbookModel } from './workbook-types.ts';

export interface WorkbookSink {
  addSheet(sheet: SheetModel, onRows: (rows: number) => void): Promise<void>;
  /** Completes the file. Nothing is valid before. */
  close(): Promise<void>;
}

/** @param target path of the file to fill, or a stream for work that may leave no file */
export type OpenSink = (model: WorkbookModel, target: string | Writable) => WorkbookSink;
