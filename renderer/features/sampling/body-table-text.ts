/** Rows of a table of sample sizes as a person types them: `50; 8`, one a line, the last perhaps `more; 125`. Pure. */
import type { Row } from '../../../shared/model/entities.ts';

type TableRow = Row<'sampling_table'>['rows'][number];

export function tableText(rows: readonly TableRow[]): string {
  return rows.map(({ upTo, size }) => `${upTo ?? 'more'}; ${size}`).join('\n');
}

/** `wrongLine` is the first line that is no row. */
export function readTableRows(text: string): { readonly rows: TableRow[]; readonly wrongLine: number | null } {
  const rows: TableRow[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const found = /^\s*(\d+|\p{L}+)\s*[;:,\t ]\s*(\d+)\s*$/u.exec(line);
    if (found === null) return { rows: [], wrongLine: index + 1 };
    const upTo = Number(found[1]);
    rows.push({ upTo: Number.isNaN(upTo) ? null : upTo, size: Number(found[2]) });
  }
  return { rows, wrongLine: rows.length === 0 ? 1 : null };
}
