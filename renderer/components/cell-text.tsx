/** Text in a cell of a register: one line or two, the whole of it when pointed at. */
import { Fragment } from 'react';
import classes from './cell-text.module.css';

export interface CellTextProps {
  readonly text: string;
  readonly lines?: 1 | 2;
  /** What names the row: stands out in the chosen one. */
  readonly main?: boolean;
}

export function CellText({ text, lines = 1, main = false }: CellTextProps) {
  return (
    <span className={lines === 1 ? classes.one : classes.two} data-main={main || undefined} title={text}>
      {lines === 1 ? text : breaking(text)}
    </span>
  );
}

/** Names of files have no blanks: they may break behind a low line, before they break inside a word. */
function breaking(text: string) {
  const pieces = text.split(/(?<=_)/);
  if (pieces.length === 1) return text;
  return pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move.
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {piece}
    </Fragment>
  ));
}
