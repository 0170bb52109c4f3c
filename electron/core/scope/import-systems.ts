/**
 * Import of AI systems: read, map, preview, and write all of it in one transaction after a backup. The preview and the
 * import run the same reading, so that what was shown is what is written.
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { SystemField } from '../../../shared/model/system-fields.ts';
import { systemFieldNames } from '../../../shared/model/system-fields.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, stopIfCancelled } from '../context.ts';
import type { Handler } from '../handlers.ts';
import { type CheckedMapping, checkMapping, type Mapping, proposeMapping } from '../import/columns.ts';
import { rowOptions, shortCell, tablePreview } from '../import/preview.ts';
import { refuseProblems } from '../import/read-rows.ts';
import { readLikeliestTable } from '../import/read-table.ts';
import type { Table } from '../import/table.ts';
import { type ReadSystem, type ReadSystems, readSystems } from './read-systems.ts';
import { speaksOf, systemSpecs } from './system-heads.ts';
import { blankSystem } from './system-row.ts';
import { type ChosenWords, listOf, wordKey } from './system-words.ts';

type Reading = InputOf<'scope.previewSystems'>;
type Preview = OutputOf<'scope.previewSystems'>;

const TITLE_ROWS = 30;

/** @returns the saved mapping laid over this table, null when one of its titles is not there */
function saidBy(saved: Row<'import_mapping'>, table: Table): Mapping<SystemField> | null {
  for (const row of table.rows.slice(0, TITLE_ROWS)) {
    const columns = saved.columns.flatMap(({ field, column, header }) => {
      const name = systemFieldNames.find((one) => one === field);
      const at = row.cells[column] === header ? column : row.cells.indexOf(header);
      return name === undefined || at < 0 ? [] : [{ column: at, field: name }];
    });
    if (columns.length > 0 && columns.length === saved.columns.length) return { headRow: row.number, columns };
  }
  return null;
}

function proposed(table: Table): Mapping<SystemField> {
  const { headRow, columns } = proposeMapping(table, systemSpecs);
  const titles = table.rows.find((row) => row.number === headRow)?.cells ?? [];
  return { headRow, columns: columns.filter(({ column, field }) => speaksOf(titles[column] ?? '', field)) };
}

interface Read {
  readonly table: Table;
  readonly checked: CheckedMapping<SystemField>;
  readonly mappingId: string | null;
  readonly chosen: ChosenWords;
  readonly result: ReadSystems;
  readonly known: ReadonlySet<number>;
}

function mappingFor(
  context: FileContext,
  input: Reading,
  table: Table,
): { mapping: Mapping<SystemField>; saved: Row<'import_mapping'> | null } {
  const all = context.file.queries.scope.mappings('ai_systems');
  const asked = all.find((one) => one.id === input.mappingId) ?? null;
  if (input.mappingId !== undefined && asked === null) throw new AppError('NOT_FOUND', t('inventoryCore.noMapping'));
  if (input.mapping !== undefined) return { mapping: input.mapping, saved: asked };
  // Without a word from the person, the newest saved mapping whose titles are all there is taken.
  for (const saved of asked === null ? all.toReversed() : [asked]) {
    const mapping = saidBy(saved, table);
    if (mapping !== null) return { mapping, saved };
  }
  return { mapping: proposed(table), saved: null };
}

const sameSystem = (one: { readonly name: string; readonly version: string; readonly businessUnit: string; readonly owner: string }) =>
  JSON.stringify([one.name, one.version, one.businessUnit, one.owner]);

async function readAll(context: FileContext, input: Reading, check: boolean): Promise<Read> {
  const table = await readLikeliestTable(context, input.file, input.sheet, (one) => proposeMapping(one, systemSpecs).columns.length);
  stopIfCancelled(context);
  const { mapping, saved } = mappingFor(context, input, table);
  // The preview of a table whose name column is still to be chosen shows its columns and no system.
  const named = mapping.columns.some(({ field }) => field === 'name');
  const specs = check ? systemSpecs : { ...systemSpecs, name: { ...systemSpecs.name, required: false } };
  const checked = checkMapping(table, mapping, specs);
  const { scope } = context.file.queries;
  const there = scope.systems();
  const chosen = new Map(
    [...(saved?.words ?? []), ...(input.words ?? [])].map(({ field, from, to }) => [wordKey(field as SystemField, from), to]),
  );
  const surroundings = {
    sites: new Map(scope.sites().map((site) => [site.name.toLowerCase(), site.id])),
    references: new Set(there.map(({ reference }) => reference).filter((reference) => reference !== '')),
  };
  const options = rowOptions(input);
  const result = named ? readSystems(checked, options, chosen, surroundings) : { systems: [], problems: [], leftOut: 0, unknown: [] };
  stopIfCancelled(context);
  const register = new Set(there.map(sameSystem));
  const isKnown = ({ patch }: ReadSystem) => register.has(sameSystem({ version: '', businessUnit: '', owner: '', ...patch }));
  const known = new Set(register.size === 0 ? [] : result.systems.filter(isKnown).map(({ row }) => row));
  return { table, checked, mappingId: saved?.id ?? null, chosen, result, known };
}

