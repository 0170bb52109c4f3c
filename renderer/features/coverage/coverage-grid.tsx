/** The matrix: one tab stop, arrows inside, each cell with count, mark and word. */
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import type { CoverageCell } from '../../../shared/rules/coverage.ts';
import { t } from '../../../shared/words/words.ts';
import { ResultMark } from '../../components/result-mark.tsx';
import { type Board, type Column, cellAt, type Line, type Place, placeAfterKey } from './board.ts';
import classes from './coverage-grid.module.css';

export interface CoverageGridProps {
  readonly board: Board;
  readonly chosen: Place | null;
  /** Counts up when the chosen cell is to take the focus. */
  readonly focus: number;
  readonly onChoose: (place: Place) => void;
  readonly onOpen: () => void;
}

export const CoverageGrid = memo(function CoverageGrid({ board, chosen, focus, onChoose, onOpen }: CoverageGridProps) {
  const { lines, columns } = board;
  const table = useRef<HTMLTableElement>(null);
  const first = lines[0];
  const firstColumn = columns[0];
  const standing =
    chosen !== null && lines.some((line) => line.key === chosen.line) && columns.some((column) => column.key === chosen.column);
  const stop = standing ? chosen : first === undefined || firstColumn === undefined ? null : { line: first.key, column: firstColumn.key };

  useEffect(() => {
    if (focus > 0) table.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
  }, [focus]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen();
      return;
    }
    const next = placeAfterKey(board, stop, event.key);
    if (next === null) return;
    event.preventDefault();
    onChoose(next);
    const cell = table.current?.querySelector<HTMLElement>(`td[data-place="${CSS.escape(placeKey(next.line, next.column))}"]`);
    cell?.focus();
  };

  return (
    <div className={classes.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a matrix of cells that keys walk through is a grid. */}
      <table className={classes.grid} ref={table} role="grid" aria-label={t('coverageScreen.matrix')} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {t('coverageScreen.seenPlanned')}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classes.column} data-divided={column.divided || undefined}>
                <span className={classes.columnLabel} title={column.label}>
                  {column.label}
                </span>
                <span className={classes.sub}>{column.sub}</span>
              </th>
            ))}
          </tr>
        </thead>
        {partsOf(lines).map((part) => (
          <tbody key={part[0]?.key ?? ''}>
            {part.map((line) => (
              <GridLine
                key={line.key}
                board={board}
                line={line}
                columns={columns}
                stop={stop?.line === line.key ? stop.column : null}
                chosen={standing && chosen?.line === line.key}
                onChoose={onChoose}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
});

/** Clauses and Annex A stand a little apart. */
function partsOf(lines: readonly Line[]): Line[][] {
  const parts: Line[][] = [];
  for (const line of lines) {
    const part = parts.at(-1);
    if (part === undefined || line.apart) parts.push([line]);
    else part.push(line);
  }
  return parts;
}

const placeKey = (line: string, column: string) => `${line}|${column}`;

interface GridLineProps {
  readonly board: Board;
  readonly line: Line;
  readonly columns: readonly Column[];
  /** Column of the tab stop, when it is in this line. */
  readonly stop: string | null;
  readonly chosen: boolean;
  readonly onChoose: (place: Place) => void;
  readonly onOpen: () => void;
}

const GridLine = memo(function GridLine({ board, line, columns, stop, chosen, onChoose, onOpen }: GridLineProps) {
  return (
    <tr>
      <th scope="row" className={classes.line}>
        {line.ref === '' ? null : <span className={classes.ref}>{line.ref}</span>}
        <span className={classes.lineTitle} title={line.title}>
          {line.title}
        </span>
      </th>
      {columns.map((column) => {
        const cell = cellAt(board, { line: line.key, column: column.key });
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it handles the keys.
          <td
            key={column.key}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid.
            role="gridcell"
            tabIndex={stop === column.key ? 0 : -1}
            aria-selected={chosen && stop === column.key}
            aria-label={nameOf(line, column, cell, board.view === 'people')}
            className={classes.cell}
            data-place={placeKey(line.key, column.key)}
            data-state={cell.state}
            onClick={(event) => {
              event.currentTarget.focus();
              onChoose({ line: line.key, column: column.key });
            }}
            onDoubleClick={onOpen}
          >
            <CellFace cell={cell} countOnly={board.view === 'people'} />
          </td>
        );
      })}
    </tr>
  );
});

function nameOf(line: Line, column: Column, cell: CoverageCell, countOnly: boolean): string {
  const words = { line: `${line.ref} ${line.title}`.trim(), column: column.label, seen: cell.seen, planned: cell.planned };
  if (cell.state === 'none') return t('coverageScreen.cellNone', words);
  if (countOnly) return t('coverageScreen.cellPerson', words);
  const graded = cell.worst === 'major' || cell.worst === 'minor' || cell.worst === 'opportunity' ? cell.worst : null;
  const state = t(`coverage.state.${cell.state}`);
  return t('coverageScreen.cellName', { ...words, state: graded === null ? state : `${state}, ${t(`vocabulary.result.${graded}`)}` });
}

function CellFace({ cell, countOnly }: { readonly cell: CoverageCell; readonly countOnly: boolean }) {
  if (cell.state === 'none') return <span className={classes.dot}>·</span>;
  return (
    <span className={classes.face}>
      <span className={classes.count}>
        <strong>{cell.seen}</strong>
        {countOnly ? null : `/${cell.planned}`}
      </span>
      {countOnly ? null : <CellMark cell={cell} />}
    </span>
  );
}

/** A finding outranks what is missing; a hole has its word; what is whole and clean gets a thin tick. */
function CellMark({ cell }: { readonly cell: CoverageCell }) {
  if (cell.state === 'hole')
    return (
      <span className={classes.hole}>
        <IconCircleDashed size={14} stroke={1.8} aria-hidden="true" />
        {t('coverageScreen.hole')}
      </span>
    );
  const mark = cell.worst;
  if (mark === 'major' || mark === 'minor' || mark === 'opportunity') return <ResultMark mark={mark} />;
  // All that is missing has its reason.
  if (cell.leftOut > 0 && cell.seen + cell.leftOut === cell.planned) return <ResultMark mark="not_sampled" />;
  if (cell.state === 'excluded') return <ResultMark mark="not_applicable" />;
  return cell.state === 'seen' ? <IconCheck size={14} stroke={1.6} className={classes.tick} aria-hidden="true" /> : null;
}
