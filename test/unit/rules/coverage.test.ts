import { describe, expect, it } from 'vitest';
import {
  type CoverageRow,
  type CoverageUnit,
  cellOf,
  coverageHoles,
  coverageMatrix,
  coverageTotals,
  noLooks,
  phaseOfRequirement,
} from '../../../shared/rules/coverage.ts';

let next = 0;
const aRow = (over: Partial<CoverageRow> = {}): CoverageRow => {
  next += 1;
  return {
    id: `row-${next}`,
    requirement: '42001:A.7.2',
    ref: 'A.7.2',
    title: 'Data for development',
    group: '42001:A.7',
    unit: 'organization:',
    shown: null,
    stored: null,
    reason: '',
    looks: noLooks,
    by: [],
    ...over,
  };
};
const noted = { looks: { ...noLooks, notes: 1 }, by: ['Ines Vogt'] };
const aUnit = (over: Partial<CoverageUnit> = {}): CoverageUnit => ({
  key: 'system:lend',
  kind: 'system',
  label: 'LendScore',
  high: false,
  phase: 'not_stated',
  touched: false,
  ...over,
});
const kinds = (rows: readonly CoverageRow[], units: readonly CoverageUnit[] = []) => coverageHoles(rows, units).map((hole) => hole.kind);

describe('a cell of the coverage', () => {
  it('is whole when something was recorded on each row that applies', () => {
    expect(cellOf([aRow(noted), aRow({ shown: 'not_applicable', stored: 'not_applicable' })])).toMatchObject({
      state: 'seen',
      seen: 1,
      planned: 1,
    });
  });
  it('is a hole when nothing was seen, until each row is left out with a reason', () => {
    const left = aRow({ shown: 'not_sampled', stored: 'not_sampled', reason: 'At surveillance 1.' });
    expect(cellOf([left, aRow()]).state).toBe('hole');
    expect(cellOf([left]).state).toBe('left_out');
    expect(cellOf([aRow({ shown: 'not_sampled', stored: 'not_sampled', reason: ' ' })]).state).toBe('hole');
  });
  it('counts a finding as a look, a bare result not', () => {
    expect(cellOf([aRow({ shown: 'minor' }), aRow({ shown: 'conforms', stored: 'conforms' })])).toMatchObject({
      seen: 1,
      planned: 2,
      state: 'partly',
      worst: 'minor',
    });
  });
  it('is excluded when nothing in it applies, and empty when it has no row', () => {
    expect(cellOf([aRow({ shown: 'not_applicable' })]).state).toBe('excluded');
    expect(cellOf([]).state).toBe('none');
  });
  it('stands in each column that its rows name', () => {
    const matrix = coverageMatrix(
      [aRow({ by: ['A', 'B'], looks: { ...noLooks, notes: 2 } })],
      (row) => row.group,
      (row) => row.by,
    );
    expect([...(matrix.get('42001:A.7')?.keys() ?? [])]).toEqual(['A', 'B']);
  });
});

describe('the list of holes', () => {
  it('is empty when everything was seen or is left out with a reason', () => {
    expect(kinds([aRow(noted), aRow({ stored: 'not_sampled', shown: 'not_sampled', reason: 'No staff on site.' })])).toEqual([]);
  });
  it('names a clause of a unit once, not each requirement in it again', () => {
    const rows = [aRow(), aRow({ requirement: '42001:A.7.3' })];
    const holes = coverageHoles(rows, []);
    expect(holes.map(({ kind, rows: ids }) => [kind, ids.length])).toEqual([
      ['cell', 2],
      ['phase', 2],
    ]);
  });
  it('names a requirement that nobody looked at where its clause was otherwise seen', () => {
    const rows = [aRow({ ...noted, requirement: '42001:A.7.3' }), aRow()];
    expect(coverageHoles(rows, [])).toMatchObject([{ kind: 'requirement', requirement: '42001:A.7.2' }]);
    expect(kinds([...rows, aRow({ ...noted, unit: 'system:lend' })]), 'seen for another unit').toEqual([]);
  });
  it('names a high-risk system and a site that nothing touched, with or without rows', () => {
    const system = aUnit({ high: true });
    const site = aUnit({ key: 'site:porto', kind: 'site', label: 'Porto' });
    expect(kinds([aRow(noted)], [system, site])).toEqual(['system', 'site']);
    expect(
      kinds(
        [aRow(noted)],
        [
          { ...system, touched: true },
          { ...site, touched: true },
        ],
      ),
    ).toEqual([]);
    expect(kinds([aRow(noted), aRow({ ...noted, unit: 'system:lend' }), aRow({ ...noted, unit: 'site:porto' })], [system, site])).toEqual(
      [],
    );
    expect(kinds([aRow(noted)], [aUnit()]), 'a system without high risk may be left out of a sample').toEqual([]);
  });
  it('names a phase that a requirement or a system makes due and nobody looked at', () => {
    const rows = [aRow({ ...noted, requirement: '42001:4.1', group: '42001:4' })];
    expect(coverageHoles(rows, [aUnit({ phase: 'retirement' })])).toMatchObject([{ kind: 'phase', phase: 'retirement', rows: [] }]);
    expect(kinds([...rows, aRow({ ...noted, unit: 'system:lend' })], [aUnit({ phase: 'retirement' })])).toEqual([]);
  });
  it('names what was left out without a reason and what was concluded without a record', () => {
    const other = aRow({ ...noted });
    expect(kinds([other, aRow({ stored: 'not_sampled', shown: 'not_sampled' })])).toEqual(['no_reason']);
    expect(kinds([other, aRow({ stored: 'conforms', shown: 'conforms' })])).toEqual(['no_record']);
  });
});

it('knows the phase of requirements that are about one, and of no other', () => {
  expect(phaseOfRequirement('42001:A.6.2.5')).toBe('deployment');
  expect(phaseOfRequirement('42001:A.6.2.7')).toBeNull();
  expect(phaseOfRequirement('27001:A.7.2')).toBeNull();
});

it('counts rows that apply, those seen and those left out', () => {
  const rows = [
    aRow(noted),
    aRow(),
    aRow({ shown: 'not_applicable' }),
    aRow({ stored: 'not_sampled', shown: 'not_sampled', reason: 'Next year.' }),
  ];
  expect(coverageTotals(rows)).toEqual({ seen: 1, planned: 3, leftOut: 1, excluded: 1 });
});
