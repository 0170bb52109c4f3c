/**
 * What samples still lack before a report can rest on them (ISO 19011 A.6: population, method, number evaluated and
 * result are reported; ISO/IEC 17021-1 9.4.5.3: a confirmed unfulfilled requirement is a nonconformity).
 */
import type { Row } from '../../../shared/model/entities.ts';
import { evaluate } from '../../../shared/rules/sampling/evaluation.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { populationOf, populationView } from './populations.ts';

function gapsOfSample(context: FileContext, sample: Row<'sample'>): string[] {
  const { number } = sample;
  if (sample.drawnAt === null) return [t('samplingReport.gap.not_drawn', { number })];
  const population = populationView(context, populationOf(context, sample.populationId));
  const { complete, toExamine, examined, notApplicable, unsettled, extension } = evaluate(
    sample,
    context.file.queries.sampling.items(sample.id),
    population,
  );
  const gaps: string[] = [];
  if (!complete) gaps.push(t('samplingReport.gap.open', { number, count: toExamine - examined - notApplicable }));
  else if (extension.due) gaps.push(t('samplingReport.gap.extension', { number, rule: extension.words }));
  if (unsettled > 0) gaps.push(t('samplingReport.gap.unsettled', { number, count: unsettled }));
  if (population.source.trim() === '') gaps.push(t('samplingReport.gap.source', { number }));
  if (population.reconciled !== 'agrees' && population.completeness.trim() === '')
    gaps.push(t('samplingReport.gap.reconciled', { number }));
  return gaps;
}

export interface SampleStanding {
  readonly drawn: number;
  /** In words, sample by sample. */
  readonly gaps: readonly string[];
}

export function sampleStanding(context: FileContext, auditId: string): SampleStanding {
  const samples = context.file.queries.sampling.samples(auditId);
  return {
    drawn: samples.filter(({ drawnAt }) => drawnAt !== null).length,
    gaps: samples.flatMap((sample) => gapsOfSample(context, sample)),
  };
}
