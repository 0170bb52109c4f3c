/** The draw, what is chosen by judgement, replacements, and the extension by the declared rule. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { counting, evaluate, isRandom } from '../../../shared/rules/sampling/evaluation.ts';
import { LARGEST_PLAN } from '../../../shared/rules/sampling/sample-size.ts';
import {
  algorithms,
  allocateStrata,
  checkDrawSize,
  extendStrata,
  hashRank,
  startOf,
  systematicPositions,
} from '../../../shared/rules/sampling/selection.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, stopIfCancelled } from '../context.ts';
import type { Handler } from '../handlers.ts';
import { sha256Hex } from '../ledger/canonical.ts';
import type { Tx } from '../ledger/write.ts';
import { listDigest } from './arithmetic.ts';
import { checkNotDrawn, missingOf, momentOf, sampleOf, seedFor, sizeFor } from './plans.ts';
import { availableRecords, type PopulationRecord } from './population-content.ts';
import { populationOf, populationView } from './populations.ts';
import { detailOf } from './sampling-view.ts';

type Sample = Row<'sample'>;
type Item = Row<'sample_item'>;
type Population = Row<'population'>;

const byId = (records: readonly PopulationRecord[]) => new Map(records.map((record) => [record.id, record]));
const idsOf = (records: readonly PopulationRecord[]) => records.map(({ id }) => id);

/** Records by stratum, in the order in which the strata were first met. */
function strataOf(records: readonly PopulationRecord[]): { name: string; ids: string[] }[] {
  const strata = new Map<string, string[]>();
  for (const { id, stratum } of records) {
    const known = strata.get(stratum);
    if (known === undefined) strata.set(stratum, [id]);
    else known.push(id);
  }
  return [...strata].map(([name, ids]) => ({ name, ids }));
}

interface Drawn {
  readonly ids: readonly string[];
  readonly algorithm: string;
  readonly start: string;
}

function firstDraw(sample: Sample, records: readonly PopulationRecord[], size: number, seed: string): Drawn {
  switch (sample.method) {
    case 'all':
      return { ids: idsOf(records), algorithm: t('samplingCore.listOrder'), start: '' };
    case 'systematic': {
      const start = startOf(seed, sha256Hex);
      const ids = systematicPositions(records.length, size, start).map((position) => records[position - 1]?.id ?? '');
      return { ids, algorithm: algorithms.systematic, start: `${start.over}/${start.under}` };
    }
    case 'stratified': {
      const strata = strataOf(records);
      const shares = allocateStrata(
        strata.map(({ ids }) => ids.length),
        size,
      );
      const ids = strata.flatMap((stratum, index) => hashRank(stratum.ids, seed, sha256Hex).slice(0, shares[index]));
      return { ids, algorithm: algorithms.stratified, start: '' };
    }
    default:
      return { ids: hashRank(idsOf(records), seed, sha256Hex).slice(0, size), algorithm: algorithms.hashRank, start: '' };
  }
}

/** Records that come next, in order: those of the rank that are not drawn yet, of one stratum where one is named. */
function nextInOrder(sample: Sample, records: readonly PopulationRecord[], items: readonly Item[], stratum: string | null): string[] {
  const taken = new Set(items.map(({ record }) => record));
  const open = records.filter((record) => !taken.has(record.id) && (stratum === null || record.stratum === stratum));
  return hashRank(idsOf(open), sample.seed, sha256Hex);
}

/** What an extension to `to` records takes: by rank, within strata by their shares. */
function extensionOf(sample: Sample, records: readonly PopulationRecord[], items: readonly Item[], to: number): string[] {
  const standing = counting(items);
  const more = to - standing.length;
  if (sample.method !== 'stratified') return nextInOrder(sample, records, items, null).slice(0, more);
  const strata = strataOf(records);
  const held = strata.map(({ name }) => standing.filter((item) => item.stratum === name).length);
  // Records that were drawn and replaced are no longer to be had.
  const gone = strata.map(({ name }) => items.filter((item) => item.replacedReason !== '' && item.stratum === name).length);
  const sizes = strata.map(({ ids }, index) => ids.length - (gone[index] ?? 0));
  const shares = extendStrata(sizes, held, to);
  return strata.flatMap(({ name }, index) => nextInOrder(sample, records, items, name).slice(0, (shares[index] ?? 0) - (held[index] ?? 0)));
}