const SYSTEMS_SHOWN = 30;

/** Unknown words, and those that were given a meaning here, so that the choice can be changed. */
function wordsOf({ chosen, result }: Read, input: Reading): Preview['words'] {
  const open = result.unknown.map((one) => ({ ...one, to: null }));
  const told = (input.words ?? []).filter(({ field, from }) => chosen.has(wordKey(field, from)) && listOf(field) !== null);
  return [...open, ...told.map(({ field, from, to }) => ({ field, from, rows: 0, to }))];
}

function systemsOf({ checked, result }: Read): Preview['systems'] {
  const rows = new Map(checked.rows.map((row) => [row.number, row.cells]));
  return result.systems.slice(0, SYSTEMS_SHOWN).map(({ row }) => ({
    row,
    cells: checked.mapping.columns.map(({ column, field }) => ({ field, text: shortCell(rows.get(row)?.[column]) })),
  }));
}

const wrongRows = ({ checked, result }: Read): number => checked.rows.length - result.systems.length - result.leftOut;

function previewOf(read: Read, input: Reading): Preview {
  const { table, checked, result } = read;
  const named = checked.mapping.columns.some(({ field }) => field === 'name');
  return {
    ...tablePreview(table, checked, result.problems, input.corrections),
    mappingId: read.mappingId,
    words: wordsOf(read, input),
    ready: result.systems.length,
    leftOut: result.leftOut,
    wrong: named ? wrongRows(read) : 0,
    known: read.known.size,
    systems: systemsOf(read),
  };
}

function savedMapping(context: FileContext, name: string, read: Read, words: Reading['words'] = []): Row<'import_mapping'> {
  const { scope } = context.file.queries;
  const same = scope.mappings('ai_systems').find((one) => one.name === name);
  return {
    id: same?.id ?? context.ports.ids.uuid(),
    target: 'ai_systems',
    name,
    columns: read.checked.mapping.columns.map(({ column, field }) => ({
      field,
      column,
      header: (read.checked.titles[column] ?? '').slice(0, 20_000),
    })),
    words: words.map(({ field, from, to }) => ({ field, from, to })),
    position: same?.position ?? scope.nextMappingPosition(),
  };
}

/** Systems written between two messages of progress. */
const STEP = 200;

type Methods = 'scope.previewSystems' | 'scope.importSystems' | 'scope.mappings' | 'scope.removeMapping';

export const systemImportHandlers: { readonly [M in Methods]: Handler<M> } = {
  'scope.previewSystems': async (context, input) => previewOf(await readAll(context, input, false), input),

  'scope.importSystems': async (context, input) => {
    const actor = actorOf(context);
    const read = await readAll(context, input, true);
    const { table, result, known } = read;
    if (input.leaveOutWrong !== true) refuseProblems(result.problems, result.systems.length);
    const taken = input.leaveOutKnown === true ? result.systems.filter(({ row }) => !known.has(row)) : result.systems;
    if (taken.length === 0) throw new AppError('RULE', t('inventoryCore.noneReady', { name: table.name }));
    context.session.keeping?.backUp('import');
    stopIfCancelled(context);
    const { scope } = context.file.queries;
    const first = scope.nextSystemPosition();
    const what = t('inventoryCore.progress', { name: table.name });
    const tell = (done: number) => {
      if (input.task !== undefined) context.ports.progress({ task: input.task, done, total: taken.length, what });
    };
    const mapping = input.saveMappingAs === undefined ? null : savedMapping(context, input.saveMappingAs, read, input.words);
    const isNew = mapping !== null && !scope.mappings('ai_systems').some(({ id }) => id === mapping.id);
    context.file.ledger.write({ actor, reason: t('inventoryCore.reason', { name: table.name }) }, (tx) => {
      for (const [index, { row, patch }] of taken.entries()) {
        if (index % STEP === 0) tell(index);
        tx.insert('ai_system', {
          ...blankSystem(context.ports.ids.uuid(), patch.name, first + index),
          ...patch,
          source: t(table.sheet === '' ? 'inventoryCore.source' : 'inventoryCore.sourceSheet', {
            name: table.name.slice(0, 180),
            sheet: table.sheet,
            row,
          }),
        });
      }
      if (mapping !== null && isNew) tx.insert('import_mapping', mapping);
      else if (mapping !== null) tx.update('import_mapping', mapping.id, { columns: mapping.columns, words: mapping.words });
    });
    tell(taken.length);
    return { added: taken.length, leftOut: read.checked.rows.length - taken.length };
  },

  'scope.mappings': (context) => ({ mappings: context.file.queries.scope.mappings('ai_systems') }),

  'scope.removeMapping': (context, { id }) => {
    if (!context.file.queries.scope.mappings('ai_systems').some((one) => one.id === id))
      throw new AppError('NOT_FOUND', t('inventoryCore.noMapping'));
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('import_mapping', id));
    return {};
  },
};
