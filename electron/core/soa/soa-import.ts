/** From a file to a version: read, mapped, held against Annex A, and only then written, all of it in one step. */
import type { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SoaField, soaMethods } from '../../../shared/contract/soa.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { normaliseRef, reconcileSoa } from '../../../shared/rules/soa.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import { checkMapping, headWords, type Mapping, proposeMapping, type Remembered } from '../import/columns.ts';
import { readRows, refuseProblems } from '../import/read-rows.ts';
import { readLikeliestTable, type TableSource } from '../import/read-table.ts';
import type { Table } from '../import/table.ts';
import { type SoaListRow, soaFields, soaRowFrom } from './soa-fields.ts';
import { catalogOfEngagement, entriesOf } from './soa-parts.ts';

type PreviewInput = z.output<(typeof soaMethods)['soa.preview']['input']>;
type PreviewAnswer = z.output<(typeof soaMethods)['soa.preview']['output']>;
type ImportInput = z.output<(typeof soaMethods)['soa.import']['input']>;

/** Rows of the file that the preview shows as they stand. */
const FIRST_ROWS = 8;
const CELL_SHOWN = 300;

/** How the newest version that was read from a file was read: clients keep their templates (docs/decisions/0006). */
function remembered(context: FileContext): Remembered {
  return context.file.queries.soa.versions().findLast((version) => version.columns.length > 0)?.columns ?? [];
}

async function read(context: FileContext, input: PreviewInput) {
  const memory = remembered(context);
  const table = await readLikeliestTable(
    context,
    input.file as TableSource,
    input.sheet,
    (one) => proposeMapping(one, soaFields, memory).columns.length,
  );
  const mapping: Mapping<SoaField> = input.mapping ?? proposeMapping(table, soaFields, memory);
  const catalog = catalogOfEngagement(context);
  return { memory, table, mapping, catalog, entries: entriesOf(catalog.items()) };
}

function columnsOf(table: Table, mapping: Mapping<SoaField>, titles: readonly string[], memory: Remembered): PreviewAnswer['columns'] {
  const known = new Map(memory.map(({ title, field }) => [headWords(title), field]));
  const below = table.rows.find((row) => row.number > mapping.headRow);
  return titles.map((title, column) => {
    const field = mapping.columns.find((one) => one.column === column)?.field ?? null;
    return {
      column,
      title: title.slice(0, CELL_SHOWN),
      field,
      remembered: field !== null && known.get(headWords(title)) === field,
      sample: (below?.cells[column] ?? '').slice(0, CELL_SHOWN),
    };
  });
}

/**
 * What the file would become; writes nothing. A mapping that the program proposed and that lacks the control's id is
 * answered with no rows, so that the person can choose; one that the person chose is refused.
 */
export async function previewSoa(context: FileContext, input: PreviewInput): Promise<PreviewAnswer> {
  const { memory, table, mapping, entries } = await read(context, input);
  const usable = input.mapping !== undefined || mapping.columns.some(({ field }) => field === 'controlRef');
  const specs = usable ? soaFields : { ...soaFields, controlRef: { ...soaFields.controlRef, required: false } };
  const checked = checkMapping(table, mapping, specs);
  const { values, problems, leftOut } = usable
    ? readRows(checked, rowOptions(input), (reader) => soaRowFrom(reader, entries))
    : { values: [], problems: [], leftOut: 0 };
  const found = reconcileSoa(values, entries);
  return {
    table: {
      name: table.name,
      kind: table.kind,
      sheet: table.sheet,
      sheets: [...table.sheets],
      encoding: table.encoding,
      delimiter: table.delimiter,
      rows: checked.rows.length,
    },
    headRow: mapping.headRow,
    columns: columnsOf(table, mapping, checked.titles, memory),
    first: table.rows.slice(0, FIRST_ROWS).map(({ number, cells }) => ({ number, cells: cells.map((cell) => cell.slice(0, CELL_SHOWN)) })),
    problems: [...problems],
    ready: values.length,
    leftOut,
    counts: found.counts,
    missing: found.lines.filter((line) => line.kind === 'missing').map((line) => line.ref),
    lines: found.lines.map(({ row, twins, problems: inRow, ...line }) => ({
      ...line,
      problems: [...inRow],
      row: row === null ? null : row,
      twins: twins.map((twin) => twin.sourceRow),
    })),
  };
}

