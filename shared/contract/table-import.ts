/** What all imports of a table have in common: how a file is read, and what the preview of it says before anything is written. */
import { z } from 'zod';
import { count, line, text } from '../model/scalars.ts';
import { fileIn, task } from './define.ts';

export const columnPlace = z.int().min(0).max(16_383);
export const rowNumber = z.int().min(1).max(2_000_000);

/** How a table is read. What is left out is proposed by the program. @param field the fields that a column can be read as */
export const readingOf = <F extends z.ZodType>(field: F) => ({
  file: fileIn,
  sheet: line.optional(),
  mapping: z.strictObject({ headRow: rowNumber, columns: z.array(z.strictObject({ column: columnPlace, field })).max(1000) }).optional(),
  /** Cells that the person corrected in the preview. */
  corrections: z
    .array(z.strictObject({ row: rowNumber, column: columnPlace, value: text }))
    .max(5000)
    .optional(),
  leaveOut: z.array(rowNumber).max(100_000).optional(),
  task: task.optional(),
});

/** What every preview says about its file. */
export const previewOf = <F extends z.ZodType>(field: F) => ({
  name: line,
  kind: z.enum(['csv', 'xlsx']),
  sheet: line,
  sheets: z.array(line),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252']).nullable(),
  delimiter: line,
  headRow: rowNumber,
  /** Filled rows below the titles. */
  rows: count,
  columns: z.array(z.strictObject({ column: columnPlace, title: text, samples: z.array(line) })),
  mapping: z.array(z.strictObject({ column: columnPlace, field })),
  ready: count,
  leftOut: count,
  /** Rows that cannot be taken as they stand. */
  wrong: count,
  problems: z.array(z.strictObject({ row: rowNumber, column: columnPlace.nullable(), title: text, value: line, message: text })),
});
