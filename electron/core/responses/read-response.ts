/**
 * Reads a returned response workbook. Nothing is guessed: the file must be known by its hidden sheet, columns are found
 * by their titles, rows by their ids, and a cell that cannot be read without doubt is a problem named by sheet, row and
 * column. Protection, sheet state and lists are never looked at: other programs write them as they like.
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import {
  LONGEST_ANSWER,
  LONGEST_LINE,
  type LockedField,
  lockedField,
  type ResponseField,
  responseField,
  responseKinds,
} from '../../../shared/model/response-fields.ts';
import { alike } from '../../../shared/rules/three-way.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { gradeWord, MARKS_SHEET, methodWords, RESPONSE_FORMAT, understoodWords } from '../export/workbook/response-words.ts';
import { columnLetter } from '../import/columns.ts';
import { type Cell, type CellRow, type CellSheets, readCells } from '../import/read-cells.ts';
import { dayFrom } from '../import/read-rows.ts';
import { isOle, isZip } from '../import/read-table.ts';
import { fromPairs } from './sent-values.ts';

export interface ReturnProblem {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

export interface ReturnedRow {
  readonly row: number;
  readonly sent: Row<'response_issue_row'>;
  /** Fields that could be read; a field that is missing here stays as it was sent. */
  readonly answers: Partial<Record<ResponseField, string>>;
}

export interface ReturnedBook {
  readonly issue: Row<'response_issue'>;
  readonly rows: readonly ReturnedRow[];
  readonly problems: readonly ReturnProblem[];
}

type Key = 'id' | 'fingerprint' | LockedField | ResponseField;

const titles: Readonly<Record<Key, string>> = Object.fromEntries([
  ['id', t('response.column.id')],
  ['fingerprint', t('response.column.fingerprint')],
  ...lockedField.options.map((field) => [field, t(`response.locked.${field}`)]),
  ...responseField.options.map((field) => [field, t(`response.field.${field}`)]),
]) as Record<Key, string>;
const keys = Object.keys(titles) as Key[];

const refusal = (name: string, key: 'notWorkbook' | 'macros' | 'externalParts' | 'notOurs') =>
  new AppError('NOT_A_TABLE', t(`responseCore.${key}`, { name }), { hint: t(`responseCore.${key}Hint`) });

/** Parts of a workbook that bring programs or other files with them. */
const MACROS = /(^|\/)(vbaProject[^/]*\.bin|macrosheets\/.+|activeX\/.+)$/i;
const EXTERNAL = /(^|\/)(externalLinks\/.+|connections\.xml|queryTables\/.+)$/i;

async function openBook(bytes: Uint8Array, name: string): Promise<CellSheets> {
  if (isOle(bytes) || !isZip(bytes)) throw refusal(name, 'notWorkbook');
  const book = await readCells(bytes, name);
  if (book.parts.some((part) => MACROS.test(part))) throw refusal(name, 'macros');
  if (book.parts.some((part) => EXTERNAL.test(part))) throw refusal(name, 'externalParts');
  return book;
}

/** The issue that the file says it answers. @throws NOT_A_TABLE, NOT_FOUND, RULE */
function issueOf(context: FileContext, book: CellSheets, name: string): Row<'response_issue'> {
  const marks = new Map((book.sheets.get(MARKS_SHEET) ?? []).map(({ cells }) => [cells[0]?.text ?? '', cells[1]?.text ?? '']));
  const format = marks.get('format') ?? '';
  if (!format.startsWith('fieldbook-response/')) throw refusal(name, 'notOurs');
  if (format !== RESPONSE_FORMAT)
    throw new AppError('NOT_A_TABLE', t('responseCore.newerFormat', { name, format }), { hint: t('responseCore.newerFormatHint') });
  if (marks.get('engagement') !== context.file.engagementId)
    throw new AppError('RULE', t('responseCore.otherEngagement', { name }), { hint: t('responseCore.otherEngagementHint') });
  const issue = context.file.queries.responses.issue(marks.get('issue') ?? '');
  if (issue === null || issue.kind !== 'workbook')
    throw new AppError('NOT_FOUND', t('responseCore.unknownIssue', { name }), { hint: t('responseCore.unknownIssueHint') });
  if (marks.get('digest') !== issue.digest || marks.get('audit') !== issue.auditId)
    throw new AppError('RULE', t('responseCore.changedMarks', { name, number: issue.number }), {
      hint: t('responseCore.changedMarksHint'),
    });
  return issue;
}

interface Head {
  readonly sheet: string;
  readonly row: number;
  readonly places: ReadonlyMap<Key, number>;
  readonly twice: readonly Key[];
  readonly rows: readonly CellRow[];
}

/** The sheet and row that know most of the titles. Columns may stand in any order. */
function findHead(book: CellSheets, name: string): Head {
  let best: Head | null = null;
  for (const [sheet, rows] of book.sheets) {
    for (const { number, cells } of rows.slice(0, 30)) {
      const places = new Map<Key, number>();
      const twice: Key[] = [];
      for (const [at, cell] of cells.entries()) {
        const key = keys.find((one) => titles[one].toLowerCase() === alike(cell.text).toLowerCase());
        if (key === undefined) continue;
        if (places.has(key)) twice.push(key);
        else places.set(key, at);
      }
      if (places.has('id') && places.size > (best?.places.size ?? 2)) best = { sheet, row: number, places, twice, rows };
    }
  }
  if (best === null) throw new AppError('NOT_A_TABLE', t('responseCore.noHead', { name }), { hint: t('responseCore.notOursHint') });
  return best;
}

