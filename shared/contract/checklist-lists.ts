/** Own checklists to and from a spreadsheet program: requirement, unit, question, hint. */
import { z } from 'zod';
import { count, id, line, longLine, sha256 } from '../model/scalars.ts';
import { promptList } from '../model/vocabulary.ts';
import { command, fileAt, query, task } from './define.ts';
import { previewOf, readingOf, rowNumber } from './table-import.ts';

export const questionField = z.enum(['requirement', 'unit', 'list', 'question', 'hint']);
export type QuestionField = z.infer<typeof questionField>;

const reading = { auditId: id, ...readingOf(questionField) };

/** What taking a row over would do. */
export const questionDeed = z.enum([
  /** A question that the audit does not have. */
  'new',
  /** The audit has the question with another hint. */
  'hint',
  /** The audit has it: nothing. */
  'known',
  /** No question in the row: it only asks for the row of the checklist. */
  'row',
]);
export type QuestionDeed = z.infer<typeof questionDeed>;

export const checklistListMethods = {
  'checklist.exportQuestions': command(
    'Writes the requirements of a checklist with its own questions as a workbook that can be filled in and read back.',
    z.strictObject({ auditId: id, to: fileAt, task: task.optional() }),
    z.strictObject({ fileName: z.string(), bytes: count, sha256, rows: count }),
    { ledger: false },
  ),
  'checklist.previewQuestions': query(
    'Reads a list of own questions and says what taking it over would do. Nothing is written.',
    z.strictObject(reading),
    z.strictObject({
      ...previewOf(questionField),
      /** Of the rows that are ready, by what they would do. */
      counts: z.record(questionDeed, count),
      /** Rows of the checklist that would be added, because a row of the file is for them. */
      addedRows: count,
      /** The first rows as they would be taken over. */
      lines: z.array(
        z.strictObject({
          row: rowNumber,
          ref: line,
          unit: line,
          list: promptList,
          question: line,
          hint: longLine,
          deed: questionDeed,
          addsRow: z.boolean(),
        }),
      ),
    }),
    { topics: ['checklist', 'scope'] },
  ),
  'checklist.importQuestions': command(
    'Takes a list of own questions over in one step, after a backup: questions the audit does not have, and the rows they are for.',
    z.strictObject({ ...reading, leaveOutWrong: z.boolean().optional() }),
    z.strictObject({ added: count, changed: count, known: count, addedRows: count }),
    { topics: ['checklist'] },
  ),
} as const;
