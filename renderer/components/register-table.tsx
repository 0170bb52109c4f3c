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
  /** Rows stand under the heading that this answers, in the order of their sorting. */
  readonly groupOf?: ((row: Row) => string) | undefined;
  /** Rows that something is to be done with at once: a box in each, Ctrl Space, Shift and arrows. */
  readonly marked?: ReadonlySet<string>;
  readonly onMarked?: (marked: ReadonlySet<string>) => void;
  /** Space on the chosen row. */
  readonly onQuickLook?: (id: string) => void;
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

const GROUP_HEIGHT = 28;
/** Stands in the style sheet too. */
const HEAD_HEIGHT = 32;

/** A row of the table with its place, or the heading of a group (`row` is null). */
type Entry<R> =
  | { readonly key: string; readonly row: R; readonly index: number }
  | { readonly key: string; readonly row: null; readonly group: string; readonly count: number };

/** Rows in their order; under groups, the groups in the order in which the sorting meets them first. */
function entriesOf<Row extends object, R extends { readonly id: string; readonly original: Row }>(
  sorted: readonly R[],
  groupOf: ((row: Row) => string) | undefined,
): Entry<R>[] {
  if (groupOf === undefined) return sorted.map((row, index) => ({ key: row.id, row, index }));
  const groups = new Map<string, R[]>();
  for (const row of sorted) {
    const group = groupOf(row.original);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [row]);
    else known.push(row);
  }
  let index = 0;
  return [...groups].flatMap(([group, rows]): Entry<R>[] => [
    { key: `group:${group}`, row: null, group, count: rows.length },
    ...rows.map((row) => {
      const entry = { key: row.id, row, index };
      index += 1;
      return entry;
    }),
  ]);
}

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
  const entries = useMemo(() => entriesOf(sorted, props.groupOf), [sorted, props.groupOf]);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (entries[index]?.row === null ? GROUP_HEIGHT : rowHeight),
    overscan: 10,
    getItemKey: (index) => entries[index]?.key ?? index,
    // The rows begin below the head and scroll under it: a row scrolled to at the foot needs the head's height as well.
    scrollPaddingEnd: HEAD_HEIGHT,
  });
  const inOrder = useMemo(() => entries.flatMap((entry) => (entry.row === null ? [] : [entry.row])), [entries]);
  const at = inOrder.findIndex((row) => row.id === chosen);

  // What stands above or below may take room from the table: the chosen row stays in sight then too.
  const height = virtualizer.scrollRect?.height ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice, or another height, scrolls.
  useEffect(() => {
    const index = chosen === null ? -1 : entries.findIndex((entry) => entry.key === chosen);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [chosen, height]);

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
    const mark = (ids: readonly string[], on: (id: string) => boolean) => {
      const next = new Set(props.marked);
      for (const id of ids)
        if (on(id)) next.add(id);
        else next.delete(id);
      props.onMarked?.(next);
    };
    if (event.key === ' ' && chosen !== null && at >= 0 && (event.ctrlKey || event.metaKey) && props.onMarked !== undefined) {
      event.preventDefault();
      mark([chosen], (id) => props.marked?.has(id) !== true);
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === ' ' && chosen !== null && at >= 0 && props.onQuickLook !== undefined) {
      event.preventDefault();
      props.onQuickLook(chosen);
      return;
    }
    if (event.key === 'Enter' && chosen !== null && at >= 0 && onOpen !== undefined) {
      event.preventDefault();
      onOpen(chosen);
      return;
    }
    const next = inOrder[rowAfterKey(event.key, at, inOrder.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    if (event.shiftKey && props.onMarked !== undefined) mark([...(chosen === null ? [] : [chosen]), next.id], () => true);
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
            const entry = entries[item.index];
            if (entry === undefined) return null;
            const { row } = entry;
            if (row === null) {
              return (
                // biome-ignore lint/a11y/useSemanticElements: see above.
                <div
                  key={item.key}
                  role="row"
                  tabIndex={-1}
                  className={classes.group}
                  style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                >
                  {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
                  <span role="gridcell" tabIndex={-1}>
                    <strong>{entry.group}</strong> {entry.count}
                  </span>
                </div>
              );
            }
            const rowAt = entry.index;
            const isChosen = rowAt === at;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid.
              // biome-ignore lint/a11y/useSemanticElements: see above.
              <div
                key={item.key}
                id={`${base}-${rowAt}`}
                role="row"
                tabIndex={-1}
                aria-rowindex={rowAt + 2}
                aria-selected={isChosen}
                className={classes.row}
                data-chosen={isChosen || undefined}
                style={{ gridTemplateColumns: template, height: item.size, transform: `translateY(${item.start}px)` }}
                onClick={() => onChoose(row.id)}
                onDoubleClick={() => onOpen?.(row.id)}
              >
                {shown.map((column, columnAt) => (
                  // biome-ignore lint/a11y/useSemanticElements: see above.
                  <div key={column.id} role="gridcell" tabIndex={-1} className={classes.cell} data-align={column.align}>
                    {columnAt === 0 && props.onMarked !== undefined ? (
                      <MarkBox
                        id={row.id}
                        name={String(column.value(row.original) ?? '')}
                        marked={props.marked}
                        onMarked={props.onMarked}
                      />
                    ) : null}
                    {column.cell === undefined ? column.value(row.original) : column.cell(row.original)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
        {sorted.length === 0 ? props.empty : null}
      </div>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Tooltip label={t('window.columns')} openDelay={400}>
            <ActionIcon className={classes.columns} variant="subtle" size={24} aria-label={t('window.columns')}>
              <IconColumns3 size={14} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {columns.map((column) => (
            <Menu.CheckboxItem
              key={column.id}
              disabled={column.canHide === false}
              checked={kept.visible[column.id] !== false}
              onChange={() => table.getColumn(column.id)?.toggleVisibility()}
            >
              {column.header}
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

interface MarkBoxProps {
  readonly id: string;
  readonly name: string;
  readonly marked: ReadonlySet<string> | undefined;
  readonly onMarked: (marked: ReadonlySet<string>) => void;
}

function MarkBox({ id, name, marked, onMarked }: MarkBoxProps) {
  return (
    <Checkbox
      size="xs"
      tabIndex={-1}
      aria-label={t('window.mark', { name })}
      checked={marked?.has(id) === true}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => {
        const next = new Set(marked);
        if (event.currentTarget.checked) next.add(id);
        else next.delete(id);
        onMarked(next);
      }}
    />
  );
}
