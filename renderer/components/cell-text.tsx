/** Text in a cell of a register: one line or two, the whole of it when pointed at. */
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
      {text}
    </span>
  );
}
