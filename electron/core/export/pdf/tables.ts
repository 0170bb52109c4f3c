/** The tables of a report: list tables, key-value tables and the one box. Bounded rows only: see `fitted`. */
import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import type { PrintedResult } from '../report-model/shape.ts';
import type { Family } from './fonts.ts';
import { ink, leading, resultLook, rule, size } from './look.ts';
import type { Sheet, TextStyle } from './paper.ts';
import { withRoom } from './room.ts';
import { paragraphs, type TextLook } from './type-setter.ts';

export interface TextCell {
  readonly text: string;
  readonly bold?: boolean;
  readonly color?: string;
  readonly link?: string;
  readonly family?: Family;
  readonly id?: string;
}
/** A result: mark and word. */
export interface ResultCell {
  readonly result: PrintedResult;
  /** Only the mark, for the coverage matrix with its key above. */
  readonly markOnly?: boolean;
  /** The word of the finding's own scale, where it has one. */
  readonly word?: string | undefined;
  /** Stands under the word: numbers of findings. */
  readonly below?: string;
}
export type Cell = string | TextCell | ResultCell;

export interface Column {
  readonly head: string;
  /** Points, or `rest`: what the other columns leave. */
  readonly width: number | 'rest';
  readonly alignment?: 'left' | 'right' | 'center';
  readonly muted?: boolean;
  readonly bold?: boolean;
}

export interface ListOptions {
  /** 8.1 instead of 8.6. */
  readonly dense?: boolean;
  /** Less air between rows, for the matrix that has to fit on one page, and least on a low one. */
  readonly tight?: boolean | 'most';
  /** Size of the text, where it is not that of the kind of table. */
  readonly fontSize?: number;
  /** Width of the whole table. */
  readonly width?: number;
  readonly margin?: [number, number, number, number];
}

/** Most lines of a cell in one row: a row stays far below a page, so that `dontBreakRows` can never drop it. */
const MOST_LINES = 18;
/** Gap between columns: half of it on each side. */
const GAP = 8;
const TIGHT_GAP = 3;
/** Room for a long word of table text. */
const LEAST_REST = 64;

/** Row lists with up to this many rows, and not higher than this, stay on one page. */
const WHOLE_ROWS = 12;
const WHOLE_HEIGHT = 420;

/** Margin under a table, and what rounding may cost. */
const BELOW = 16;

export const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : 'text' in cell ? cell.text : '');

/** Runs of a result: mark in its colour, and the word. Marks are always set in Sans. */
export function resultRuns(result: PrintedResult, word: string | null) {
  const look = resultLook[result];
  const mark = { text: look.mark, color: look.color, font: 'Mark' };
  if (word === null) return [mark];
  return [mark, { text: `\u00a0${word}`, ...(look.boldWord ? { bold: true } : {}), ...(look.mutedWord ? { color: ink.muted } : {}) }];
}

/**
 * Splits the texts of one row into as many rows as it takes for none to be higher than `MOST_LINES`.
 * @returns per sub-row and cell the paragraphs that stand in it
 */
export function fitted(
  paper: Sheet,
  texts: readonly string[],
  widths: readonly number[],
  looks: readonly TextLook[],
  most = MOST_LINES,
): string[][][] {
  const perCell = texts.map((text, at): string[][] => {
    const width = widths[at] ?? paper.look.page.measure;
    const look = looks[at] ?? { family: 'Sans', bold: false, size: size.table };
    const chunks: string[][] = [];
    let chunk: string[] = [];
    let used = 0;
    for (const paragraph of paragraphs(text)) {
      for (const piece of paper.set.pieces(paragraph, width, look, most)) {
        const lines = paper.set.lines(piece, width, look);
        if (used > 0 && used + lines > most) {
          chunks.push(chunk);
          chunk = [];
          used = 0;
        }
        chunk.push(piece);
        used += lines;
      }
    }
    chunks.push(chunk);
    return chunks;
  });
  const rows = Math.max(...perCell.map((chunks) => chunks.length));
  return Array.from({ length: rows }, (_, row) => perCell.map((chunks) => chunks[row] ?? []));
}

