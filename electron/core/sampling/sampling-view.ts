/** Samples as lists and detail show them. */
import type { SampleDetail, SampleItem, SampleSummary } from '../../../shared/contract/sampling.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { evaluate, isRandom } from '../../../shared/rules/sampling/evaluation.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { planView, sampleOf } from './plans.ts';
import { populationOf, populationView } from './populations.ts';

/** `42001:A.6.2.5` → `A.6.2.5`. */
export const refOf = (requirement: string): string => requirement.slice(requirement.indexOf(':') + 1);

function summaryWith(context: FileContext, sample: Row<'sample'>, items: readonly Row<'sample_item'>[]): SampleSummary {
  const population = populationView(context, populationOf(context, sample.populationId));
  const { name, unit, available } = population;
  return {
    sample,
    refs: sample.requirements.map(refOf),
    populationName: name,
    unit,
    available,
    evaluation: evaluate(sample, items, population),
  };
}

export function summaryOf(context: FileContext, sample: Row<'sample'>): SampleSummary {
  return summaryWith(context, sample, context.file.queries.sampling.items(sample.id));
}

export function itemsOf(context: FileContext, sampleId: string): SampleItem[] {
  const { sampling } = context.file.queries;
  const numbers = sampling.findingNumbers(sampleId);
  return sampling.items(sampleId).map((item) => ({ ...item, findingNumber: numbers.get(item.findingId ?? '') ?? '' }));
}

function repeatOf({ drawnAt, method, seed, size }: Row<'sample'>): string {
  if (drawnAt === null || !isRandom(method) || method === 'stratified') return '';
  const way = method === 'systematic' ? ' --method systematic' : '';
  return t('samplingCore.repeat', { seed: seed.replaceAll("'", "'\\''"), n: size, way });
}

/** @throws NOT_FOUND */
export function detailOf(context: FileContext, id: string): SampleDetail {
  const sample = sampleOf(context, id);
  const items = context.file.queries.sampling.items(id);
  const population = populationOf(context, sample.populationId);
  return {
    ...summaryWith(context, sample, items),
    population: populationView(context, population),
    items: itemsOf(context, id),
    plan: planView(context, sample, population),
    repeat: repeatOf(sample),
  };
}
