/** The coverage matrix as plain data: which lines and columns a view has, and where keys lead. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import {
  type CoverageCell,
  type CoverageMatrix,
  coverageMatrix,
  emptyCell,
  isSeen,
  lifeCyclePhases,
  phaseOfRequirement,
} from '../../../shared/rules/coverage.ts';
import { t } from '../../../shared/words/words.ts';

export type Coverage = OutputOf<'coverage.show'>;
export type Hole = Coverage['holes'][number];
export type Row = Coverage['rows'][number];

export const views = ['units', 'phases', 'people'] as const;
export type View = (typeof views)[number];

export const shownKinds = ['all', 'clauses', 'controls', 'holes'] as const;
export type Shown = (typeof shownKinds)[number];

export interface BoardFilter {
  readonly shown: Shown;
  readonly words: string;
}

export interface Line {
  readonly key: string;
  readonly ref: string;
  readonly title: string;
  /** Annex A begins here: a little room above. */
  readonly apart: boolean;
}

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly sub: string;
  /** Another kind of unit begins here: a line at its left. */
  readonly divided: boolean;
}

export interface Place {
  readonly line: string;
  readonly column: string;
}

export interface Board {
  readonly view: View;
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
  readonly matrix: CoverageMatrix;
}

/** Stands for every phase at once: requirements that are about the whole life cycle. */
const EVERY_PHASE = 'every';

const unitSub = (unit: Coverage['units'][number]) =>
  unit.kind === 'organization'
    ? t('coverageScreen.unit.organization')
    : unit.kind === 'site'
      ? t('coverageScreen.unit.site')
      : t(unit.high ? 'coverageScreen.unit.high' : 'coverageScreen.unit.system');

/** Units with rows; what has none shows among the holes. */
const unitsWithRows = ({ rows, units }: Coverage) => {
  const used = new Set(rows.map((row) => row.unit));
  return units.filter((unit) => used.has(unit.key));
};

function columnsOf(coverage: Coverage, view: View): Column[] {
  if (view === 'people') return coverage.people.map((name) => ({ key: name, label: name, sub: '', divided: false }));
  if (view === 'phases')
    return [
      { key: EVERY_PHASE, label: t('coverageScreen.everyPhase'), sub: t('coverageScreen.everyPhaseSub'), divided: false },
      ...lifeCyclePhases.map((phase, at) => ({ key: phase, label: t(`vocabulary.lifeCycleStage.${phase}`), sub: '', divided: at === 0 })),
    ];
  const units = unitsWithRows(coverage);
  return units.map((unit, at) => ({
    key: unit.key,
    label: unit.label,
    sub: unitSub(unit),
    divided: at > 0 && units[at - 1]?.kind !== unit.kind,
  }));
}

function linesOf(coverage: Coverage, view: View): (Line & { readonly kind: string })[] {
  if (view === 'phases')
    return unitsWithRows(coverage).map((unit) => ({ key: unit.key, ref: '', title: unit.label, apart: false, kind: unit.kind }));
  return coverage.groups.map((group, at) => ({
    key: group.requirement,
    ref: group.ref,
    title: group.title,
    apart: at > 0 && group.kind !== coverage.groups[at - 1]?.kind,
    kind: group.kind,
  }));
}

export function boardOf(coverage: Coverage, view: View, filter: BoardFilter): Board {
  const matrix =
    view === 'phases'
      ? coverageMatrix(
          coverage.rows,
          (row) => row.unit,
          (row) => [phaseOfRequirement(row.requirement) ?? EVERY_PHASE],
        )
      : coverageMatrix(coverage.rows, (row) => row.group, view === 'units' ? (row) => [row.unit] : (row) => (isSeen(row) ? row.by : []));
  const words = filter.words.trim().toLocaleLowerCase('en');
  const fits = (line: Line & { readonly kind: string }) =>
    (words === '' || `${line.ref} ${line.title}`.toLocaleLowerCase('en').includes(words)) &&
    (filter.shown === 'all' ||
      (filter.shown === 'clauses' && line.kind === 'clause') ||
      (filter.shown === 'controls' && line.kind === 'area') ||
      (filter.shown === 'holes' && [...(matrix.get(line.key)?.values() ?? [])].some((cell) => cell.state === 'hole')));
  return {
    view,
    lines: linesOf(coverage, view)
      .filter(fits)
      .map(({ kind: _kind, ...line }) => line),
    columns: columnsOf(coverage, view),
    matrix,
  };
}

export const cellAt = (board: Board, place: Place): CoverageCell => board.matrix.get(place.line)?.get(place.column) ?? emptyCell;

/** Cells that are partly seen. */
export const partlyCount = (board: Board): number =>
  [...board.matrix.values()].reduce((sum, cells) => sum + [...cells.values()].filter((cell) => cell.state === 'partly').length, 0);

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell that an arrow leads to; Home and End go to the ends of a line. Null where there is none. */
export function placeAfterKey(board: Board, at: Place | null, key: string): Place | null {
  const { lines, columns } = board;
  const first = lines[0];
  const firstColumn = columns[0];
  if (first === undefined || firstColumn === undefined) return null;
  const line = lines.findIndex((one) => one.key === at?.line);
  const column = columns.findIndex((one) => one.key === at?.column);
  if (line === -1 || column === -1) return key in steps ? { line: first.key, column: firstColumn.key } : null;
  if (key === 'Home' || key === 'End')
    return { line: lines[line]?.key ?? first.key, column: columns.at(key === 'Home' ? 0 : -1)?.key ?? firstColumn.key };
  const step = steps[key];
  const nextLine = lines[line + (step?.[0] ?? 0)];
  const nextColumn = columns[column + (step?.[1] ?? 0)];
  if (step === undefined || nextLine === undefined || nextColumn === undefined || line + step[0] < 0 || column + step[1] < 0) return null;
  return { line: nextLine.key, column: nextColumn.key };
}

export const holeKey = (hole: Hole): string => [hole.kind, hole.group, hole.requirement, hole.unit, hole.phase ?? ''].join('|');

/** The hole after one, from the last on to the first again. */
export function nextHole(holes: readonly Hole[], current: string | null): Hole | null {
  const at = holes.findIndex((hole) => holeKey(hole) === current);
  return holes[(at + 1) % Math.max(holes.length, 1)] ?? null;
}

/** Where a hole stands in the matrix of units; null for one that has no cell there. */
export function placeOfHole(board: Board, hole: Hole): Place | null {
  if (hole.kind !== 'cell' || board.view !== 'units') return null;
  return board.lines.some((line) => line.key === hole.group) ? { line: hole.group, column: hole.unit } : null;
}

/** Where else the same clause or area was seen, for the sentence beside a hole. */
export function seenElsewhere(board: Board, place: Place): { readonly column: Column; readonly cell: CoverageCell }[] {
  return board.columns
    .filter((column) => column.key !== place.column)
    .map((column) => ({ column, cell: cellAt(board, { line: place.line, column: column.key }) }))
    .filter(({ cell }) => cell.seen > 0)
    .slice(0, 4);
}
