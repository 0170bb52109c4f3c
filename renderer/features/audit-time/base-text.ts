/** Rows of a licensed table as a person types or pastes them: one a line, from, to and days. Pure. */

export interface TypedRow {
  readonly from: number;
  readonly to: number;
  readonly hundredths: number;
}

/** `1–25 6.5`, one row a line. */
export function baseText(rows: readonly TypedRow[]): string {
  return rows.map(({ from, to, hundredths }) => `${from}–${to} ${hundredths / 100}`).join('\n');
}

/** Reads `1 25 6.5`, `1-25: 6,5`, `1;25;6.5` and what a spreadsheet copies. `wrongLine` is the first line that is no row. */
export function readBase(text: string): { readonly rows: TypedRow[]; readonly wrongLine: number | null } {
  const rows: TypedRow[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const match = /^\s*(\d+)\s*[-–—;:\s]\s*(\d+)\s*[;:\s]\s*(\d+(?:[.,]\d{1,2})?)\s*$/.exec(line);
    if (match === null) return { rows: [], wrongLine: index + 1 };
    rows.push({ from: Number(match[1]), to: Number(match[2]), hundredths: Math.round(Number((match[3] ?? '').replace(',', '.')) * 100) });
  }
  return { rows, wrongLine: null };
}