/** Rules and paddings of a list table; `first[row]` says whether a record begins there (row 0 is the head). */
function listLayout(first: readonly boolean[], headRows: number, tight: boolean | 'most' = false): CustomTableLayout {
  const rows = first.length;
  const [above, below] = tight === 'most' ? [1.1, 1.1] : tight ? [1.9, 1.9] : [2.8, 3];
  const side = (tight === false ? GAP : TIGHT_GAP) / 2;
  return {
    hLineWidth: (line) => {
      if (line < headRows) return 0;
      if (line === headRows || line === rows) return rule.strong;
      return first[line] === true ? rule.thin : 0;
    },
    hLineColor: (line) => (line === headRows || line === rows ? ink.text : ink.hairline),
    vLineWidth: () => 0,
    paddingLeft: (column) => (column === 0 ? 0 : side),
    paddingRight: (column, node) => (column === (node.table.widths?.length ?? 0) - 1 ? 0 : side),
    paddingTop: (row) => (first[row] === true ? above : 0),
    paddingBottom: (row) => (row + 1 >= rows || first[row + 1] === true ? below : 0),
  };
}

/**
 * Width of each column: what the others leave is the rest's. Columns that would not leave it room for words give way, for
 * a text of one letter a line fills pages and nobody can read it.
 */
export function widthsOf(columns: readonly Pick<Column, 'width'>[], total: number, gap: number): number[] {
  const free = total - gap * (columns.length - 1);
  const fixed = columns.reduce((sum, column) => sum + (column.width === 'rest' ? 0 : column.width), 0);
  const rests = columns.filter((column) => column.width === 'rest').length;
  if (rests === 0) return columns.map((column) => (column.width === 'rest' ? 0 : column.width));
  const rest = Math.max(LEAST_REST, (free - fixed) / rests);
  const shrunk = fixed === 0 ? 1 : Math.min(1, (free - rest * rests) / fixed);
  return columns.map((column) => (column.width === 'rest' ? rest : column.width * shrunk));
}

function cellContent(paper: Sheet, cell: Cell, parts: readonly string[], column: Column, continued: boolean): TableCell {
  const alignment = column.alignment === undefined || column.alignment === 'left' ? {} : { alignment: column.alignment };
  if (typeof cell !== 'string' && 'result' in cell) {
    if (continued) return { text: '' };
    const mark = {
      text: resultRuns(cell.result, cell.markOnly === true ? null : (cell.word ?? paper.resultWord(cell.result))),
      ...alignment,
    };
    return cell.below === undefined || cell.below === ''
      ? mark
      : { stack: [mark, paper.text(cell.below, { color: ink.muted, margin: [8, 0, 0, 0] })] };
  }
  if (parts.length === 0) return { text: '' };
  const given: TextCell = typeof cell === 'string' ? { text: cell } : cell;
  const color = given.color ?? (column.muted === true ? ink.muted : undefined);
  const style: TextStyle = {
    ...alignment,
    ...(given.bold === true || column.bold === true ? { bold: true } : {}),
    ...(color === undefined ? {} : { color }),
    ...(given.family === undefined ? {} : { family: given.family }),
    ...(given.link === undefined ? {} : { link: given.link }),
  };
  const contents = parts.map((part, at) => paper.text(part, at === 0 ? style : { ...style, margin: [0, 1.5, 0, 0] }));
  const [only] = contents;
  if (contents.length === 1 && only !== undefined) return given.id !== undefined && !continued ? { ...only, id: given.id } : only;
  return { stack: contents };
}

