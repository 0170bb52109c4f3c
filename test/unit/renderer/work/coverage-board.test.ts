import { expect, it } from 'vitest';
import {
  boardOf,
  type Coverage,
  cellAt,
  holeKey,
  nextHole,
  placeAfterKey,
  placeOfHole,
} from '../../../../renderer/features/coverage/board.ts';
import { noLooks } from '../../../../shared/rules/coverage.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const row = (n: number, group: string, unit: string, by: string[] = []): Coverage['rows'][number] => ({
  id: id(n),
  requirement: `${group}.2`,
  ref: `${group}.2`.slice(6),
  title: 'Requirement',
  group,
  unit,
  progress: 'not_started',
  shown: null,
  stored: null,
  reason: '',
  looks: { ...noLooks, notes: by.length },
  by,
});
const unit = (key: string, kind: 'organization' | 'system' | 'site', label: string) => ({
  key,
  kind,
  id: null,
  label,
  high: false,
  phase: 'not_stated' as const,
  touched: false,
});
const coverage: Coverage = {
  rows: [
    row(1, '42001:4', 'organization:', ['Ines Vogt']),
    row(2, '42001:A.7', 'system:a'),
    row(3, '42001:A.7', 'organization:', ['Ines Vogt']),
  ],
  units: [
    unit('organization:', 'organization', 'Whole organization'),
    unit('system:a', 'system', 'LendScore'),
    unit('site:p', 'site', 'Porto'),
  ],
  groups: [
    { requirement: '42001:4', ref: '4', title: 'Context', kind: 'clause' },
    { requirement: '42001:A.7', ref: 'A.7', title: 'Data', kind: 'area' },
  ],
  people: ['Ines Vogt'],
  holes: [
    { kind: 'site', group: '', requirement: '', unit: 'site:p', phase: null, rows: [], what: 'Porto' },
    { kind: 'cell', group: '42001:A.7', requirement: '', unit: 'system:a', phase: null, rows: [id(2)], what: 'A.7 Data, LendScore' },
  ],
  totals: { seen: 2, planned: 3, leftOut: 0, excluded: 0 },
};
const all = { shown: 'all', words: '' } as const;

it('shows a column for each unit with rows, parted where another kind begins', () => {
  const board = boardOf(coverage, 'units', all);
  expect(board.columns.map(({ label, divided }) => [label, divided])).toEqual([
    ['Whole organization', false],
    ['LendScore', true],
  ]);
  expect(board.lines.map(({ ref, apart }) => [ref, apart])).toEqual([
    ['4', false],
    ['A.7', true],
  ]);
  expect(cellAt(board, { line: '42001:A.7', column: 'system:a' }).state).toBe('hole');
});

it('walks with arrows and stops at the edges', () => {
  const board = boardOf(coverage, 'units', all);
  const start = placeAfterKey(board, null, 'ArrowDown');
  expect(start).toEqual({ line: '42001:4', column: 'organization:' });
  expect(placeAfterKey(board, start, 'ArrowUp')).toBeNull();
  expect(placeAfterKey(board, start, 'ArrowLeft')).toBeNull();
  expect(placeAfterKey(board, start, 'End')).toEqual({ line: '42001:4', column: 'system:a' });
  expect(placeAfterKey(board, start, 'ArrowDown')).toEqual({ line: '42001:A.7', column: 'organization:' });
});

it('goes from hole to hole and round, and to the cell of one that has a cell', () => {
  const board = boardOf(coverage, 'units', all);
  const first = nextHole(coverage.holes, null);
  const second = nextHole(coverage.holes, first === null ? null : holeKey(first));
  expect([first?.kind, second?.kind]).toEqual(['site', 'cell']);
  expect(nextHole(coverage.holes, second === null ? null : holeKey(second))).toBe(first);
  expect(nextHole([], null)).toBeNull();
  expect(second === null ? null : placeOfHole(board, second)).toEqual({ line: '42001:A.7', column: 'system:a' });
  expect(first === null ? null : placeOfHole(board, first)).toBeNull();
});

it('filters lines by kind, by words and by holes, and counts by person', () => {
  expect(boardOf(coverage, 'units', { shown: 'holes', words: '' }).lines.map(({ ref }) => ref)).toEqual(['A.7']);
  expect(boardOf(coverage, 'units', { shown: 'clauses', words: '' }).lines.map(({ ref }) => ref)).toEqual(['4']);
  expect(boardOf(coverage, 'units', { shown: 'all', words: 'data' }).lines.map(({ ref }) => ref)).toEqual(['A.7']);
  const people = boardOf(coverage, 'people', all);
  expect(cellAt(people, { line: '42001:A.7', column: 'Ines Vogt' }).seen).toBe(1);
});
