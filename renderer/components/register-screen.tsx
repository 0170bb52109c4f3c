/** A register at the left, and beside it the chosen record or the form of a new one. */

import type { ReactNode } from 'react';
import { CountedTitle } from './counted-title.tsx';
import { PaneHead } from './pane-head.tsx';
import { listPane } from './pane-widths.ts';
import classes from './register-screen.module.css';
import { type RegisterColumn, RegisterTable } from './register-table.tsx';
import { SplitPanes } from './split-panes.tsx';
import { useNarrow } from './use-narrow.ts';

export interface RegisterScreenProps<Row extends { readonly id: string }> {
  /** Columns and widths are remembered under this name, for narrow windows apart. */
  readonly name: string;
  readonly title: string;
  readonly register: string;
  readonly detail: string;
  /** All rows there are; the head counts them. */
  readonly rows: readonly Row[];
  /** The rows that a filter leaves; all where there is no filter. */
  readonly shown?: readonly Row[];
  readonly columns: readonly RegisterColumn<Row>[];
  readonly hiddenAtFirst: readonly string[];
  readonly hiddenWhenNarrow: readonly string[];
  readonly widths?: { readonly narrow: number; readonly wide: number };
  readonly tools: ReactNode;
  readonly filters?: ReactNode;
  /** Shown instead of rows; null while they are being read. */
  readonly empty: ReactNode;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly middle: ReactNode;
}

const rowId = (row: { readonly id: string }) => row.id;

export function RegisterScreen<Row extends { readonly id: string }>(props: RegisterScreenProps<Row>) {
  const { rows, shown = rows, widths = { narrow: 420, wide: 560 } } = props;
  const narrow = useNarrow();
  const name = narrow ? `${props.name}-narrow` : props.name;
  const left = (
    <>
      <PaneHead level={1} title={<CountedTitle title={props.title} count={rows.length} />} tools={props.tools} />
      {props.filters}
      <RegisterTable
        name={name}
        label={props.register}
        rows={shown}
        columns={props.columns}
        hiddenAtFirst={narrow ? props.hiddenWhenNarrow : props.hiddenAtFirst}
        rowId={rowId}
        chosen={props.chosen}
        onChoose={props.onChoose}
        empty={props.empty}
      />
    </>
  );
  return (
    <SplitPanes
      name={name}
      left={{ ...listPane, width: narrow ? widths.narrow : widths.wide, max: 900, label: props.register, content: left }}
      middleLabel={props.detail}
      middle={props.middle}
    />
  );
}

/** The name of a record in its row. */
export function RowName({ children }: { readonly children: ReactNode }) {
  return <span className={classes.name}>{children}</span>;
}
