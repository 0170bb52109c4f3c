/** Reads a client's table as a population: ids must be there and differ, or nothing is taken. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { PopulationField, PopulationPreview } from '../../../shared/contract/sampling.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, stopIfCancelled } from '../context.ts';
import type { Handler } from '../handlers.ts';
import { type CheckedMapping, checkMapping, type FieldSpecs, proposeMapping } from '../import/columns.ts';
import { type RowProblem, readRows } from '../import/read-rows.ts';
import { contentOf, readTableFrom } from '../import/read-table.ts';
import type { Table } from '../import/table.ts';
import { sha256Hex } from '../ledger/canonical.ts';
import { type PopulationRecord, storeRecords } from './population-content.ts';
import { newPopulation, populationView } from './populations.ts';

const specs: FieldSpecs<PopulationField> = {
  record: {
    label: t('samplingCore.field.record'),
    heads: ['record id', 'id', 'ticket', 'record', 'number', 'no', 'reference', 'key', 'case', 'name'],
  },
  record2: { label: t('samplingCore.field.record2'), heads: ['second id'] },
  stratum: { label: t('samplingCore.field.stratum'), heads: ['stratum', 'strata'] },
  total: { label: t('samplingCore.field.total'), heads: ['amount', 'total'] },
};

type Reading = Omit<InputOf<'sampling.previewPopulation'>, never>;

interface Read {
  readonly table: Table;
  readonly fileSha256: string;
  readonly checked: CheckedMapping<PopulationField>;
  readonly rowNumberIsId: boolean;
  readonly records: readonly PopulationRecord[];
  readonly problems: readonly (RowProblem & { readonly code: 'EMPTY_ID' | 'DUPLICATE_IDS' | 'ROWS_REFUSED' })[];
  readonly strata: readonly { name: string; size: number }[];
  readonly total: string;
  readonly leftOut: number;
  readonly shown: readonly number[];
}

const LONGEST_ID = 300;
/** Columns that are shown with a record unless the person chooses others. */
const SHOWN = 4;

