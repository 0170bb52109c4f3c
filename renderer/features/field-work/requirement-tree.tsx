/** The tree of requirements: 27 px rows, drawn only where they are seen, one tab stop. */
import { TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconFilter } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode, type RefObject, useEffect, useMemo, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { ResultMark } from '../../components/result-mark.tsx';
import { StackedBar } from '../../components/stacked-bar.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import classes from './requirement-tree.module.css';
import { groupOf, isFiltered, noFilter, type RequirementNode, type Tree, type TreeFilter, type TreeRow, visibleRows } from './tree.ts';

const ROW = 27;

export interface RequirementTreeProps {
  readonly tree: Tree;
  readonly selected: string | null;
  readonly filter: TreeFilter;
  readonly openCount: number;
  readonly filterField: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: TreeFilter) => void;
  readonly onSelect: (node: RequirementNode) => void;
  /** Enter on a requirement: on with the notes. */
  readonly onEnter: () => void;
  /** At the right of the head. */
  readonly tools: ReactNode;
  /** Said under the head, e.g. what was just written. */
  readonly said: ReactNode;
}

export const RequirementTree = memo(function RequirementTree(props: RequirementTreeProps) {
  const { tree, filter, openCount, filterField, onFilter, tools, said } = props;
  const { concluded, total } = tree.rollUp;
  return (
    <div className={classes.pane}>
      <PaneHead
        level={2}
        title={t('work.requirements')}
        count={
          <span>
            <strong>{concluded}</strong> <span className={classes.ofTotal}>{t('work.ofConcluded', { total })}</span>
            <span className={classes.ofTotalShort} aria-hidden="true">
              {t('work.ofTotal', { total })}
            </span>
          </span>
        }
        tools={tools}
      />
      {said}
      <div className={classes.bar}>
        <StackedBar counts={tree.rollUp.classes} total={total + tree.rollUp.excluded} height={5} />
      </div>
      <div className={classes.filters}>
        <TextInput
          ref={filterField}
          className={classes.filter}
          size="xs"
          aria-label={t('work.filterLabel')}
          placeholder={t('work.filter')}
          leftSection={<IconFilter size={14} stroke={1.6} aria-hidden="true" />}
          rightSection={<KeyHint keys="/" />}
          value={filter.words}
          onChange={(event) => onFilter({ ...filter, words: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            if (filter.words === '') event.currentTarget.blur();
            else onFilter({ ...filter, words: '' });
          }}
        />
        <FilterWord on={filter.open} onToggle={() => onFilter({ ...filter, open: !filter.open })}>
          {t('work.filterOpen', { count: openCount })}
        </FilterWord>
      </div>
      <Rows {...props} />
    </div>
  );
});

function FilterWord({ on, onToggle, children }: { readonly on: boolean; readonly onToggle: () => void; readonly children: string }) {
  return (
    <button type="button" className={classes.word} aria-pressed={on} onClick={onToggle}>
      {children}
    </button>
  );
}

function Rows({ tree, selected, filter, onFilter, onSelect, onEnter }: RequirementTreeProps) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(selected === null ? [] : [groupOf(tree, selected)?.requirement ?? '']),
  );
  const [active, setActive] = useState<string | null>(selected);
  const rows = useMemo(() => visibleRows(tree, opened, filter), [tree, opened, filter]);

  // The chosen requirement is always in sight, whatever chose it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice opens its group; the reader may close it again.
  useEffect(() => {
    if (selected === null) return;
    const group = groupOf(tree, selected);
    if (group !== undefined) setOpened((last) => (last.has(group.requirement) ? last : new Set(last).add(group.requirement)));
    setActive(selected);
  }, [selected]);

  const setOpen = (key: string, open: boolean) =>
    setOpened((last) => {
      const next = new Set(last);
      if (open) next.add(key);
      else next.delete(key);
      return next;
    });
  const choose = (key: string) => {
    setActive(key);
    const row = rows.find((one) => one.key === key);
    if (row?.kind === 'requirement') onSelect(row.node);
  };
  const onKeyDown = (event: KeyboardEvent, row: TreeRow | undefined) => {
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (row.kind === 'group' && (event.key === 'Enter' || event.key === ' ')) setOpen(row.key, !row.open);
    else if (row.kind === 'group' && event.key === 'ArrowRight') setOpen(row.key, true);
    else if (row.kind === 'group' && event.key === 'ArrowLeft') setOpen(row.key, false);
    else if (row.kind === 'requirement' && event.key === 'ArrowLeft') setActive(groupOf(tree, row.key)?.requirement ?? row.key);
    else return;
    event.preventDefault();
  };

  if (rows.length === 0) {
    return (
      <div className={classes.nothing}>
        <p>{filter.words.trim() === '' ? t('work.filterNothingLeft') : t('work.filterNothing', { words: filter.words.trim() })}</p>
        <button type="button" className={classes.word} onClick={() => onFilter(noFilter)}>
          {t('work.clearFilter')}
        </button>
      </div>
    );
  }
  return (
    <div className={classes.list} data-requirement-tree>
      <VirtualList
        kind="tree"
        label={t('work.treeLabel')}
        rows={rows}
        rowId={keyOf}
        rowHeight={ROW}
        chosen={active}
        onChoose={choose}
        onOpen={onEnter}
        onKeyDown={onKeyDown}
        rowProps={levelOf}
        renderRow={(row) =>
          row.kind === 'group' ? (
            <GroupRow row={row} onToggle={isFiltered(filter) ? undefined : () => setOpen(row.key, !row.open)} />
          ) : (
            <RequirementRow node={row.node} selected={row.key === selected} />
          )
        }
      />
    </div>
  );
}

const keyOf = (row: TreeRow) => row.key;
const levelOf = (row: TreeRow) => (row.kind === 'group' ? { level: 1, expanded: row.open } : { level: 2 });

interface GroupRowProps {
  readonly row: Extract<TreeRow, { kind: 'group' }>;
  readonly onToggle: (() => void) | undefined;
}

function GroupRow({ row, onToggle }: GroupRowProps) {
  const { ref, title, rollUp } = row.group;
  const Chevron = row.open ? IconChevronDown : IconChevronRight;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the tree around it handles keys and names the row.
    <div className={classes.row} data-group onClick={onToggle}>
      <Chevron size={14} stroke={1.6} aria-hidden="true" className={classes.chevron} />
      <span className={classes.ref}>{ref}</span>
      <span className={classes.title} title={title}>
        {title}
      </span>
      <StackedBar counts={rollUp.classes} total={rollUp.total + rollUp.excluded} width={38} />
      <span className={classes.count}>{rollUp.total === 0 ? t('work.excluded') : `${rollUp.concluded}/${rollUp.total}`}</span>
    </div>
  );
}

const RequirementRow = memo(function RequirementRow({ node, selected }: { readonly node: RequirementNode; readonly selected: boolean }) {
  return (
    <div className={classes.row} data-selected={selected || undefined}>
      <ResultMark mark={node.mark} />
      <span className={classes.ref}>{node.ref}</span>
      <span className={classes.title} title={node.fullTitle}>
        {node.title}
      </span>
      <span className={classes.count}>
        {node.concluded}/{node.rows.length}
      </span>
    </div>
  );
});
