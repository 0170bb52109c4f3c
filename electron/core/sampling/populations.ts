/** Populations: what is sampled from, counted, reconciled, and frozen once a sample is drawn. */
import { writeFile } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { PopulationRow } from '../../../shared/contract/sampling.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { LARGEST_POPULATION } from '../../../shared/rules/sampling/sample-size.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import { writeAtomically } from '../export/atomic-file.ts';
import { refuseEngagementTarget } from '../file/disk.ts';
import type { Handler } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { listDigest } from './arithmetic.ts';
import { availableRecords, storedRecords } from './population-content.ts';

type Population = Row<'population'>;

/** @throws NOT_FOUND */
export function populationOf(context: FileContext, id: string): Population {
  const population = context.file.queries.sampling.population(id);
  if (population === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.population') }));
  return population;
}

export function populationView(context: FileContext, population: Population): PopulationRow {
  const { excluded, samples } = context.file.queries.sampling.counts(population.id);
  const { reconciledCount, size } = population;
  return {
    ...population,
    excluded,
    available: Math.max(0, size - excluded),
    reconciled: reconciledCount === null ? 'not_done' : reconciledCount === size ? 'agrees' : 'differs',
    samples,
  };
}

/** @throws RULE when a sample was drawn from it: a change is a new version */
function checkOpen(population: Population): void {
  if (population.frozenAt !== null)
    throw new AppError('RULE', t('samplingCore.frozen', { name: population.name }), { hint: t('samplingCore.frozenHint') });
}

function checkPeriod(from: string | null | undefined, to: string | null | undefined): void {
  if (from == null || to == null || from <= to) return;
  const message = t('samplingCore.periodBackwards');
  throw new AppError('RULE', message, { fields: { periodTo: message } });
}

type Facts = Pick<
  Population,
  | 'unit'
  | 'source'
  | 'query'
  | 'periodFrom'
  | 'periodTo'
  | 'extractedOn'
  | 'extractedBy'
  | 'reconciledWith'
  | 'reconciledCount'
  | 'totalOf'
  | 'total'
  | 'reconciledTotal'
  | 'completeness'
>;

const noFacts: Facts = {
  unit: '',
  source: '',
  query: '',
  periodFrom: null,
  periodTo: null,
  extractedOn: null,
  extractedBy: '',
  reconciledWith: '',
  reconciledCount: null,
  totalOf: '',
  total: '',
  reconciledTotal: '',
  completeness: '',
};

/** What the last version said about where the records come from holds for the next; what was counted and checked does not. */
const carried = ({ unit, source, query, periodFrom, periodTo, totalOf }: Population): Partial<Facts> => ({
  unit,
  source,
  query,
  periodFrom,
  periodTo,
  totalOf,
});

type Given = { [K in keyof Facts]?: Facts[K] | undefined };
type Content = Pick<
  Population,
  | 'kind'
  | 'size'
  | 'fileName'
  | 'sheet'
  | 'fileSha256'
  | 'contentSha256'
  | 'contentBytes'
  | 'columns'
  | 'shownColumns'
  | 'recordIdFrom'
  | 'stratumFrom'
  | 'strata'
>;

/** A new population, or the next version of one. @throws NOT_FOUND, RULE */
export function newPopulation(
  context: FileContext,
  {
    auditId,
    name,
    previousId,
    facts,
    content,
  }: { auditId: string; name: string; previousId: string | undefined; facts: Given; content: Content },
): Population {
  const audit = auditOf(context, auditId);
  const { sampling } = context.file.queries;
  const previous = previousId === undefined ? null : populationOf(context, previousId);
  if (previous !== null && previous.auditId !== audit.id) throw new AppError('RULE', t('samplingCore.otherAudit'));
  const said = { ...noFacts, ...(previous === null ? {} : carried(previous)), ...definedFields(facts) };
  checkPeriod(said.periodFrom, said.periodTo);
  const id = context.ports.ids.uuid();
  return {
    id,
    auditId: audit.id,
    lineId: previous?.lineId ?? id,
    version: previous === null ? 1 : sampling.lastVersion(previous.lineId) + 1,
    name,
    ...said,
    ...content,
    frozenAt: null,
    position: sampling.next('population', audit.id),
  };
}

function factsOf({
  auditId: _audit,
  name: _name,
  previousId: _previous,
  size: _size,
  strata: _strata,
  ...facts
}: InputOf<'sampling.addPopulation'>): Given {
  return facts;
}

function checkStrata(size: number, strata: Population['strata']): void {
  if (strata.length === 0) return;
  const sum = strata.reduce((total, one) => total + one.size, 0);
  const message = t('samplingCore.strataSum', { sum: wholeNumber(sum), size: wholeNumber(size) });
  if (sum !== size) throw new AppError('RULE', message, { fields: { strata: message } });
  const twice = t('samplingCore.strataTwice');
  if (new Set(strata.map(({ name }) => name)).size !== strata.length) throw new AppError('RULE', twice, { fields: { strata: twice } });
}

/** Records of a list by the id that an exclusion names. @throws NOT_FOUND, CONFLICT, RULE */
function checkExclusion(context: FileContext, population: Population, record: string, records: number): void {
  const { sampling } = context.file.queries;
  if (population.kind === 'list') {
    if (records !== 1) throw new AppError('RULE', t('samplingCore.excludeOne'), { fields: { records: t('samplingCore.excludeOne') } });
    if (sampling.exclusions(population.id).some((one) => one.record === record))
      throw new AppError('CONFLICT', t('samplingCore.excludedAlready', { record }));
    for (const one of storedRecords(context, population)) if (one.id === record) return;
    throw new AppError('NOT_FOUND', t('samplingCore.noRecord', { record, name: population.name }), {
      fields: { record: t('samplingCore.noSuchRecord') },
    });
  }
  if (population.strata.length > 0) throw new AppError('RULE', t('samplingCore.excludeStrata'));
  if (records + sampling.counts(population.id).excluded >= population.size) throw new AppError('RULE', t('samplingCore.excludeAll'));
}

/** Of a cell, so much is shown in a list. */
const CELL_SHOWN = 300;

type Methods =
  | 'sampling.addPopulation'
  | 'sampling.updatePopulation'
  | 'sampling.excludeRecord'
  | 'sampling.includeRecord'
  | 'sampling.exclusions'
  | 'sampling.removePopulation'
  | 'sampling.records'
  | 'sampling.exportIds';

export const populationHandlers: { readonly [M in Methods]: Handler<M> } = {
  'sampling.addPopulation': (context, input) => {
    const actor = actorOf(context);
    const strata = input.strata ?? [];
    checkStrata(input.size, strata);
    if (input.size > LARGEST_POPULATION)
      throw new AppError('TOO_LARGE', t('sampling.populationRange', { largest: wholeNumber(LARGEST_POPULATION) }));
    const population = newPopulation(context, {
      auditId: input.auditId,
      name: input.name,
      previousId: input.previousId,
      facts: factsOf(input),
      content: {
        kind: 'count',
        size: input.size,
        fileName: '',
        sheet: '',
        fileSha256: null,
        contentSha256: null,
        contentBytes: 0,
        columns: [],
        shownColumns: [],
        recordIdFrom: '',
        stratumFrom: '',
        strata,
      },
    });
    context.file.ledger.write({ actor }, (tx) => tx.insert('population', population));
    return populationView(context, population);
  },

  'sampling.updatePopulation': (context, { id, ...patch }) => {
    const population = populationOf(context, id);
    checkOpen(population);
    const next = { ...population, ...definedFields(patch) };
    checkPeriod(next.periodFrom, next.periodTo);
    return populationView(
      context,
      context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('population', id, definedFields(patch))),
    );
  },

  'sampling.excludeRecord': (context, { populationId, record, records = 1, reason }) => {
    const population = populationOf(context, populationId);
    checkOpen(population);
    checkExclusion(context, population, record, records);
    const { sampling } = context.file.queries;
    context.file.ledger.write({ actor: actorOf(context), reason }, (tx) =>
      tx.insert('population_exclusion', {
        id: context.ports.ids.uuid(),
        populationId,
        record,
        records,
        reason,
        position: sampling.next('exclusion', populationId),
      }),
    );
    return populationView(context, population);
  },

  'sampling.includeRecord': (context, { exclusionId }) => {
    const exclusion = context.file.queries.sampling.exclusion(exclusionId);
    if (exclusion === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.population_exclusion') }));
    const population = populationOf(context, exclusion.populationId);
    checkOpen(population);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('population_exclusion', exclusionId));
    return populationView(context, population);
  },

  'sampling.exclusions': (context, { populationId }) => ({
    exclusions: context.file.queries.sampling.exclusions(populationOf(context, populationId).id),
  }),

  'sampling.records': (context, { populationId, words = '', limit = 200 }) => {
    const population = populationOf(context, populationId);
    const { columns, shownColumns } = population;
    const excluded = new Set(context.file.queries.sampling.exclusions(populationId).map(({ record }) => record));
    const wanted = words.trim().toLocaleLowerCase();
    const records: OutputOf<'sampling.records'>['records'] = [];
    let found = 0;
    for (const { id, stratum, cells } of storedRecords(context, population)) {
      const contains = wanted === '' || [id, stratum, ...cells].some((cell) => cell.toLocaleLowerCase().includes(wanted));
      if (!contains) continue;
      found += 1;
      if (records.length >= limit) continue;
      const shown = shownColumns.map((column) => (cells[column] ?? '').slice(0, CELL_SHOWN));
      records.push({ id, stratum, shown, excluded: excluded.has(id) });
    }
    return { columns: shownColumns.map((column) => columns[column] ?? ''), records, found };
  },

  'sampling.removePopulation': (context, { id }) => {
    const population = populationOf(context, id);
    const { sampling } = context.file.queries;
    if (sampling.counts(id).samples > 0) throw new AppError('RULE', t('samplingCore.populationUsed', { name: population.name }));
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      for (const exclusion of sampling.exclusions(id)) tx.remove('population_exclusion', exclusion.id);
      tx.remove('population', id);
    });
    return {};
  },

  'sampling.exportIds': async (context, { populationId, to }) => {
    const target = context.ports.files.at(to);
    refuseEngagementTarget(target, context.file.path);
    const ids = availableRecords(context, populationOf(context, populationId)).map(({ id }) => id);
    await writeAtomically(target, context.ports.ids.ref(), (path) => writeFile(path, ids.map((id) => `${id}\n`).join(''), 'utf8'));
    return { ids: ids.length, sha256: listDigest(ids) };
  },
};