/** Decimal numbers as hundred-thousandths, so that a sum of amounts is exact; null for what is no number. */
function amountOf(text: string): bigint | null {
  const found = /^(-?)(\d+)(?:\.(\d{1,5}))?$/.exec(text.replaceAll(/[\s,'\u2009\u00a0]/g, ''));
  if (found === null) return null;
  const [, sign, whole = '', part = ''] = found;
  const value = BigInt(whole) * 100_000n + BigInt(part.padEnd(5, '0'));
  return sign === '-' ? -value : value;
}

function amountText(value: bigint): string {
  const positive = value < 0n ? -value : value;
  const part = (positive % 100_000n).toString().padStart(5, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${positive / 100_000n}${part === '' ? '' : `.${part}`}`;
}

function readRecords(
  checked: CheckedMapping<PopulationField>,
  rowNumberIsId: boolean,
  leaveOut: readonly number[],
): Pick<Read, 'records' | 'problems' | 'strata' | 'total' | 'leftOut'> {
  const rowOf = new Map<string, number>();
  const strata = new Map<string, number>();
  const codes = new Map<string, 'EMPTY_ID' | 'DUPLICATE_IDS'>();
  let sum: bigint | null = null;
  const cellsOf = new Map(checked.rows.map((row) => [row.number, row.cells]));
  const { values, problems, leftOut } = readRows<PopulationField, PopulationRecord>(checked, { leaveOut }, (reader) => {
    const parts = [reader.text('record'), reader.text('record2')].filter((part) => part !== '');
    const id = rowNumberIsId ? t('samplingCore.rowId', { row: reader.row }) : parts.join(' / ');
    if (id === '') {
      codes.set(`${reader.row}`, 'EMPTY_ID');
      reader.problem('record', t('samplingCore.emptyId'));
    } else if (id.length > LONGEST_ID) reader.problem('record', t('importCore.tooLong', { count: id.length, limit: LONGEST_ID }));
    const earlier = rowOf.get(id);
    if (id !== '' && earlier !== undefined) {
      codes.set(`${reader.row}`, 'DUPLICATE_IDS');
      reader.problem('record', t('samplingCore.duplicateId', { id: id.slice(0, 80), row: earlier }));
    } else rowOf.set(id, reader.row);
    const stratum = reader.has('stratum') ? reader.text('stratum').slice(0, LONGEST_ID) || t('samplingCore.noStratum') : '';
    if (stratum !== '') strata.set(stratum, (strata.get(stratum) ?? 0) + 1);
    if (reader.has('total') && reader.text('total') !== '') {
      const amount = amountOf(reader.text('total'));
      if (amount === null) reader.problem('total', t('samplingCore.noAmount', { value: reader.text('total').slice(0, 60) }));
      else sum = (sum ?? 0n) + amount;
    }
    return { id, stratum, cells: cellsOf.get(reader.row) ?? [] };
  });
  return {
    records: values,
    problems: problems.map((problem) => ({ ...problem, code: codes.get(`${problem.row}`) ?? 'ROWS_REFUSED' })),
    strata: [...strata].map(([name, size]) => ({ name, size })),
    total: sum === null ? '' : amountText(sum),
    leftOut,
  };
}

async function readAll(context: FileContext, input: Reading): Promise<Read> {
  const { bytes, name } = await contentOf(context, input.file);
  stopIfCancelled(context);
  const table = await readTableFrom(bytes, name, input.sheet);
  stopIfCancelled(context);
  const mapping = input.mapping ?? proposeMapping(table, specs);
  const checked = checkMapping(table, mapping, specs);
  const rowNumberIsId = input.rowNumberIsId === true;
  const named = rowNumberIsId || mapping.columns.some(({ field }) => field === 'record');
  const leaveOut = (input.leaveOut ?? []).map(({ row }) => row);
  const read = named ? readRecords(checked, rowNumberIsId, leaveOut) : { records: [], problems: [], strata: [], total: '', leftOut: 0 };
  const taken = new Set(mapping.columns.filter(({ field }) => field === 'record' || field === 'record2').map(({ column }) => column));
  const others = checked.titles.map((_title, column) => column).filter((column) => !taken.has(column));
  return { table, fileSha256: sha256Hex(bytes), checked, rowNumberIsId, shown: input.shown ?? others.slice(0, SHOWN), ...read };
}

const SHORT = 200;
const SAMPLES = 3;
const RECORDS_SHOWN = 30;
const PROBLEMS_SHOWN = 200;

function previewOf({ table, checked, records, problems, strata, total, leftOut, shown, rowNumberIsId }: Read): PopulationPreview {
  return {
    name: table.name.slice(0, 300),
    sheet: table.sheet,
    sheets: [...table.sheets],
    headRow: checked.mapping.headRow,
    columns: checked.titles.map((title, column) => ({
      column,
      title: title.slice(0, 300),
      samples: checked.rows.slice(0, SAMPLES).map(({ cells }) => (cells[column] ?? '').slice(0, SHORT)),
    })),
    mapping: checked.mapping.columns.map((one) => ({ ...one })),
    rowNumberIsId,
    shown: [...shown],
    rows: checked.rows.length,
    ready: records.length,
    leftOut,
    problems: problems.slice(0, PROBLEMS_SHOWN).map(({ row, column, message }) => ({ row, column, message })),
    strata: [...strata].slice(0, 200),
    total,
    records: records.slice(0, RECORDS_SHOWN).map(({ id, stratum, cells }) => ({
      id,
      stratum,
      shown: shown.map((column) => (cells[column] ?? '').slice(0, SHORT)),
    })),
  };
}

/** @throws EMPTY_ID, DUPLICATE_IDS, ROWS_REFUSED that name the first row, with the way out */
function refuse({ problems, records }: Read): void {
  const first = problems[0];
  if (first === undefined) return;
  const { row, column, message } = first;
  const fields = Object.fromEntries(problems.slice(0, 50).map((one) => [`row ${one.row}, ${one.column}`, one.message]));
  const hints = {
    EMPTY_ID: 'samplingCore.emptyIdHint',
    DUPLICATE_IDS: 'samplingCore.duplicateIdHint',
    ROWS_REFUSED: 'importCore.rowProblemHint',
  } as const;
  throw new AppError(first.code, t('importCore.rowProblem', { row, column, message, ready: records.length }), {
    fields,
    hint: t(hints[first.code]),
  });
}

export const importHandlers: { readonly [M in 'sampling.previewPopulation' | 'sampling.importPopulation']: Handler<M> } = {
  'sampling.previewPopulation': async (context, input) => previewOf(await readAll(context, input)),

  'sampling.importPopulation': async (context, input) => {
    const actor = actorOf(context);
    const { auditId, name, previousId, file, sheet, mapping, rowNumberIsId, leaveOut = [], shown, task, ...facts } = input;
    const tell = (done: number) => {
      if (task !== undefined) context.ports.progress({ task, done, total: 3, what: t('samplingCore.importing', { name }) });
    };
    tell(0);
    const read = await readAll(context, { file, sheet, mapping, rowNumberIsId, leaveOut, shown });
    refuse(read);
    const { table, checked, records } = read;
    if (records.length === 0)
      throw new AppError('RULE', t('samplingCore.noRecords', { name: table.name }), { hint: t('samplingCore.noRecordsHint') });
    tell(1);
    const idColumns = checked.mapping.columns.filter(({ field }) => field === 'record' || field === 'record2');
    const titleOf = (field: PopulationField) =>
      checked.titles[checked.mapping.columns.find((one) => one.field === field)?.column ?? -1] ?? '';
    const stored = await storeRecords(context, records);
    stopIfCancelled(context);
    tell(2);
    const population = newPopulation(context, {
      auditId,
      name,
      previousId,
      facts: {
        ...facts,
        ...(leaveOut.length === 0
          ? {}
          : { completeness: [facts.completeness ?? '', ...leaveOut.map((one) => t('samplingCore.rowLeftOut', one))].join('\n').trim() }),
        ...(read.total === '' ? {} : { total: facts.total ?? read.total, totalOf: facts.totalOf ?? titleOf('total').slice(0, 300) }),
      },
      content: {
        kind: 'list',
        size: records.length,
        fileName: table.name.slice(0, 300),
        sheet: table.sheet.slice(0, 300),
        fileSha256: read.fileSha256,
        contentSha256: stored.sha256,
        contentBytes: stored.bytes,
        columns: checked.titles.map((title) => title.slice(0, 300)),
        shownColumns: [...read.shown],
        recordIdFrom: read.rowNumberIsId
          ? t('samplingCore.rowNumber')
          : idColumns
              .map(({ column }) => checked.titles[column] ?? '')
              .join(' / ')
              .slice(0, 300),
        stratumFrom: titleOf('stratum').slice(0, 300),
        strata: read.strata.map(({ name: stratum, size }) => ({ name: stratum, size })),
      },
    });
    context.file.ledger.write(
      { actor, reason: t('samplingCore.importReason', { name: table.name, count: wholeNumber(records.length) }) },
      (tx) => tx.insert('population', population),
    );
    tell(3);
    return populationView(context, population);
  },
};
