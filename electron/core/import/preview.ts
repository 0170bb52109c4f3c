/** What every preview of an import says about its file: columns with samples, what they are read as, and what is wrong where. */
import type { CheckedMapping } from './columns.ts';
import type { CellCorrection, ReadOptions, RowProblem } from './read-rows.ts';
import type { Table } from './table.ts';

const SHORT = 200;
const SAMPLES = 3;
const LONGEST_NAME = 300;
const LONGEST_TITLE = 20_000;

/** A cell as a preview shows it. */
export const shortCell = (cell: string | undefined): string => (cell ?? '').slice(0, SHORT);

/** What the person decided in the preview, as the rows are read with it. */
export const rowOptions = ({
  corrections,
  leaveOut,
}: {
  readonly corrections?: readonly CellCorrection[] | undefined;
  readonly leaveOut?: readonly number[] | undefined;
}): ReadOptions => ({
  ...(corrections === undefined ? {} : { corrections }),
  ...(leaveOut === undefined ? {} : { leaveOut }),
});

/** The first different cells of each column. */
function columnsOf<F extends string>({ titles, rows }: CheckedMapping<F>) {
  return titles.map((title, column) => {
    const samples: string[] = [];
    for (const row of rows) {
      const cell = shortCell(row.cells[column]);
      if (cell !== '' && !samples.includes(cell)) samples.push(cell);
      if (samples.length === SAMPLES) break;
    }
    return { column, title: title.slice(0, LONGEST_TITLE), samples };
  });
}

function problemsOf<F extends string>(
  { titles, rows, mapping }: CheckedMapping<F>,
  problems: readonly RowProblem[],
  corrections: readonly CellCorrection[],
) {
  const cells = new Map(rows.map((row) => [row.number, row.cells]));
  return problems.map(({ row, column, message }) => {
    const at = mapping.columns.find((one) => titles[one.column] === column)?.column ?? null;
    const corrected = corrections.find((one) => one.row === row && one.column === at)?.value;
    return { row, column: at, title: column, value: shortCell(corrected ?? (at === null ? '' : cells.get(row)?.[at])), message };
  });
}

export function tablePreview<F extends string>(
  table: Table,
  checked: CheckedMapping<F>,
  problems: readonly RowProblem[],
  corrections: readonly CellCorrection[] = [],
) {
  return {
    name: table.name.slice(0, LONGEST_NAME),
    kind: table.kind,
    sheet: table.sheet,
    sheets: [...table.sheets],
    encoding: table.encoding,
    delimiter: table.delimiter,
    headRow: checked.mapping.headRow,
    rows: checked.rows.length,
    columns: columnsOf(checked),
    mapping: checked.mapping.columns.map(({ column, field }) => ({ column, field })),
    problems: problemsOf(checked, problems, corrections),
  };
}
