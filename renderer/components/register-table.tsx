/**
 * A register: fixed head, fixed first column, sorting, columns to choose, one chosen row, ten thousand rows without a
 * stumble. Sorted by TanStack Table, drawn by TanStack Virtual.
 */
import { ActionIcon, Checkbox, Menu, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import {
  type ColumnVisibilityState,
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  sortFn_alphanumeric,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { t } from '../../shared/words/words.ts';
import { rowAfterKey } from './list-keys.ts';
import classes from './register-table.module.css';

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, text: sortFn_text },
});

export interface RegisterColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Pixels, or a share of what is left over. */
  readonly width: number | { readonly grow: number; readonly min: number };
  readonly align?: 'left' | 'right';
  /** What is sorted by: ISO dates and padded ids sort as text; null comes last. */
  readonly value: (row: Row) => string | number | null;
  /** What is drawn; the value when left out. */
  readonly cell?: (row: Row) => ReactNode;
  /** False for a column that can not be put away. */
  readonly canHide?: boolean;
}

export interface RegisterTableProps<Row extends object> {
  /** Sorting and columns are remembered under this name. */
  readonly name: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly RegisterColumn<Row>[];
  readonly rowId: (row: Row) => string;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onOpen?: (id: string) => void;
  readonly rowHeight?: number;
  /** Columns that are put away until somebody wants them. */
  readonly hiddenAtFirst?: readonly string[];
  /** Shown instead of rows. */
  readonly empty?: ReactNode;
  readonly autoFocus?: boolean;
}

interface Kept {
  readonly sorting: SortingState;
  readonly visible: ColumnVisibilityState;
}

function readKept(name: string, hiddenAtFirst: readonly string[]): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`fieldbook.register.${name}`) ?? 'null');
    if (kept !== null && typeof kept === 'object' && 'sorting' in kept && Array.isArray(kept.sorting)) {
      return { sorting: kept.sorting as SortingState, visible: ('visible' in kept ? kept.visible : {}) as ColumnVisibilityState };
    }
  } catch {
    // What cannot be read is forgotten: the register stands in its own order.
  }
  return { sorting: [], visible: Object.fromEntries(hiddenAtFirst.map((id) => [id, false])) };
}

const track = (width: RegisterColumn<never>['width']) =>
  typeof width === 'number' ? `${width}px` : `minmax(${width.min}px, ${width.grow}fr)`;
const leastOf = (width: RegisterColumn<never>['width']) => (typeof width === 'number' ? width : width.min);

/** Edge of the row, and room for the button that chooses columns: both stand in the style sheet too. */
const BESIDE_COLUMNS = 2 + 30;

/** Under another name (a narrow window has its own) it is another register: what is remembered of one never goes to the other. */
export function RegisterTable<Row extends object>(props: RegisterTableProps<Row>) {
  return <Register key={props.name} {...props} />;
}

