/**
 * What an audit has seen of what it set out to see: requirement × unit × life-cycle phase, how often and by whom, and
 * what is still a hole before the closing meeting. A Stage 2 needs evidence on every requirement (ISO/IEC 17021-1
 * 9.3.1.3); evidence is a sample of what was available (9.4.4.1), so what was left out is said with its reason (9.4.8.2).
 */
import type { LifeCycleStage, ResultClass, StoredResult, UnitKind } from '../model/vocabulary.ts';
import { worstOf } from './roll-up.ts';

/** Kinds of looks: each is something that a person of the team noted, asked, examined or drew. */
export const lookKinds = ['notes', 'interviews', 'evidence', 'prompts', 'samples'] as const;
export type LookKind = (typeof lookKinds)[number];
export type Looks = Readonly<Record<LookKind, number>>;

export const noLooks: Looks = { notes: 0, interviews: 0, evidence: 0, prompts: 0, samples: 0 };

export interface CoverageRow {
  readonly id: string;
  readonly requirement: string;
  readonly ref: string;
  readonly title: string;
  /** Clause or area of Annex A that it stands in. */
  readonly group: string;
  /** `organization:`, `system:ID`, `site:ID`. */
  readonly unit: string;
  readonly shown: ResultClass | null;
  readonly stored: StoredResult | null;
  readonly reason: string;
  readonly looks: Looks;
  /** Who looked, each once. Ticks of prompts and evidence carry no name. */
  readonly by: readonly string[];
}

export interface CoverageUnit {
  readonly key: string;
  readonly kind: UnitKind;
  readonly label: string;
  /** High by the client's rating, the AI Act or the impact assessment. */
  readonly high: boolean;
  readonly phase: LifeCycleStage;
  /** Something else than a row of the checklist touched it: a session that was held there, a note that names it. */
  readonly touched: boolean;
}

export const lifeCyclePhases = [
  'inception',
  'design_development',
  'verification_validation',
  'deployment',
  'operation_monitoring',
  're_evaluation',
  'retirement',
] as const satisfies readonly LifeCycleStage[];
export type LifeCyclePhase = (typeof lifeCyclePhases)[number];

/**
 * Requirements that are about one phase of the life cycle, by their titles in ISO/IEC 42001 (A.6.2 in the order of the
 * life cycle, A.7 on data for development, 6.3, 8.2 and 8.4 on what is done again). What is not named here, such as
 * technical documentation (A.6.2.7), is about every phase. Retirement has no requirement of its own: only a system that
 * stands in it makes that phase due.
 */
const phaseOf: Readonly<Record<string, LifeCyclePhase>> = {
  '42001:A.6.2.2': 'inception',
  '42001:A.6.2.3': 'design_development',
  '42001:A.7.2': 'design_development',
  '42001:A.7.3': 'design_development',
  '42001:A.7.4': 'design_development',
  '42001:A.7.5': 'design_development',
  '42001:A.7.6': 'design_development',
  '42001:A.6.2.4': 'verification_validation',
  '42001:A.6.2.5': 'deployment',
  '42001:A.6.2.6': 'operation_monitoring',
  '42001:A.6.2.8': 'operation_monitoring',
  '42001:6.3': 're_evaluation',
  '42001:8.2': 're_evaluation',
  '42001:8.4': 're_evaluation',
};

/** The phase that a requirement is about; null for one that is about all of them. */
export const phaseOfRequirement = (requirement: string): LifeCyclePhase | null => phaseOf[requirement] ?? null;

export const lookCount = (looks: Looks): number => lookKinds.reduce((sum, kind) => sum + looks[kind], 0);

/** A row counts as seen when something was recorded on it; a result alone is no record. */
export const isSeen = (row: CoverageRow): boolean => lookCount(row.looks) > 0 || isGraded(row.shown);
const isGraded = (shown: ResultClass | null) => shown === 'major' || shown === 'minor' || shown === 'opportunity';

/** Left out on purpose, and the report can say why. */
export const isLeftOut = (row: CoverageRow): boolean => leavesOut(row.stored) && row.reason.trim() !== '';
const leavesOut = (stored: StoredResult | null) => stored === 'not_sampled' || stored === 'not_reviewed';
const applies = (row: CoverageRow) => row.shown !== 'not_applicable';

