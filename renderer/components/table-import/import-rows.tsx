/** The first rows as they would be written. */
import type { ReactNode } from 'react';
import { t } from '../../../shared/words/words.ts';
import classes from './table-import.module.css';

export interface ImportRowsProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[]; readonly mark?: ReactNode }[];
  /** Head of the marks, where rows have some. */
  readonly markHead?: string;
}

export function ImportRows({ title, heads, rows, markHead }: ImportRowsProps) {
  if (rows.length === 0) return null;
  return (
    <section className={classes.part} aria-label={title}>
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls sideways must be reachable by keys. */}
      <div className={classes.wide} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('tableImport.row')}</th>
              {markHead === undefined ? null : <th>{markHead}</th>}
              {heads.map((head) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells, mark }) => (
              <tr key={row}>
                <td>{row}</td>
                {markHead === undefined ? null : <td>{mark}</td>}
                {cells.map((cell, at) => (
                  <td key={heads[at]}>
                    <span className={classes.cut} title={cell}>
                      {cell}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
