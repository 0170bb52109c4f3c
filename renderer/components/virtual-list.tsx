/** A long list with one chosen row: only the rows in sight are drawn; arrows, J K, Home, End and Enter. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { rowAfterKey } from './list-keys.ts';
import classes from './virtual-list.module.css';

export interface VirtualListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly rowHeight: number | ((row: Row) => number);
  readonly renderRow: (row: Row, chosen: boolean) => ReactNode;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onOpen?: (id: string) => void;
  /** Keys that the list does not use itself (arrows of a tree). */
  readonly onKeyDown?: (event: KeyboardEvent, row: Row | undefined) => void;
  /** `tree` rows may say their depth and whether they are open. */
  readonly kind?: 'listbox' | 'tree';
  readonly rowProps?: (row: Row) => { readonly level?: number; readonly expanded?: boolean };
  readonly autoFocus?: boolean;
}

export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, rows, rowId, rowHeight, renderRow, chosen, onChoose, onOpen, kind = 'listbox', rowProps } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const heightAt = (index: number) => {
    const row = rows[index];
    if (typeof rowHeight === 'number' || row === undefined) return typeof rowHeight === 'number' ? rowHeight : 28;
    return rowHeight(row);
  };
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: heightAt,
    overscan: 8,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowId(row);
    },
  });
  const at = rows.findIndex((row) => rowId(row) === chosen);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls; new rows must not move the list by themselves.
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const row = rows[at];
    props.onKeyDown?.(event, row);
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && row !== undefined && onOpen !== undefined) {
      event.preventDefault();
      onOpen(rowId(row));
      return;
    }
    const next = rows[rowAfterKey(event.key, at, rows.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(rowId(next));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is in the spread, listbox or tree.
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: see above.
    // biome-ignore lint/a11y/useAriaActivedescendantWithTabindex: see above.
    <div
      ref={scroller}
      className={classes.list}
      {...{ role: kind, 'aria-label': label, tabIndex: 0 }}
      aria-activedescendant={at >= 0 ? `${base}-${at}` : undefined}
      onKeyDown={onKeyDown}
      // biome-ignore lint/a11y/noAutofocus: the list is what the screen is for; focus returns to it after closing a detail.
      autoFocus={props.autoFocus}
    >
      <div className={classes.sheet} style={{ height: virtualizer.getTotalSize() }} role="presentation">
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const isChosen = item.index === at;
          const more = rowProps?.(row) ?? {};
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the list, whose rows are never focused themselves.
            // biome-ignore lint/a11y/noStaticElementInteractions: the role is in the spread, option or treeitem.
            <div
              key={item.key}
              id={`${base}-${item.index}`}
              {...{
                role: kind === 'tree' ? 'treeitem' : 'option',
                tabIndex: -1,
                'aria-selected': isChosen,
                'aria-setsize': rows.length,
                'aria-posinset': item.index + 1,
                'aria-level': more.level,
                'aria-expanded': more.expanded,
              }}
              className={classes.row}
              data-chosen={isChosen || undefined}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              onClick={() => onChoose(rowId(row))}
              onDoubleClick={() => onOpen?.(rowId(row))}
            >
              {renderRow(row, isChosen)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