/** `hole`: nothing seen and not said why. `left_out`: nothing seen, each row with its reason. `excluded`: nothing applies. */
export type CellState = 'seen' | 'partly' | 'hole' | 'left_out' | 'excluded' | 'none';

export interface CoverageCell {
  readonly state: CellState;
  readonly seen: number;
  /** Rows that apply. */
  readonly planned: number;
  /** Of these, left out with a reason. */
  readonly leftOut: number;
  readonly worst: ResultClass | null;
  readonly rows: readonly CoverageRow[];
}

export const emptyCell: CoverageCell = { state: 'none', seen: 0, planned: 0, leftOut: 0, worst: null, rows: [] };

export function cellOf(rows: readonly CoverageRow[]): CoverageCell {
  if (rows.length === 0) return emptyCell;
  const due = rows.filter(applies);
  const seen = due.filter(isSeen).length;
  const leftOut = due.filter((row) => !isSeen(row) && isLeftOut(row)).length;
  const state = ((): CellState => {
    if (due.length === 0) return 'excluded';
    if (seen === due.length) return 'seen';
    if (seen > 0) return 'partly';
    return leftOut === due.length ? 'left_out' : 'hole';
  })();
  return { state, seen, planned: due.length, leftOut, worst: worstOf(rows.map((row) => row.shown)), rows };
}

/** Cells by line and column: `matrix.get(line)?.get(column)`. A row may stand in several columns, or in none. */
export type CoverageMatrix = ReadonlyMap<string, ReadonlyMap<string, CoverageCell>>;

export function coverageMatrix(
  rows: readonly CoverageRow[],
  lineOf: (row: CoverageRow) => string,
  columnsOf: (row: CoverageRow) => readonly string[],
): CoverageMatrix {
  const sorted = new Map<string, Map<string, CoverageRow[]>>();
  for (const row of rows) {
    const line = sorted.get(lineOf(row)) ?? new Map<string, CoverageRow[]>();
    sorted.set(lineOf(row), line);
    for (const column of columnsOf(row)) {
      const cell = line.get(column);
      if (cell === undefined) line.set(column, [row]);
      else cell.push(row);
    }
  }
  return new Map([...sorted].map(([line, cells]) => [line, new Map([...cells].map(([column, of]) => [column, cellOf(of)]))]));
}

export const holeKinds = ['system', 'site', 'cell', 'requirement', 'phase', 'no_reason', 'no_record'] as const;
export type HoleKind = (typeof holeKinds)[number];

/** Something that nobody looked at, or that nobody can show to have been looked at. */
export interface CoverageHole {
  readonly kind: HoleKind;
  /** Group of the requirements it is about; empty for a unit or a phase. */
  readonly group: string;
  readonly requirement: string;
  readonly unit: string;
  readonly phase: LifeCyclePhase | null;
  /** The rows that would close it. */
  readonly rows: readonly string[];
}

const blank = { group: '', requirement: '', unit: '', phase: null, rows: [] } as const;

/** Rows by a key, in the order in which the keys are first met. */
function by(rows: readonly CoverageRow[], keyOf: (row: CoverageRow) => string): Map<string, CoverageRow[]> {
  const sorted = new Map<string, CoverageRow[]>();
  for (const row of rows) {
    const known = sorted.get(keyOf(row));
    if (known === undefined) sorted.set(keyOf(row), [row]);
    else known.push(row);
  }
  return sorted;
}

const open = (row: CoverageRow) => applies(row) && !isSeen(row) && !isLeftOut(row);
const idsOf = (rows: readonly CoverageRow[]) => rows.map((row) => row.id);