const LONGEST = 300;

function itemFor(
  context: FileContext,
  sample: Sample,
  population: Population,
  record: PopulationRecord | undefined,
  drawn: number,
  id: string,
): Item {
  const facts = population.shownColumns.map((column) => ({
    name: population.columns[column] ?? '',
    value: (record?.cells[column] ?? '').slice(0, LONGEST),
  }));
  return {
    id: context.ports.ids.uuid(),
    sampleId: sample.id,
    drawn,
    record: id,
    stratum: record?.stratum ?? '',
    facts,
    origin: 'drawn',
    replacesId: null,
    replacedReason: '',
    result: null,
    missing: false,
    reason: '',
    note: '',
    evidenceIds: [],
    findingId: null,
    notConfirmed: '',
    examinedAt: null,
    examinedByName: '',
  };
}

function freeze(
  context: FileContext,
  tx: Tx,
  sample: Sample,
  population: Population,
  records: readonly PopulationRecord[],
  drawn: Drawn,
  { seed, sizeReason, at }: Pick<Sample, 'seed' | 'sizeReason'> & { readonly at: string },
): void {
  const actor = actorOf(context);
  if (population.frozenAt === null) tx.update('population', population.id, { frozenAt: at });
  tx.update('sample', sample.id, {
    size: drawn.ids.length,
    sizeReason,
    seed,
    start: drawn.start,
    algorithm: drawn.algorithm,
    listSha256: listDigest(idsOf(records)),
    drawnAt: at,
    drawnById: actor.id,
    drawnByName: actor.name,
  });
  const known = byId(records);
  for (const [index, id] of drawn.ids.entries())
    tx.insert('sample_item', itemFor(context, sample, population, known.get(id), index + 1, id));
}

/** @throws RULE naming everything that is still to be said */
function checkDeclared(sample: Sample, population: Population): void {
  const missing = missingOf(sample, population);
  if (missing.length > 0)
    throw new AppError('RULE', t('samplingCore.notDeclared', { count: missing.length, what: missing.join(', ') }), {
      hint: t('samplingCore.notDeclaredHint'),
    });
}