/** A table of records: head rule, hairlines, end rule; the head repeats on every page. */
export function listTable(
  paper: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  options: ListOptions = {},
): Content {
  const total = options.width ?? paper.look.page.measure;
  const tight = options.tight ?? false;
  const widths = widthsOf(columns, total, tight === false ? GAP : TIGHT_GAP);
  const fontSize = options.fontSize ?? (options.dense === true ? size.dense : size.table);
  const spacing = options.dense === true ? leading.dense : leading.table;
  const first: boolean[] = [true];
  const body: TableCell[][] = [
    columns.map((column) => ({
      ...paper.text(column.head, { bold: true, size: size.head, color: ink.muted, lineHeight: leading.dense }),
      ...(column.alignment === undefined ? {} : { alignment: column.alignment }),
    })),
  ];
  let height = 20;
  let firstRows = 0;
  for (const row of rows) {
    const looks = row.map(
      (cell, at): TextLook => ({
        family: typeof cell !== 'string' && 'family' in cell && cell.family !== undefined ? cell.family : 'Sans',
        bold: columns[at]?.bold === true || (typeof cell !== 'string' && 'bold' in cell && cell.bold === true),
        size: fontSize,
      }),
    );
    const parts = fitted(paper, row.map(textOf), widths, looks);
    for (const [sub, cells] of parts.entries()) {
      body.push(row.map((cell, at) => cellContent(paper, cell, cells[at] ?? [], columns[at] ?? { head: '', width: 0 }, sub > 0)));
      first.push(sub === 0);
      const lines = cells.map((texts, at) =>
        texts.reduce(
          (sum, text) => sum + paper.set.lines(text, widths[at] ?? total, looks[at] ?? { family: 'Sans', bold: false, size: fontSize }),
          0,
        ),
      );
      height += Math.max(1, ...lines) * fontSize * paper.set.lineHeight('Sans') * spacing + 6.2;
      if (body.length <= 2) firstRows = height;
    }
  }
  const table: ContentTable = {
    table: { headerRows: 1, keepWithHeaderRows: body.length > 1 ? 1 : 0, dontBreakRows: true, widths, body },
    layout: listLayout(first, 1, tight),
    fontSize,
    lineHeight: spacing,
    margin: options.margin ?? [0, 0, 0, 10],
  };
  const whole = body.length <= WHOLE_ROWS + 1 && height <= WHOLE_HEIGHT;
  // A line more: where its first row does not fit after all, a heading would stand over an empty end of the page.
  return whole ? withRoom({ unbreakable: true, stack: [table] }, height + BELOW) : withRoom(table, firstRows + 1.6 * fontSize);
}

export interface KeyValue {
  readonly label: string;
  readonly value: string | TextCell;
}

/** Labels and texts between two strong rules. */
export function keyValueTable(
  paper: Sheet,
  rows: readonly KeyValue[],
  options: { labelWidth?: number; width?: number; margin?: [number, number, number, number] } = {},
): Content {
  const labelWidth = options.labelWidth ?? 118;
  const widths = [labelWidth, (options.width ?? paper.look.page.measure) - labelWidth - GAP];
  const first: boolean[] = [];
  const body: TableCell[][] = [];
  let height = 4;
  for (const { label, value } of rows) {
    const cell = typeof value === 'string' ? { text: value } : value;
    const look: TextLook = { family: 'Sans', bold: cell.bold === true, size: size.table };
    for (const [sub, [, texts]] of fitted(paper, ['', cell.text], widths, [look, look]).entries()) {
      body.push([
        sub === 0 ? paper.text(label, { size: size.label, color: ink.muted }) : { text: '' },
        cellContent(paper, cell, texts ?? [], { head: '', width: 'rest' }, sub > 0),
      ]);
      first.push(sub === 0);
      height +=
        (texts ?? []).reduce((sum, text) => sum + paper.set.lines(text, widths[1] ?? 0, look), 0) *
          size.table *
          paper.set.lineHeight('Sans') *
          leading.table +
        6.2;
    }
  }
  const table: ContentTable = {
    table: { dontBreakRows: true, widths, body },
    layout: {
      ...listLayout(first, 0),
      hLineWidth: (line) => (line === 0 || line === first.length ? rule.strong : first[line] === true ? rule.thin : 0),
      hLineColor: (line) => (line === 0 || line === first.length ? ink.text : ink.hairline),
      paddingTop: (row) => (first[row] === true ? 3.4 : 0),
      paddingBottom: (row) => (row + 1 >= first.length || first[row + 1] === true ? 3.6 : 0),
    },
    fontSize: size.table,
    lineHeight: leading.table,
    margin: options.margin ?? [0, 0, 0, 10],
  };
  const whole = rows.length <= WHOLE_ROWS && height <= WHOLE_HEIGHT;
  return whole ? withRoom({ unbreakable: true, stack: [table] }, height + BELOW) : withRoom(table, 60);
}

/** The box for recommendation and sampling statement: accent bar at the left, tint. Its text may break between paragraphs. */
export function box(paper: Sheet, content: readonly Content[], margin: [number, number, number, number] = [0, 0, 0, 12]): Content {
  const last = content.length - 1;
  return {
    table: { widths: [paper.look.page.measure - rule.bar - 24], body: content.map((one) => [one]) },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line) => (line === 0 ? rule.bar : 0),
      vLineColor: () => paper.look.accent,
      paddingLeft: () => 12,
      paddingRight: () => 12,
      paddingTop: (row) => (row === 0 ? 9 : 0),
      paddingBottom: (row) => (row === last ? 9 : 0),
      fillColor: () => paper.look.tint,
    },
    margin,
  };
}
