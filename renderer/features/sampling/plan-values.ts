/** The values of the form of a plan, and what of them goes to the engine. Rates stay text, as typed. */
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { SampleMethod } from '../../../shared/model/sampling-vocabulary.ts';
import { isRandom, rateWords } from '../../../shared/rules/sampling/evaluation.ts';
import { t } from '../../../shared/words/words.ts';
import { countOf } from './sample-facts.ts';

/** What the plan bears: no deviation, a number of them, or as many as a rate lets expect. */
export const bearing = ['none', 'allowed', 'expected'] as const;
export type Bearing = (typeof bearing)[number];

export interface PlanValues {
  readonly populationId: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly question: string;
  readonly attribute: string;
  readonly deviationIs: string;
  readonly method: SampleMethod;
  readonly criteria: string;
  readonly confidence: string;
  readonly tolerable: string;
  readonly bears: Bearing;
  readonly allowed: string;
  readonly expected: string;
  readonly aql: string;
  readonly size: string;
  readonly sizeReason: string;
  readonly extendAt: string;
  readonly extendTo: string;
  readonly allAt: string;
  /** Empty for the one that is proposed. */
  readonly seed: string;
  /** Of a judgement sample: the ids, one a line. */
  readonly chosen: string;
}

export function newPlan(populationId: string): PlanValues {
  return {
    populationId,
    title: '',
    requirements: [],
    question: '',
    attribute: '',
    deviationIs: '',
    method: 'simple_random',
    criteria: '',
    confidence: '95 %',
    tolerable: '5 %',
    bears: 'none',
    allowed: '1',
    expected: '1 %',
    aql: '1.0',
    size: '',
    sizeReason: '',
    extendAt: '',
    extendTo: '',
    allAt: '',
    seed: '',
    chosen: '',
  };
}

const typed = (count: number | null): string => (count === null || count === 0 ? '' : String(count));

export function planOf(sample: Row<'sample'>): PlanValues {
  return {
    ...newPlan(sample.populationId),
    title: sample.title,
    requirements: sample.requirements,
    question: sample.question,
    attribute: sample.attribute,
    deviationIs: sample.deviationIs,
    method: sample.method,
    criteria: sample.criteria,
    confidence: rateWords(sample.confidence),
    tolerable: rateWords(sample.tolerable),
    bears: sample.expected !== null ? 'expected' : (sample.allowed ?? 0) > 0 ? 'allowed' : 'none',
    ...(sample.allowed === null ? {} : { allowed: String(sample.allowed) }),
    ...(sample.expected === null ? {} : { expected: rateWords(sample.expected) }),
    aql: sample.aql,
    size: typed(sample.size),
    sizeReason: sample.sizeReason,
    extendAt: typed(sample.extendAt),
    extendTo: typed(sample.extendTo),
    allAt: typed(sample.allAt),
    seed: sample.seed,
  };
}

/** `95` is read as `95 %`: nobody means ninety-five times as many. */
export const rateTyped = (text: string): string => (/^\s*\d+([.,]\d+)?\s*$/.test(text) ? `${text.trim()}%` : text.trim());

export const byRate = (method: SampleMethod): boolean => method === 'simple_random' || method === 'systematic' || method === 'stratified';

type Facts = Omit<InputOf<'sampling.updatePlan'>, 'id'>;
export interface PlanInput {
  readonly facts: Facts;
  /** Fields that hold no whole number. */
  readonly wrong: Readonly<Partial<Record<CountField, string>>>;
}
const countFields = ['allowed', 'size', 'extendAt', 'extendTo', 'allAt'] as const;
type CountField = (typeof countFields)[number];

/** What the form says, as the contract takes it; what a method does not ask for is not sent. */
export function planInput(values: PlanValues): PlanInput {
  const { method, bears } = values;
  const random = isRandom(method);
  const asked: Readonly<Record<CountField, boolean>> = {
    allowed: byRate(method) && bears === 'allowed',
    size: method !== 'all',
    extendAt: random,
    extendTo: random,
    allAt: random,
  };
  const wrong: Partial<Record<CountField, string>> = {};
  const counts = Object.fromEntries(
    countFields.map((field) => {
      const count = asked[field] ? countOf(values[field]) : null;
      if (Number.isNaN(count)) wrong[field] = t('samplingPlan.wholeNumber');
      return [field, Number.isNaN(count) ? null : count];
    }),
  ) as Record<CountField, number | null>;
  const title = values.title.trim();
  const seed = values.seed.trim();
  return {
    wrong,
    facts: {
      populationId: values.populationId,
      ...(title === '' ? {} : { title }),
      requirements: [...values.requirements],
      question: values.question.trim(),
      attribute: values.attribute.trim(),
      deviationIs: values.deviationIs.trim(),
      method,
      criteria: values.criteria.trim(),
      confidence: rateTyped(values.confidence),
      tolerable: rateTyped(values.tolerable),
      expected: byRate(method) && bears === 'expected' ? rateTyped(values.expected) : null,
      allowed: counts.allowed,
      aql: values.aql,
      size: counts.size ?? 0,
      sizeReason: values.sizeReason.trim(),
      extendAt: counts.extendAt,
      extendTo: counts.extendTo,
      allAt: counts.allAt,
      ...(seed === '' ? {} : { seed }),
    },
  };
}

/** The ids that were named, one a line. */
export const chosenRecords = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
