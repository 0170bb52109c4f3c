/** The shipped tables against figures that nobody here computed (test/fixtures/audit-time), row by row. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAuditTimeTables } from '../../../electron/core/audit-time/tables-loader.ts';
import type { AuditTimeInput } from '../../../shared/contract/audit-time.ts';
import type { ComplexityLevel } from '../../../shared/model/audit-time-tables.ts';
import { integrationReduction } from '../../../shared/rules/audit-time.ts';
import { fixture, refusedWith, tables, timeFor } from './audit-time-world.ts';

type PublishedTable = 'QMS' | 'EMS' | 'OHSMS' | 'ISMS';
type PublishedRow = { from: number; to: number } & Record<string, number>;
interface Published {
  rows: Record<PublishedTable, PublishedRow[]>;
  lookup: { table: PublishedTable; persons: number; category?: ComplexityLevel; days: number | null }[];
  integration: Record<string, number[]>;
  complexity: Record<string, Record<string, [number, number]>>;
}
const published = fixture<Published>('tables.json');
const shippedText = readFileSync(resolve(import.meta.dirname, '../../../resources/catalogs/audit-time-tables.json'), 'utf8');

const input = (table: PublishedTable, persons: number, column: string): AuditTimeInput =>
  column === 'days' ? { table, persons } : { table, persons, complexity: column as ComplexityLevel };

const cells = (Object.keys(published.rows) as PublishedTable[]).flatMap((table) =>
  published.rows[table].flatMap(({ from, to, ...columns }) =>
    Object.entries(columns).map(([column, days]) => ({ table, column, from, to, days })),
  ),
);

describe('the published tables', () => {
  it('have 23 rows of QMS, EMS and OHSMS and 22 of ISMS, as the documents', () => {
    expect(Object.fromEntries(Object.entries(tables.tables).map(([name, { rows }]) => [name, rows.length]))).toEqual({
      QMS: 23,
      EMS: 23,
      OHSMS: 23,
      ISMS: 22,
    });
    expect(cells).toHaveLength(23 + 4 * 23 + 3 * 23 + 22);
  });

  it.each(cells)('$table $column gives $days days from $from to $to persons', ({ table, column, from, to, days }) => {
    for (const persons of [from, to]) expect(timeFor(input(table, persons, column)).days).toBe(days);
  });

  it.each(published.lookup.filter(({ days }) => days !== null))('$table $category for $persons persons is $days', (one) => {
    const answer = timeFor(input(one.table, one.persons, one.category ?? 'days'));
    expect(answer.days).toBe(one.days);
    expect(answer.lines[0]).toMatchObject({ step: 'table', days: one.days, status: 'confirmed' });
  });

  it.each(published.lookup.filter(({ days }) => days === null))('$table has no days for $persons persons and says how to go on', (one) => {
    const refused = refusedWith(() => timeFor({ table: one.table, persons: one.persons }));
    expect(refused).toMatchObject({ code: 'NO_TABLE_ROW', fields: ['base'] });
    expect(refused.message).toContain('10\u2009700');
    expect(refused.hint).toContain('10\u2009701');
  });
});

describe('the matrices', () => {
  const steps = Object.entries(published.integration).flatMap(([level, reductions]) =>
    reductions.map((percent, index) => ({ level: Number(level), ability: 20 * (index + 1), percent })),
  );
  it.each(steps)('integration of $level % and ability of $ability % reduce by $percent %', ({ level, ability, percent }) => {
    expect(integrationReduction(tables, level, ability)).toBe(percent);
  });

  it.each([
    [100, 95, 20],
    [100, 90, 15],
    [91, 100, 20],
    [90, 100, 15],
    [50, 100, 5],
    [51, 100, 10],
    [100, 0, 0],
    [0, 100, 0],
  ])('take the nearest step of %i %% and %i %%, the lower one half way', (level, ability, percent) => {
    expect(integrationReduction(tables, level, ability)).toBe(percent);
  });

  const scores = { low: [3, 4], medium: [5, 6], high: [7, 8, 9] } as const;
  const levels = ['low', 'medium', 'high'] as const;
  const combinations = levels.flatMap((business) => levels.map((it) => ({ business, it })));
  it.each(combinations)('complexity business $business and IT $it changes least within the published range', (one) => {
    const [from = 0, to = 0] = published.complexity[`business_${one.business}`]?.[`it_${one.it}`] ?? [];
    const percent = Math.abs(from) < Math.abs(to) ? from : to;
    for (const business of scores[one.business])
      for (const it of scores[one.it]) {
        const line = timeFor({ table: 'ISMS', persons: 10, complexity: { business, it } }).lines[1];
        expect(line).toMatchObject({ step: 'complexity', days: (5 * (100 + percent)) / 100, status: 'unconfirmed' });
      }
  });
});

describe('the file of the tables', () => {
  interface Loose {
    tables: { QMS: { rows: { from: number; to: number; days: number }[] } };
    complexity: { cells: unknown[]; bands: { from: number }[] };
    integration: { rows: { reductionPercent: number[] }[] };
  }
  const changed = (change: (file: Loose) => unknown): string => {
    const file = JSON.parse(shippedText) as Loose;
    change(file);
    return JSON.stringify(file);
  };
  const row = (file: Loose, index: number) => file.tables.QMS.rows[index] ?? { from: 0, to: 0, days: 0 };
  const shift = (file: Loose, index: number, by: number) => Object.assign(row(file, index), { from: row(file, index).from + by });

  it('is read as it ships, and has no base table for AIMS', () => {
    const read = parseAuditTimeTables(shippedText);
    expect(read.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(read.tables)).toEqual(['QMS', 'EMS', 'OHSMS', 'ISMS']);
    expect(read.aims).toMatchObject({ status: 'unconfirmed' });
    expect(read.aims.factors).toHaveLength(5);
  });

  it.each<[string, (file: Loose) => unknown]>([
    ['has a hole', (file) => shift(file, 3, 1)],
    ['overlaps', (file) => shift(file, 3, -1)],
    ['has days that fall', (file) => Object.assign(row(file, 5), { days: 1 })],
    ['does not begin at one person', (file) => file.tables.QMS.rows.shift()],
    ['lacks a cell of the complexity', (file) => file.complexity.cells.pop()],
    ['has a cell twice', (file) => file.complexity.cells.splice(0, 1, file.complexity.cells[1])],
    ['has a score in no band', (file) => Object.assign(file.complexity.bands[0] ?? {}, { from: 4 })],
    ['has a row of the matrix that is too short', (file) => file.integration.rows[0]?.reductionPercent.pop()],
    ['has a field that is not known', (file) => Object.assign(file, { extra: true })],
  ])('is not used when it %s', (_what, change) => {
    expect(refusedWith(() => parseAuditTimeTables(changed(change))).code).toBe('DAMAGED');
  });

  it('is not used when it is cut off', () => {
    expect(refusedWith(() => parseAuditTimeTables(shippedText.slice(0, 3000))).code).toBe('DAMAGED');
  });
});
