/**
 * What a worked sample allows to conclude. Statistics say how far a deviation reaches; a confirmed unfulfilled requirement
 * is a nonconformity whatever they say (ISO/IEC 17021-1 9.4.5.3). A judgement sample never yields a rate (ISO 19011 A.6.2).
 */
import type { Evaluation } from '../../contract/sampling.ts';
import type { Row } from '../../model/entities.ts';
import type { SampleMethod } from '../../model/sampling-vocabulary.ts';
import { dateRange, wholeNumber } from '../../words/dates.ts';
import { t } from '../../words/words.ts';
import { limitAnswer } from './answers.ts';
import { lotPlan } from './iso-2859.ts';
import { percentNearest, type Rate, rate, rateText } from './rate.ts';

type Sample = Row<'sample'>;
type Item = Row<'sample_item'>;
/** The population as far as a conclusion needs it. */
export type SampledFrom = Pick<Row<'population'>, 'name' | 'unit' | 'periodFrom' | 'periodTo'> & { readonly available: number };

export const MILLION = 1_000_000n;
export const fromMillionths = (value: number): Rate => rate(BigInt(value), MILLION);
/** A rate that was read with at most four digits after the point of its percent is a whole number of millionths. */
export const toMillionths = ({ over, under }: Rate): number => Number((over * MILLION) / under);
/** `5%`, as the arithmetic takes it. */
export const rateWords = (value: number): string => rateText(fromMillionths(value));

/** Ways of drawing that chance decides: only they allow to speak about what was not seen. */
export const isRandom = (method: SampleMethod): boolean => method !== 'judgement' && method !== 'all';

/** Items that count: those that no other stands in for. */
export const counting = (items: readonly Item[]): Item[] => items.filter(({ replacedReason }) => replacedReason === '');

function verdictOf(
  sample: Sample,
  from: SampledFrom,
  facts: { complete: boolean; all: boolean; deviations: number; supports: boolean | null },
) {
  if (!facts.complete) return 'open';
  if (facts.all) return facts.deviations === 0 ? 'complete_clean' : 'complete_deviating';
  if (sample.method === 'judgement') return 'no_rate';
  if (sample.method === 'iso_2859') return facts.deviations <= lotPlan(from.available, sample.aql).accept ? 'lot_accepted' : 'lot_rejected';
  return facts.supports === true ? 'supports' : 'does_not_support';
}

/** What the rule that was declared before looking asks for now. */
export function extensionOf(sample: Sample, items: readonly Item[], available: number): Evaluation['extension'] {
  const standing = counting(items);
  const deviations = standing.filter(({ result }) => result === 'deviation').length;
  const { extendAt, extendTo, allAt } = sample;
  const parts: string[] = [];
  if (extendAt !== null && extendTo !== null) parts.push(t('sampling.extendOnce', { count: extendAt, to: wholeNumber(extendTo) }));
  if (allAt !== null) parts.push(t('sampling.extendAll', { count: allAt, all: wholeNumber(available) }));
  const words = parts.length === 0 ? t('sampling.extendNever') : parts.join('; ');
  if (sample.drawnAt === null) return { due: false, to: null, words };
  if (allAt !== null && deviations >= allAt && standing.length < available) return { due: true, to: available, words };
  const extended = items.some(({ origin }) => origin === 'extension');
  const once = extendAt !== null && extendTo !== null && deviations >= extendAt && !extended && standing.length < extendTo;
  return once ? { due: true, to: Math.min(extendTo, available), words } : { due: false, to: null, words };
}

export function evaluate(sample: Sample, items: readonly Item[], from: SampledFrom): Evaluation {
  const standing = counting(items);
  const of = (result: Item['result']) => standing.filter((item) => item.result === result).length;
  const deviations = of('deviation');
  const conforms = of('conforms');
  const notApplicable = of('not_applicable');
  const examined = conforms + deviations;
  const complete = sample.drawnAt !== null && standing.length > 0 && examined + notApplicable === standing.length;
  const all = complete && standing.length >= from.available;
  const random = isRandom(sample.method);
  const confidence = rateWords(sample.confidence);
  const tolerable = rateWords(sample.tolerable);
  const limit =
    complete && random && !all && examined > 0
      ? limitAnswer({ n: examined, deviations, confidence, population: from.available, tolerable })
      : null;
  const verdict = verdictOf(sample, from, { complete, all, deviations, supports: limit?.supports ?? null });
  const foundPercent = examined === 0 || sample.method === 'judgement' ? null : percentNearest(rate(BigInt(deviations), BigInt(examined)));
  const values = {
    count: deviations,
    n: wholeNumber(examined),
    N: wholeNumber(from.available),
    unit: from.unit === '' ? t('sampling.records') : from.unit,
    population: from.name,
    period: dateRange(from.periodFrom, from.periodTo),
    found: foundPercent ?? '',
    limit: limit?.upperPercent ?? '',
    confidence,
    tolerable,
    left: wholeNumber(standing.length - examined - notApplicable),
  };
  return {
    toExamine: standing.length,
    examined,
    conforms,
    deviations,
    notApplicable,
    complete,
    all,
    foundPercent,
    limit,
    tolerablePercent: tolerable,
    confidencePercent: confidence,
    verdict,
    words: t(`sampling.verdict.${verdict}`, values),
    assumptions: assumptionsOf(sample, items, { random, all, notApplicable, values }),
    sentence: complete ? sentenceOf(sample.method, all, values) : '',
    unsettled: standing.filter((item) => item.result === 'deviation' && item.findingId === null && item.notConfirmed === '').length,
    extension: extensionOf(sample, items, from.available),
  };
}

type Values = Readonly<Record<string, string | number>>;

function sentenceOf(method: SampleMethod, all: boolean, values: Values): string {
  const dated = values.period === '' ? values : { ...values, population: t('sampling.populationInPeriod', values) };
  if (all) return t('sampling.sentence.all', dated);
  if (method === 'judgement') return t('sampling.sentence.judgement', dated);
  return t(`sampling.sentence.${method === 'systematic' || method === 'stratified' ? method : 'random'}`, dated);
}

function assumptionsOf(
  sample: Sample,
  items: readonly Item[],
  { random, all, notApplicable, values }: { random: boolean; all: boolean; notApplicable: number; values: Values },
): string[] {
  const lines: string[] = [t('sampling.assume.definition', values)];
  if (sample.method === 'judgement') lines.push(t('sampling.assume.judgement'));
  if (random && !all) lines.push(t('sampling.assume.exact', values));
  if (sample.method === 'systematic') lines.push(t('sampling.assume.systematic'));
  if (sample.method === 'stratified') lines.push(t('sampling.assume.stratified'));
  if (sample.method === 'iso_2859') lines.push(t('sampling.assume.lot'));
  if (notApplicable > 0) lines.push(t('sampling.assume.notApplicable', { count: notApplicable }));
  if (items.some(({ origin }) => origin === 'extension')) lines.push(t('sampling.assume.extended'));
  if (items.some(({ replacedReason }) => replacedReason !== '')) lines.push(t('sampling.assume.replaced'));
  return lines;
}
