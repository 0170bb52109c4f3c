import { describe, expect, it } from 'vitest';
import { checkMapping, columnLetter, type FieldSpecs, type Mapping, proposeMapping } from '../../../electron/core/import/columns.ts';
import { dayFrom, readRows, refuseProblems } from '../../../electron/core/import/read-rows.ts';
import type { Table } from '../../../electron/core/import/table.ts';
import { AppError } from '../../../shared/contract/errors.ts';

type Field = 'name' | 'owner' | 'due';
const specs: FieldSpecs<Field> = {
  name: { label: 'Name', heads: ['system name', 'name', 'system'], required: true },
  owner: { label: 'Owner', heads: ['owner', 'responsible'] },
  due: { label: 'Due on', heads: ['due date', 'due'] },
};
const table = (...rows: string[][]): Table => ({
  kind: 'csv',
  name: 'list.csv',
  sheet: '',
  sheets: [],
  encoding: 'utf-8',
  delimiter: ',',
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});
const chosen = (columns: Mapping<Field>['columns'], headRow = 1): Mapping<Field> => ({ headRow, columns });

function clash(mapping: Mapping<Field>, of = table(['Name', 'Owner', 'Due'], ['a', 'b', 'c'])): AppError {
  try {
    checkMapping(of, mapping, specs);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The mapping was accepted.');
}

describe('a proposal of columns', () => {
  it('finds the head below headings and reads the likeliest column for each field, each column once', () => {
    const list = table(
      ['Register of systems'],
      ['as of', '2026'],
      ['No', 'System Name', 'System', 'System owner', 'Due date (plan)'],
      ['1', 'LendScore', 'x', 'y', 'z'],
    );
    expect(proposeMapping(list, specs)).toEqual({
      headRow: 3,
      columns: [
        { column: 1, field: 'name' },
        { column: 3, field: 'owner' },
        { column: 4, field: 'due' },
      ],
    });
  });

  it('goes by what the same titles meant before', () => {
    const list = table(['Name', 'Head of', 'Owner'], ['a', 'b', 'c']);
    expect(proposeMapping(list, specs, [{ title: 'Head of', field: 'owner' }]).columns).toContainEqual({ column: 1, field: 'owner' });
  });

  it('proposes nothing where no title is understood', () => {
    expect(proposeMapping(table(['foo', 'bar'], ['1', '2']), specs).columns).toEqual([]);
  });
});

describe('a mapping is refused by name', () => {
  it.each<[string, Mapping<Field>, RegExp]>([
    [
      'when two columns are read as one field',
      chosen([
        { column: 0, field: 'name' },
        { column: 1, field: 'name' },
      ]),
      /‘Name’ and ‘Owner’ are both read as ‘Name’/,
    ],
    [
      'when one column is read as two fields',
      chosen([
        { column: 0, field: 'name' },
        { column: 0, field: 'due' },
      ]),
      /‘Name’ is read as both ‘Name’ and ‘Due on’/,
    ],
    ['when a column that is needed is missing', chosen([{ column: 1, field: 'owner' }]), /No column is read as ‘Name’/],
    ['when a column is not in the file', chosen([{ column: 27, field: 'name' }]), /no column AB/],
    ['when the head is not in the file', chosen([{ column: 0, field: 'name' }], 9), /Row 9 is not in the file/],
  ])('%s', (_what, mapping, message) => {
    const error = clash(mapping);
    expect([error.code, message.test(error.message), error.message]).toEqual(['COLUMN_CLASH', true, error.message]);
  });

  it('and columns are named as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('rows', () => {
  const list = table(
    ['Name', 'Owner', 'Due'],
    ['LendScore', 'Ada', '2026-09-14'],
    ['DocuSift', 'x'.repeat(20), '14/09/2026'],
    ['', 'Bo', ''],
    ['Loomi', 'Cy', '3 Oct 2026'],
  );
  const checked = checkMapping(
    list,
    chosen([
      { column: 0, field: 'name' },
      { column: 1, field: 'owner' },
      { column: 2, field: 'due' },
    ]),
    specs,
  );
  const read = (options = {}) =>
    readRows(checked, options, (row) => {
      if (row.text('name') === '') return null;
      return { row: row.row, name: row.text('name'), owner: row.limited('owner', 10), due: row.day('due') };
    });

  it('are read, and every problem names row and column', () => {
    const { values, problems } = read();
    expect(values).toEqual([
      { row: 2, name: 'LendScore', owner: 'Ada', due: '2026-09-14' },
      { row: 5, name: 'Loomi', owner: 'Cy', due: '2026-10-03' },
    ]);
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual(['3 Owner', '3 Due']);
  });

  it('are read with the corrections of the person, or left out', () => {
    const corrections = [
      { row: 3, column: 1, value: ' Bea ' },
      { row: 3, column: 2, value: '2026-09-15' },
    ];
    expect(read({ corrections }).values[1]).toEqual({ row: 3, name: 'DocuSift', owner: 'Bea', due: '2026-09-15' });
    expect(read({ leaveOut: [3] })).toMatchObject({ problems: [], leftOut: 1 });
  });

  it('with a problem stop an import, which says which row, which column and how many others are ready', () => {
    const { problems, values } = read();
    expect(() => refuseProblems(problems, values.length)).toThrow(
      'Row 3, column ‘Owner’: The text has 20 characters; 10 fit. 2 other rows are ready. Nothing is written yet.',
    );
    expect(() => refuseProblems([], 2)).not.toThrow();
  });

  it.each([
    ['2026-09-14', '2026-09-14'],
    ['2026-09-14 16:05', '2026-09-14'],
    ['14 Sep 2026', '2026-09-14'],
    ['14. September 2026', '2026-09-14'],
    ['2026-02-30', null],
    ['03/04/2026', null],
    ['soon', null],
  ])('hold the day ‘%s’ as %s', (written, iso) => {
    expect(dayFrom(written)).toBe(iso);
  });
});