const rowOptions = ({ corrections, leaveOut }: PreviewInput) => ({
  ...(corrections === undefined ? {} : { corrections }),
  ...(leaveOut === undefined ? {} : { leaveOut }),
});

/** Where the version came from, as a person reads it: file and sheet. */
const sourceName = ({ name, sheet }: Table) => (sheet === '' ? name : t('soaCore.sheetOf', { name, sheet })).slice(0, 300);

/** What a new version is made of, besides its rows. */
export interface VersionFacts {
  readonly number: string;
  readonly datedOn?: string | null | undefined;
  readonly approvedBy?: string | undefined;
  readonly approvedOn?: string | null | undefined;
  readonly note?: string | undefined;
}

/** @throws CONFLICT when a version has that number already */
export function checkNumber(context: FileContext, number: string, but?: string): void {
  if (context.file.queries.soa.versions().some((version) => version.number === number && version.id !== but)) {
    const message = t('soaCore.numberTaken', { number });
    throw new AppError('CONFLICT', message, { fields: { number: message } });
  }
}

/** Writes a version and its rows in one transaction. Rows of the same control are numbered, so that ids agree between copies. */
export function writeVersion(
  context: FileContext,
  catalog: ReturnType<typeof catalogOfEngagement>,
  facts: VersionFacts,
  origin: Pick<Row<'soa_version'>, 'source' | 'evidenceId' | 'columns'>,
  rows: readonly (Omit<SoaListRow, 'sourceRow'> & { readonly sourceRow: number | null })[],
): Row<'soa_version'> {
  checkNumber(context, facts.number);
  const id = context.ports.ids.uuid();
  const seen = new Map<string, number>();
  return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    catalog.copy(tx);
    const version = tx.insert('soa_version', {
      id,
      catalogId: catalog.id,
      number: facts.number,
      datedOn: facts.datedOn ?? null,
      approvedBy: facts.approvedBy ?? '',
      approvedOn: facts.approvedOn ?? null,
      note: facts.note ?? '',
      position: context.file.queries.soa.nextPosition(),
      ...origin,
    });
    for (const [position, row] of rows.entries()) {
      const ref = normaliseRef(row.controlRef);
      const place = seen.get(ref) ?? 0;
      seen.set(ref, place + 1);
      tx.insert('soa_item', {
        id: itemId(context, id, ref, place),
        versionId: id,
        ...row,
        inSource: true,
        auditorNote: '',
        decision: 'open',
        position,
      });
    }
    return version;
  });
}

/** Id of a row: the same on two devices that hold the same version. @param place of a control that stands there several times */
export const itemId = (context: FileContext, versionId: string, ref: string, place: number): string =>
  naturalId(context.file.engagementId, 'soa_item', versionId, ref, String(place));

/**
 * Takes the list over as a new version.
 * @throws ROWS_REFUSED while a row has a problem, COLUMN_CLASH, NOT_A_TABLE, CONFLICT (number), RULE (no row at all)
 */
export async function importSoa(context: FileContext, input: ImportInput) {
  actorOf(context);
  const { table, mapping, catalog, entries } = await read(context, input);
  const checked = checkMapping(table, mapping, soaFields);
  const { values, problems } = readRows(checked, rowOptions(input), (reader) => soaRowFrom(reader, entries));
  refuseProblems(problems, values.length);
  if (values.length === 0) throw new AppError('RULE', t('soaCore.noRows', { name: table.name }));
  const columns = mapping.columns.map(({ column, field }) => ({ title: (checked.titles[column] ?? '').slice(0, 300), field }));
  const evidenceId = 'evidenceId' in input.file ? input.file.evidenceId : null;
  const version = writeVersion(context, catalog, input, { source: sourceName(table), evidenceId, columns }, values);
  return { version, rows: values.length };
}