function Register<Row extends object>(props: RegisterTableProps<Row>) {
  const { name, label, rows, columns, rowId, chosen, onChoose, onOpen, rowHeight = 32 } = props;
  const base = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState(() => readKept(name, props.hiddenAtFirst ?? []));
  useEffect(() => localStorage.setItem(`fieldbook.register.${name}`, JSON.stringify(kept)), [name, kept]);

  const defs = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      columns.map((column) =>
        helper.accessor((row: Row) => column.value(row) ?? undefined, {
          id: column.id,
          header: column.header,
          sortFn: 'alphanumeric',
          sortUndefined: 'last',
          enableHiding: column.canHide ?? true,
        }),
      ),
    );
  }, [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId: rowId,
    state: { sorting: kept.sorting, columnVisibility: kept.visible },
    onSortingChange: (update) => setKept((k) => ({ ...k, sorting: typeof update === 'function' ? update(k.sorting) : update })),
    onColumnVisibilityChange: (update) => setKept((k) => ({ ...k, visible: typeof update === 'function' ? update(k.visible) : update })),
  });
  const shown = columns.filter((column) => kept.visible[column.id] !== false);
  const sorted = table.getRowModel().rows;
  const template = shown.map((column) => track(column.width)).join(' ');
  // Head and rows get the same least width, or their columns part as soon as the pane is narrower than the columns.
  const minWidth = shown.reduce((sum, column) => sum + leastOf(column.width), BESIDE_COLUMNS);
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    getItemKey: (index) => sorted[index]?.id ?? index,
    // The head lies over the rows: a row scrolled to must not hide under it.
    scrollPaddingStart: 32,
  });
  const at = sorted.findIndex((row) => row.id === chosen);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls.
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [chosen]);

  const sortNext = () => {
    const now = shown.findIndex((column) => column.id === kept.sorting[0]?.id);
    const next = shown[(now + 1) % shown.length];
    if (next !== undefined) setKept((k) => ({ ...k, sorting: [{ id: next.id, desc: false }] }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault();
      sortNext();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && chosen !== null && at >= 0 && onOpen !== undefined) {
      event.preventDefault();
      onOpen(chosen);
      return;
    }
    const next = sorted[rowAfterKey(event.key, at, sorted.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
  };

  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are drawn on demand at their place, which table elements cannot. */}
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        tabIndex={0}
        aria-activedescendant={at >= 0 ? `${base}-${at}` : undefined}
        onKeyDown={onKeyDown}
        // biome-ignore lint/a11y/noAutofocus: the register is what the screen is for.
        autoFocus={props.autoFocus}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
        <div className={classes.head} role="row" tabIndex={-1} style={{ gridTemplateColumns: template, minWidth }}>
          {shown.map((column) => {
            const sort = kept.sorting.find((s) => s.id === column.id);
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above.
              <div
                key={column.id}
                role="columnheader"
                tabIndex={-1}
                aria-sort={sort === undefined ? 'none' : sort.desc ? 'descending' : 'ascending'}
                className={classes.headCell}
                data-align={column.align}
              >
                <button type="button" tabIndex={-1} className={classes.sort} onClick={() => table.getColumn(column.id)?.toggleSorting()}>
                  {column.header}
                  {sort === undefined ? null : sort.desc ? (
                    <IconArrowDown size={13} stroke={1.6} />
                  ) : (
                    <IconArrowUp size={13} stroke={1.6} />
                  )}
                </button>
              </div>
            );
          })}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
        <div className={classes.sheet} role="rowgroup" style={{ height: virtualizer.getTotalSize(), minWidth }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = sorted[item.index];
            if (row === undefined) return null;
            const isChosen = item.index === at;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid.
              // biome-ignore lint/a11y/useSemanticElements: see above.
              <div
                key={item.key}
                id={`${base}-${item.index}`}
                role="row"
                tabIndex={-1}
                aria-rowindex={item.index + 2}
                aria-selected={isChosen}
                className={classes.row}
                data-chosen={isChosen || undefined}
                style={{ gridTemplateColumns: template, height: item.size, transform: `translateY(${item.start}px)` }}
                onClick={() => onChoose(row.id)}
                onDoubleClick={() => onOpen?.(row.id)}
              >
                {shown.map((column) => (
                  // biome-ignore lint/a11y/useSemanticElements: see above.
                  <div key={column.id} role="gridcell" tabIndex={-1} className={classes.cell} data-align={column.align}>
                    {column.cell === undefined ? column.value(row.original) : column.cell(row.original)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
        {sorted.length === 0 ? props.empty : null}
      </div>
      <Menu position="bottom-end" closeOnItemClick={false}>
        <Menu.Target>
          <Tooltip label={t('window.columns')} openDelay={400}>
            <ActionIcon className={classes.columns} variant="subtle" size={24} aria-label={t('window.columns')}>
              <IconColumns3 size={14} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {columns.map((column) => (
            <Menu.Item
              key={column.id}
              disabled={column.canHide === false}
              leftSection={<Checkbox size="xs" tabIndex={-1} readOnly checked={kept.visible[column.id] !== false} aria-hidden="true" />}
              aria-checked={kept.visible[column.id] !== false}
              role="menuitemcheckbox"
              onClick={() => table.getColumn(column.id)?.toggleVisibility()}
            >
              {column.header}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
