/** Plans: made before looking, worked out by their method, and frozen by the draw. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { PlanView } from '../../../shared/contract/sampling.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { planProblemOf, planWords, sizeTableFor } from '../../../shared/rules/sampling/answers.ts';
import { planSize } from '../../../shared/rules/sampling/designs.ts';
import { fromMillionths, isRandom, toMillionths } from '../../../shared/rules/sampling/evaluation.ts';
import { lotPlan } from '../../../shared/rules/sampling/iso-2859.ts';
import { parseRate, refusedField } from '../../../shared/rules/sampling/rate.ts';
import { checkConfidence, type Design } from '../../../shared/rules/sampling/sample-size.ts';
import { allocateStrata } from '../../../shared/rules/sampling/selection.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';
import type { Handler } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { populationOf, populationView } from './populations.ts';
import { detailOf } from './sampling-view.ts';

type Sample = Row<'sample'>;
type Population = Row<'population'>;

/** @throws NOT_FOUND */
export function sampleOf(context: FileContext, id: string): Sample {
  const sample = context.file.queries.sampling.sample(id);
  if (sample === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.sample') }));
  return sample;
}

/** @throws RULE: a plan that was drawn from stays as it was declared */
export function checkNotDrawn(sample: Sample): void {
  if (sample.drawnAt !== null)
    throw new AppError('RULE', t('samplingCore.drawn', { number: sample.number }), { hint: t('samplingCore.drawnHint') });
}

/** When something was done: now, or the moment that is given for it. @throws RULE for one that lies ahead */
export function momentOf(context: FileContext, at: string | undefined): string {
  const now = nowOf(context);
  if (at === undefined) return now;
  if (at > now) throw new AppError('RULE', t('samplingCore.ahead'), { fields: { at: t('samplingCore.ahead') } });
  return at;
}

export const designOfSample = (sample: Sample, population: number): Design => ({
  confidence: fromMillionths(sample.confidence),
  tolerable: fromMillionths(sample.tolerable),
  allowed: sample.expected === null ? { deviations: sample.allowed ?? 0 } : { expected: fromMillionths(sample.expected) },
  population,
});

/** The seed that is proposed: from the audit and what the population holds, so that nobody can be said to have picked it. */
function proposedSeed(auditNumber: string, number: string, population: Population): string {
  const content = population.contentSha256?.slice(0, 8) ?? String(population.size);
  return [auditNumber, number, `${population.name} v${population.version}`.slice(0, 120), content].join('|');
}

export const seedFor = (context: FileContext, sample: Sample, population: Population): string =>
  proposedSeed(auditOf(context, sample.auditId).number, sample.number, population);

interface Sized {
  readonly size: number;
  readonly deviations: number | null;
  readonly words: string;
}

/** What the method asks for. @throws PLAN_TOO_LARGE, PLAN_INFEASIBLE, CONFIDENCE_OUT_OF_RANGE, TOLERABLE_NOT_ABOVE_EXPECTED, RULE */
export function sizeFor(context: FileContext, sample: Sample, available: number): Sized {
  const values = { population: wholeNumber(available) };
  switch (sample.method) {
    case 'all':
      return { size: available, deviations: null, words: t('sampling.planAll', values) };
    case 'judgement':
      return { size: sample.size, deviations: null, words: t('samplingCore.planJudgement') };
    case 'iso_2859': {
      const { n, accept, reject, usedLetter, inspectAll } = lotPlan(available, sample.aql);
      const words = t(inspectAll ? 'sampling.lotAll' : 'sampling.lotWords', {
        n: wholeNumber(n),
        count: accept,
        reject,
        usedLetter,
        aql: sample.aql,
      });
      return { size: Math.min(n, available), deviations: accept, words };
    }
    case 'fixed_table': {
      const table = context.file.queries.sampling.table();
      if (table === null) throw new AppError('RULE', t('samplingCore.noTable'), { hint: t('samplingCore.noTableHint') });
      const row = table.rows.find(({ upTo }) => upTo === null || available <= upTo);
      if (row === undefined)
        throw new AppError('NO_TABLE_ROW', t('samplingCore.tableEnds', { ...values, name: table.name }), {
          hint: t('samplingCore.tableEndsHint'),
        });
      const size = Math.min(row.size, available);
      return {
        size,
        deviations: null,
        words: t('samplingCore.planTable', { n: wholeNumber(size), ...values, name: table.name, source: table.source }),
      };
    }
    default: {
      const design = designOfSample(sample, available);
      const plan = planSize(design);
      return { size: plan.n, deviations: plan.deviations, words: planWords(design, plan) };
    }
  }
}

/**
 * Why a drawn sample has so many records, in sentences: what the method asks for, and the reason for more. A size of the
 * body's table is kept with the sample when it is drawn, because the table may be another one by then.
 */
export function whySoMany(context: FileContext, sample: Sample, available: number): string[] {
  const kept = sample.sizeReason.split('\n').filter((line) => line.trim() !== '');
  return sample.method === 'fixed_table' ? kept : [sizeFor(context, sample, available).words, ...kept];
}

/** What is still to be said before the draw, in words. */
export function missingOf(sample: Sample, population: Population): string[] {
  const missing: string[] = [];
  if (sample.attribute.trim() === '') missing.push(t('samplingCore.missing.attribute'));
  if (sample.deviationIs.trim() === '') missing.push(t('samplingCore.missing.deviationIs'));
  if (sample.requirements.length === 0) missing.push(t('samplingCore.missing.requirements'));
  if (sample.method === 'judgement' && sample.criteria.trim() === '') missing.push(t('samplingCore.missing.criteria'));
  if (sample.method === 'stratified' && population.strata.length === 0) missing.push(t('samplingCore.missing.strata'));
  return missing;
}

/** The plan as the screen shows it: live, with what is wrong instead of a failure. */
export function planView(context: FileContext, sample: Sample, population: Population): PlanView {
  const { available } = populationView(context, population);
  const common = { proposedSeed: seedFor(context, sample, population), missing: missingOf(sample, population) };
  const byRate = sample.method === 'simple_random' || sample.method === 'systematic' || sample.method === 'stratified';
  try {
    // Drawn from the body's table: the size as it was then; the table may have changed since.
    const { size, deviations, words } =
      sample.method === 'fixed_table' && sample.drawnAt !== null
        ? { size: sample.size, deviations: null, words: sample.sizeReason }
        : sizeFor(context, sample, available);
    const drawn = Math.max(size, sample.size);
    return {
      size,
      deviations,
      words,
      problem: null,
      alternatives: byRate ? sizeTableFor(designOfSample(sample, available), deviations ?? 0) : null,
      allocation:
        sample.method === 'stratified' && population.strata.length > 0
          ? allocationOf(population.strata, Math.min(Math.max(drawn, population.strata.length), available))
          : [],
      ...common,
    };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const problem = planProblemOf(thrown, byRate ? designOfSample(sample, available) : null);
    return { size: null, deviations: null, words: '', problem, alternatives: null, allocation: [], ...common };
  }
}

/** Shares by the strata as they were counted; records excluded later only make the real ones smaller. */
function allocationOf(strata: Population['strata'], n: number): PlanView['allocation'] {
  const sizes = strata.map(({ size }) => size);
  const shares = allocateStrata(sizes, n);
  return strata.map(({ name, size }, index) => ({ name, size, sample: shares[index] ?? 0 }));
}

type PlanInput = Omit<InputOf<'sampling.updatePlan'>, 'id' | 'populationId'>;

function patchOf({ confidence, tolerable, expected, allowed, size, ...rest }: PlanInput): Partial<Sample> {
  const patch: Partial<Sample> = definedFields(rest);
  if (confidence !== undefined) patch.confidence = toMillionths(parseRate(confidence, 'confidence'));
  if (tolerable !== undefined) patch.tolerable = toMillionths(parseRate(tolerable, 'tolerable'));
  // Deviations borne and a rate expected exclude each other: the one that is said last stands.
  if (expected !== undefined) patch.expected = expected === null ? null : toMillionths(parseRate(expected, 'expected'));
  if (allowed !== undefined) patch.allowed = allowed;
  if (expected != null && allowed != null) throw refusedField('expected', 'sampling.onlyOneOf');
  if (expected != null) patch.allowed = null;
  if (allowed != null) patch.expected = null;
  if (size !== undefined) patch.size = size;
  return patch;
}

function checkPlan(context: FileContext, sample: Sample, population: Population): void {
  checkConfidence(fromMillionths(sample.confidence));
  const audit = auditOf(context, sample.auditId);
  for (const requirement of sample.requirements)
    if (context.file.queries.catalogs.itemFor(audit.catalogId, requirement) === null)
      throw new AppError('NOT_FOUND', t('planCore.noRequirement', { requirement }), { fields: { requirements: requirement } });
  const rule = (field: string, message: string) => new AppError('RULE', message, { fields: { [field]: message } });
  if ((sample.extendAt === null) !== (sample.extendTo === null)) throw rule('extendTo', t('samplingCore.extensionBoth'));
  if (sample.allAt !== null && sample.extendAt !== null && sample.allAt <= sample.extendAt) throw rule('allAt', t('samplingCore.allLater'));
  if (!isRandom(sample.method) && (sample.extendAt !== null || sample.allAt !== null))
    throw rule('extendAt', t('samplingCore.extensionRandom'));
  if (population.auditId !== sample.auditId) throw rule('populationId', t('samplingCore.otherAudit'));
}

/** A sample before anything is said of its plan, under the next number of its audit. */
function newSample(context: FileContext, auditId: string, populationId: string): Sample {
  const { sampling } = context.file.queries;
  const numbers = sampling.samples(auditId).map(({ number }) => Number(number.slice(2)));
  return {
    id: context.ports.ids.uuid(),
    auditId,
    populationId,
    number: `P-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`,
    title: '',
    requirements: [],
    question: '',
    attribute: '',
    deviationIs: '',
    method: 'simple_random',
    criteria: '',
    confidence: 950_000,
    tolerable: 50_000,
    expected: null,
    allowed: null,
    aql: '1.0',
    size: 0,
    sizeReason: '',
    extendAt: null,
    extendTo: null,
    allAt: null,
    seed: '',
    start: '',
    algorithm: '',
    listSha256: null,
    drawnAt: null,
    drawnById: null,
    drawnByName: '',
    conclusion: '',
    position: sampling.next('sample', auditId),
  };
}

type Methods = 'sampling.addSample' | 'sampling.tryPlan' | 'sampling.updatePlan' | 'sampling.removeSample' | 'sampling.conclude';

export const planHandlers: { readonly [M in Methods]: Handler<M> } = {
  'sampling.addSample': (context, { auditId, populationId, ...input }) => {
    const audit = auditOf(context, auditId);
    const population = populationOf(context, populationId);
    const sample: Sample = { ...newSample(context, audit.id, populationId), ...patchOf(input) };
    checkPlan(context, sample, population);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.insert('sample', sample));
    return detailOf(context, sample.id);
  },

  'sampling.tryPlan': (context, { auditId, populationId, id, ...input }) => {
    const audit = auditOf(context, auditId);
    const population = populationOf(context, populationId);
    const from = id === undefined ? newSample(context, audit.id, populationId) : sampleOf(context, id);
    const sample = { ...from, populationId, ...patchOf(input) };
    checkPlan(context, sample, population);
    return planView(context, sample, population);
  },

  'sampling.updatePlan': (context, { id, populationId, ...input }) => {
    const sample = sampleOf(context, id);
    checkNotDrawn(sample);
    const patch = { ...patchOf(input), ...definedFields({ populationId }) };
    checkPlan(context, { ...sample, ...patch }, populationOf(context, populationId ?? sample.populationId));
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('sample', id, patch));
    return detailOf(context, id);
  },

  'sampling.removeSample': (context, { id }) => {
    checkNotDrawn(sampleOf(context, id));
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('sample', id));
    return {};
  },

  'sampling.conclude': (context, { id, conclusion }) => {
    sampleOf(context, id);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('sample', id, { conclusion }));
    return detailOf(context, id);
  },
};
