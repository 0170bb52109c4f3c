/**
 * Single sampling plans for normal inspection, general level II: ISO 2859-1:1999 Tables 1 and 2-A, the same as MIL-STD-105E
 * Tables I and II-A (public domain), which they were taken from. They judge the quality of a lot; they do not prove
 * that a management system conforms.
 */
import { refusedField } from './rate.ts';

/** Code letter, largest lot of level II, sample size, and the acceptance numbers for the AQLs in order. */
const DOWN = 'down';
const UP = 'up';
type Cell = number | typeof DOWN | typeof UP;

export const aqls = ['0.10', '0.15', '0.25', '0.40', '0.65', '1.0', '1.5', '2.5', '4.0', '6.5', '10'] as const;
export type Aql = (typeof aqls)[number];

/** Along a row: 0, up, down, then this ladder. Only where the 0 stands and where the row ends differ. */
const LADDER: readonly Cell[] = [0, UP, DOWN, 1, 2, 3, 5, 7, 10, 14, 21];

interface Row {
  readonly letter: string;
  readonly largestLot: number;
  readonly size: number;
  /** Column of the acceptance number 0; negative when it stands before the first AQL that is listed. */
  readonly zeroAt: number;
}

const rows: readonly Row[] = [
  ['A', 8, 2, 9],
  ['B', 15, 3, 8],
  ['C', 25, 5, 7],
  ['D', 50, 8, 6],
  ['E', 90, 13, 5],
  ['F', 150, 20, 4],
  ['G', 280, 32, 3],
  ['H', 500, 50, 2],
  ['J', 1200, 80, 1],
  ['K', 3200, 125, 0],
  ['L', 10_000, 200, -1],
  ['M', 35_000, 315, -2],
  ['N', 150_000, 500, -3],
  ['P', 500_000, 800, -4],
  ['Q', Number.POSITIVE_INFINITY, 1250, -5],
].map(([letter, largestLot, size, zeroAt]) => ({ letter, largestLot, size, zeroAt }) as Row);

function cellOf(row: number, column: number): Cell {
  const { zeroAt } = rows[row] as Row;
  const step = column - zeroAt;
  if (step < 0) return DOWN;
  // Row A has no plan above its 0 but the one that the arrow down names: the table ends there.
  return LADDER[step] ?? UP;
}

export interface LotPlan {
  /** Code letter of the lot, and of the row whose plan is used after following the arrows. */
  readonly letter: string;
  readonly usedLetter: string;
  readonly n: number;
  readonly accept: number;
  readonly reject: number;
  /** The plan would take the whole lot or more. */
  readonly inspectAll: boolean;
}

/** @throws INVALID_INPUT for an AQL that the table does not list, or a lot of fewer than two. */
export function lotPlan(lot: number, aql: string): LotPlan {
  const column = aqls.findIndex((listed) => Number(listed) === Number(aql));
  if (column === -1) throw refusedField('aql', 'sampling.aqlListed', { aqls: aqls.join(', ') });
  if (lot < 2) throw refusedField('population', 'sampling.lotTooSmall');
  const own = rows.findIndex(({ largestLot }) => lot <= largestLot);
  let used = own;
  let cell = cellOf(used, column);
  while (typeof cell !== 'number') {
    used += cell === DOWN ? 1 : -1;
    cell = cellOf(used, column);
  }
  const { size, letter } = rows[used] as Row;
  const inspectAll = size >= lot;
  return { letter: (rows[own] as Row).letter, usedLetter: letter, n: size, accept: cell, reject: cell + 1, inspectAll };
}