function sampleOfItem(context: FileContext, itemId: string): { item: Item; sample: Sample } {
  const item = context.file.queries.sampling.item(itemId);
  if (item === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.sample_item') }));
  return { item, sample: sampleOf(context, item.sampleId) };
}

type Methods = 'sampling.draw' | 'sampling.choose' | 'sampling.replace' | 'sampling.extend';

export const drawHandlers: { readonly [M in Methods]: Handler<M> } = {
  'sampling.draw': (context, { id, at, task }) => {
    const sample = sampleOf(context, id);
    checkNotDrawn(sample);
    const population = populationOf(context, sample.populationId);
    if (sample.method === 'judgement')
      throw new AppError('RULE', t('samplingCore.chooseInstead'), { hint: t('samplingCore.chooseInsteadHint') });
    checkDeclared(sample, population);
    const records = availableRecords(context, population);
    stopIfCancelled(context);
    const needed = sizeFor(context, sample, records.length);
    const size = Math.max(sample.size, needed.size);
    checkDrawSize(size, records.length);
    if (size > LARGEST_PLAN)
      throw new AppError('PLAN_TOO_LARGE', t('sampling.tooLarge', { largest: wholeNumber(LARGEST_PLAN) }), {
        hint: t('sampling.tooLargeNoWay'),
      });
    const seed = isRandom(sample.method) ? sample.seed || seedFor(context, sample, population) : '';
    const drawn = firstDraw(sample, records, size, seed);
    const byTable = sample.method === 'fixed_table' ? needed.words : '';
    const sizeReason = [byTable, sample.sizeReason].filter((part) => part !== '').join('\n');
    if (task !== undefined) context.ports.progress({ task, done: 1, total: 2, what: t('samplingCore.drawing', { number: sample.number }) });
    context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      freeze(context, tx, sample, population, records, drawn, { seed, sizeReason, at: momentOf(context, at) }),
    );
    return detailOf(context, id);
  },

  'sampling.choose': (context, { id, records: chosen, at }) => {
    const sample = sampleOf(context, id);
    checkNotDrawn(sample);
    const population = populationOf(context, sample.populationId);
    if (sample.method !== 'judgement') throw new AppError('RULE', t('samplingCore.drawInstead'));
    checkDeclared(sample, population);
    const records = availableRecords(context, population);
    const known = byId(records);
    // Of a typed number the records have no ids of their own: what the auditor names is taken as it is.
    const unknown = population.kind === 'list' ? chosen.find((one) => !known.has(one)) : undefined;
    if (unknown !== undefined)
      throw new AppError('NOT_FOUND', t('samplingCore.noRecord', { record: unknown.slice(0, 80), name: population.name }));
    const ids = [...new Set(chosen)];
    if (ids.length !== chosen.length)
      throw new AppError('DUPLICATE_IDS', t('samplingCore.chosenTwice'), { hint: t('samplingCore.chosenTwiceHint') });
    checkDrawSize(ids.length, records.length);
    const drawn = { ids, algorithm: t('samplingCore.byJudgement'), start: '' };
    const kept = { seed: '', sizeReason: sample.sizeReason, at: momentOf(context, at) };
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => freeze(context, tx, sample, population, records, drawn, kept));
    return detailOf(context, id);
  },

  'sampling.replace': (context, { itemId, reason }) => {
    const { item, sample } = sampleOfItem(context, itemId);
    if (item.replacedReason !== '') throw new AppError('CONFLICT', t('samplingCore.replacedAlready', { record: item.record }));
    if (!isRandom(sample.method)) throw new AppError('RULE', t('samplingCore.replaceRandom'));
    if (item.result !== null)
      throw new AppError('RULE', t('samplingCore.replaceExamined', { record: item.record }), {
        hint: t('samplingCore.missingIsDeviation'),
      });
    const population = populationOf(context, sample.populationId);
    const records = availableRecords(context, population);
    const items = context.file.queries.sampling.items(sample.id);
    const [next] = nextInOrder(sample, records, items, sample.method === 'stratified' ? item.stratum : null);
    if (next === undefined) throw new AppError('RULE', t('samplingCore.noneLeft'));
    const row = itemFor(context, sample, population, byId(records).get(next), items.length + 1, next);
    context.file.ledger.write({ actor: actorOf(context), reason }, (tx) => {
      tx.update('sample_item', item.id, { replacedReason: reason });
      tx.insert('sample_item', { ...row, origin: 'replacement', replacesId: item.id });
    });
    return detailOf(context, sample.id);
  },

  'sampling.extend': (context, { id }) => {
    const sample = sampleOf(context, id);
    if (sample.drawnAt === null) throw new AppError('RULE', t('samplingCore.notDrawn', { number: sample.number }));
    const population = populationOf(context, sample.populationId);
    const items = context.file.queries.sampling.items(id);
    const { extension, complete } = evaluate(sample, items, populationView(context, population));
    if (!extension.due || extension.to === null)
      throw new AppError('RULE', t('samplingCore.extensionNotDue', { rule: extension.words }), { hint: t('samplingCore.extensionHint') });
    if (!complete) throw new AppError('RULE', t('samplingCore.extensionFirst'));
    const records = availableRecords(context, population);
    const ids = extensionOf(sample, records, items, extension.to);
    const known = byId(records);
    context.file.ledger.write({ actor: actorOf(context), reason: extension.words }, (tx) => {
      for (const [index, record] of ids.entries())
        tx.insert('sample_item', {
          ...itemFor(context, sample, population, known.get(record), items.length + index + 1, record),
          origin: 'extension',
        });
    });
    return detailOf(context, id);
  },
};