/** High-risk AI systems and sites that nothing touched: no row of theirs, no session there, no note that names them. */
function unitHoles(rows: ReadonlyMap<string, readonly CoverageRow[]>, units: readonly CoverageUnit[]): CoverageHole[] {
  return units.flatMap((unit): CoverageHole[] => {
    const own = rows.get(unit.key) ?? [];
    const looked = unit.touched || own.some(isSeen);
    if (looked || (own.length > 0 && own.every((row) => !applies(row) || isLeftOut(row)))) return [];
    if (unit.kind === 'site') return [{ ...blank, kind: 'site', unit: unit.key, rows: idsOf(own.filter(open)) }];
    return unit.kind === 'system' && unit.high ? [{ ...blank, kind: 'system', unit: unit.key, rows: idsOf(own.filter(open)) }] : [];
  });
}

/** Phases that requirements or systems make due, of which nothing was seen. */
function phaseHoles(rows: readonly CoverageRow[], units: readonly CoverageUnit[]): CoverageHole[] {
  const phaseOfUnit = new Map(units.map((unit) => [unit.key, unit.phase]));
  return lifeCyclePhases.flatMap((phase): CoverageHole[] => {
    const about = rows.filter((row) => applies(row) && phaseOfRequirement(row.requirement) === phase);
    const standing = rows.filter((row) => applies(row) && phaseOfUnit.get(row.unit) === phase);
    const unitsThere = units.some((unit) => unit.kind === 'system' && unit.phase === phase);
    if (about.length === 0 && !unitsThere) return [];
    if (about.some(isSeen) || standing.some(isSeen)) return [];
    const due = [...new Set([...about, ...standing])];
    if (due.length > 0 && due.every(isLeftOut)) return [];
    return [{ ...blank, kind: 'phase', phase, rows: idsOf(due.filter(open)) }];
  });
}

/**
 * Everything that is still a hole, the gravest first: high-risk systems, sites, then clauses and areas of a unit of which
 * nothing was seen, requirements that nobody looked at for any unit, phases, and results without a reason or a record.
 */
export function coverageHoles(rows: readonly CoverageRow[], units: readonly CoverageUnit[]): CoverageHole[] {
  const untouched = unitHoles(
    by(rows, (row) => row.unit),
    units,
  );
  const cells = [...by(rows, (row) => `${row.unit}\n${row.group}`).values()].flatMap((of): CoverageHole[] => {
    const [first] = of;
    if (first === undefined || cellOf(of).state !== 'hole') return [];
    return [{ ...blank, kind: 'cell', group: first.group, unit: first.unit, rows: idsOf(of.filter(open)) }];
  });
  const inCells = new Set(cells.flatMap((hole) => hole.rows));
  const requirements = [...by(rows, (row) => row.requirement).entries()].flatMap(([requirement, of]): CoverageHole[] => {
    const openRows = of.filter(open);
    const [first] = openRows;
    // What its cells say already is not said again.
    if (first === undefined || of.some((row) => applies(row) && isSeen(row)) || openRows.every((row) => inCells.has(row.id))) return [];
    return [{ ...blank, kind: 'requirement', group: first.group, requirement, rows: idsOf(openRows) }];
  });
  const unexplained = rows
    .filter((row) => leavesOut(row.stored) && row.reason.trim() === '' && !isGraded(row.shown))
    .map(
      (row): CoverageHole => ({
        ...blank,
        kind: 'no_reason',
        group: row.group,
        requirement: row.requirement,
        unit: row.unit,
        rows: [row.id],
      }),
    );
  const unrecorded = rows
    .filter((row) => (row.stored === 'conforms' || row.stored === 'adequate') && !isSeen(row) && !inCells.has(row.id))
    .map(
      (row): CoverageHole => ({
        ...blank,
        kind: 'no_record',
        group: row.group,
        requirement: row.requirement,
        unit: row.unit,
        rows: [row.id],
      }),
    );
  return [...untouched, ...cells, ...requirements, ...phaseHoles(rows, units), ...unexplained, ...unrecorded];
}

export interface CoverageTotals {
  readonly seen: number;
  readonly planned: number;
  readonly leftOut: number;
  readonly excluded: number;
}

/** Counts of rows: every requirement of every unit once. */
export function coverageTotals(rows: readonly CoverageRow[]): CoverageTotals {
  const { seen, planned, leftOut } = cellOf(rows);
  return { seen, planned, leftOut, excluded: rows.length - planned };
}