const oneOf = (words: readonly { readonly code: string; readonly word: string }[], value: string): string | null => {
  const wanted = alike(value).toLowerCase();
  if (wanted === '') return '';
  return words.find(({ code, word }) => word.toLowerCase() === wanted || code === wanted)?.code ?? null;
};

const FIRST_DAY = 36_526; // 1 January 2000
const LAST_DAY = 73_050; // 31 December 2099

/** A day in a column of days: also where another program has lost the cell's format and left the bare number. */
function dayOf(cell: Cell): string | null {
  const text = alike(cell.text);
  if (text === '') return '';
  const serial = Number(text);
  if (cell.type === 'n' && !cell.isDate && Number.isInteger(serial) && serial >= FIRST_DAY && serial <= LAST_DAY)
    return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
  return dayFrom(text);
}

/** What a cell says in a field, or why it cannot be read. */
function readAnswer(field: ResponseField, cell: Cell): { readonly value: string } | { readonly wrong: string } {
  if (cell.formula !== null) return { wrong: t('responseCore.formula', { formula: `=${cell.formula}`.slice(0, 60) }) };
  if (cell.type === 'e') return { wrong: t('responseCore.errorValue', { value: cell.text.slice(0, 30) }) };
  const kind = responseKinds[field];
  const value = cell.text.slice(0, 60);
  if (kind === 'understood' || kind === 'method') {
    const words = kind === 'understood' ? understoodWords : methodWords;
    const code = oneOf(words, cell.text);
    return code === null
      ? { wrong: t('responseCore.unknownWord', { value, words: words.map(({ word }) => word).join(', ') }) }
      : { value: code };
  }
  if (kind === 'date') {
    const day = dayOf(cell);
    return day === null ? { wrong: t('responseCore.noDay', { value }) } : { value: day };
  }
  const text = alike(cell.text);
  const limit = kind === 'line' ? LONGEST_LINE : LONGEST_ANSWER;
  return text.length > limit ? { wrong: t('responseCore.tooLong', { count: text.length, limit }) } : { value: text };
}

const blank: Cell = { text: '', formula: null, isDate: false, type: 'n' };

/** Whether a locked cell still says what was sent. */
function isAsSent(field: LockedField, cell: Cell, sent: string): boolean {
  if (cell.formula !== null) return false;
  if (field === 'answerBy') return dayOf(cell) === sent;
  return alike(cell.text) === alike(field === 'grade' ? gradeWord(sent) : sent);
}

/**
 * @throws NOT_A_TABLE (no workbook, macros, not ours), RULE (other engagement, changed), NOT_FOUND (unknown sending), TOO_LARGE
 */
export async function readResponse(context: FileContext, bytes: Uint8Array, name: string): Promise<ReturnedBook> {
  const book = await openBook(bytes, name);
  const issue = issueOf(context, book, name);
  const sentRows = context.file.queries.responses.rows(issue.id);
  const head = findHead(book, name);
  const problems: ReturnProblem[] = [];
  const problem = (row: number, key: Key | null, message: string) => {
    const at = key === null ? undefined : head.places.get(key);
    const column =
      key === null ? '' : at === undefined ? titles[key] : t('responseCore.column', { letter: columnLetter(at), title: titles[key] });
    problems.push({ sheet: head.sheet, row, column, message });
  };
  for (const key of keys) {
    if (head.twice.includes(key)) problem(head.row, key, t('responseCore.columnTwice', { column: titles[key] }));
    else if (!head.places.has(key)) problem(head.row, key, t('responseCore.columnMissing', { column: titles[key] }));
  }
  const cellAt = (row: CellRow, key: Key): Cell => row.cells[head.places.get(key) ?? -1] ?? blank;
  const readable = responseField.options.filter((field) => head.places.has(field) && !head.twice.includes(field));
  const locked = lockedField.options.filter((field) => head.places.has(field) && !head.twice.includes(field));

  const below = head.rows.filter(
    ({ number, cells }) => number > head.row && cells.some(({ text, formula }) => text !== '' || formula !== null),
  );
  const times = new Map<string, number>();
  for (const row of below) {
    const id = alike(cellAt(row, 'id').text);
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  const numberOf = (sent: Row<'response_issue_row'>) => fromPairs(sent.locked).number ?? '';
  const rows: ReturnedRow[] = [];
  for (const row of below) {
    const id = alike(cellAt(row, 'id').text);
    const sent = sentRows.find((one) => one.findingId === id);
    if (id === '') problem(row.number, 'id', t('responseCore.rowWithoutId'));
    else if (sent === undefined) problem(row.number, 'id', t('responseCore.rowUnknown'));
    else if ((times.get(id) ?? 0) > 1) problem(row.number, 'id', t('responseCore.rowTwice', { number: numberOf(sent) }));
    else if (head.places.has('fingerprint') && alike(cellAt(row, 'fingerprint').text) !== sent.fingerprint)
      problem(row.number, 'fingerprint', t('responseCore.rowAltered', { number: numberOf(sent) }));
    else {
      const values = fromPairs(sent.locked);
      const altered = locked.filter((field) => !isAsSent(field, cellAt(row, field), values[field] ?? ''));
      for (const field of altered) problem(row.number, field, t('responseCore.cellAltered', { number: numberOf(sent) }));
      if (altered.length > 0) continue;
      const answers: Partial<Record<ResponseField, string>> = {};
      for (const field of readable) {
        const read = readAnswer(field, cellAt(row, field));
        if ('value' in read) answers[field] = read.value;
        else problem(row.number, field, read.wrong);
      }
      rows.push({ row: row.number, sent, answers });
    }
  }
  for (const sent of sentRows) if (!times.has(sent.findingId)) problem(0, null, t('responseCore.rowMissing', { number: numberOf(sent) }));
  return { issue, rows, problems };
}
