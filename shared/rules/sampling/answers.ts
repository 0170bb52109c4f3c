/** The arithmetic as the contract asks for it: text in, numbers and a sentence out. */
import { AppError } from '../../contract/errors.ts';
import type {
  DesignsInput,
  DesignsOutput,
  LimitInput,
  LimitOutput,
  PlanProblem,
  SizeInput,
  SizeOutput,
  SizeTable,
} from '../../contract/sampling-arithmetic.ts';
import { wholeNumber } from '../../words/dates.ts';
import { t } from '../../words/words.ts';
import { alternatives, nearestDesigns, planSize, sizeCurve } from './designs.ts';
import { type LotPlan, lotPlan } from './iso-2859.ts';
import { isLess, parseRate, percentNearest, type Rate, rate, rateText, refusedField } from './rate.ts';
import { type Design, type Plan, tolerableWorld } from './sample-size.ts';
import { supportsReliance, upperLimit } from './upper-limit.ts';

/** Confidences of the table; the one asked for joins them. */
const CONFIDENCES = ['90%', '95%', '99%'];

export function designOf({ confidence, tolerable, deviations = null, expected = null, population }: SizeInput): Design {
  if (deviations !== null && expected !== null) throw refusedField('expected', 'sampling.onlyOneOf');
  return {
    confidence: parseRate(confidence, 'confidence'),
    tolerable: parseRate(tolerable, 'tolerable'),
    allowed: expected === null ? { deviations: deviations ?? 0 } : { expected: parseRate(expected, 'expected') },
    population: population ?? null,
  };
}

/** What a plan allows to say. For N records the deviating share is then below the rate; without end it is at most the rate. */
export function planWords({ confidence, tolerable, population }: Omit<Design, 'allowed'>, { n, deviations }: Plan): string {
  const values = { n: wholeNumber(n), count: deviations, confidence: rateText(confidence), tolerable: rateText(tolerable) };
  if (population === null) return t(deviations === 0 ? 'sampling.planEndlessNone' : 'sampling.planEndless', values);
  if (n >= population) return t('sampling.planAll', { population: wholeNumber(population) });
  return t(deviations === 0 ? 'sampling.planFiniteNone' : 'sampling.planFinite', { ...values, population: wholeNumber(population) });
}

export function sizeTableFor(design: Design, deviations: number): SizeTable {
  const confidences = CONFIDENCES.map((text) => parseRate(text, 'confidence'));
  if (!confidences.some((one) => rateText(one) === rateText(design.confidence))) confidences.push(design.confidence);
  confidences.sort((a, b) => (isLess(a, b) ? -1 : 1));
  const from = Math.max(0, deviations - 1);
  const columns = [from, from + 1, from + 2];
  return { confidences: confidences.map(rateText), deviations: columns, sizes: alternatives(design, confidences, columns) };
}

/** @throws PLAN_TOO_LARGE, PLAN_INFEASIBLE, CONFIDENCE_OUT_OF_RANGE, TOLERABLE_NOT_ABOVE_EXPECTED, INVALID_INPUT */
export function sizeAnswer(input: SizeInput): SizeOutput {
  const design = designOf(input);
  const plan = planSize(design);
  const world = tolerableWorld(design.tolerable, design.population);
  return {
    n: plan.n,
    deviations: plan.deviations,
    population: design.population,
    deviating: world.population === null ? null : world.deviating,
    testAll: plan.n === design.population,
    words: planWords(design, plan),
    alternatives: sizeTableFor(design, plan.deviations),
  };
}

/** @throws CONFIDENCE_OUT_OF_RANGE, INVALID_INPUT */
export function limitAnswer({ n, deviations, confidence, population = null, tolerable }: LimitInput): LimitOutput {
  const examined = { n, deviations, confidence: parseRate(confidence, 'confidence'), population };
  const { percent, exactPercent, deviating } = upperLimit(examined);
  const most: Rate | null = tolerable === undefined ? null : parseRate(tolerable, 'tolerable');
  const found = percentNearest(rate(BigInt(deviations), BigInt(n)));
  return {
    upperPercent: percent,
    exactPercent,
    deviating,
    foundPercent: found,
    supports: most === null ? null : supportsReliance(examined, most),
    words: t(population === null ? 'sampling.limitEndless' : 'sampling.limitFinite', {
      found,
      percent,
      confidence: rateText(examined.confidence),
      n: wholeNumber(n),
      count: deviations,
      population: wholeNumber(population ?? 0),
    }),
  };
}

/** Tolerable rates of the curve, in percent: finer where sizes change fast. */
const CURVE = ['1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5', '6', '7', '8', '9', '10', '12', '14', '16', '18', '20'];

/** @throws INVALID_INPUT for what is no rate; a design without a plan is an answer that says why. */
export function designsAnswer(input: DesignsInput): DesignsOutput {
  const { aql, ...sizes } = input;
  const design = designOf(sizes);
  const { plan, problem } = planOrProblem(design);
  const borne = plan?.deviations ?? ('deviations' in design.allowed ? design.allowed.deviations : 0);
  const lot = aql === undefined || design.population === null ? null : lotPlan(design.population, aql);
  return {
    plan: plan === null ? null : { ...plan, testAll: plan.n === design.population, words: planWords(design, plan) },
    problem,
    alternatives:
      problem?.code === 'CONFIDENCE_OUT_OF_RANGE' ? { confidences: [], deviations: [], sizes: [] } : sizeTableFor(design, borne),
    curve:
      problem?.code === 'CONFIDENCE_OUT_OF_RANGE'
        ? []
        : sizeCurve(
            design,
            CURVE.map((percent) => parseRate(`${percent}%`, 'tolerable')),
          ).map(({ tolerable: _rate, ...size }, index) => ({
            tolerablePercent: CURVE[index] ?? '',
            ...size,
          })),
    lot: lot === null ? null : { ...lot, words: lotWords(lot, aql ?? '') },
  };
}

function lotWords({ usedLetter, n, accept, reject, inspectAll }: LotPlan, aql: string): string {
  return t(inspectAll ? 'sampling.lotAll' : 'sampling.lotWords', { usedLetter, n: wholeNumber(n), count: accept, reject, aql });
}

function planOrProblem(design: Design): Pick<DesignsOutput, 'problem'> & { plan: Plan | null } {
  try {
    return { plan: planSize(design), problem: null };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code === 'INVALID_INPUT') throw thrown;
    return { plan: null, problem: planProblemOf(thrown, design) };
  }
}

/** A refusal as the screen shows it: with the designs that work instead, where the plan is only too large. */
export function planProblemOf({ code, message, hint, fields }: AppError, design: Design | null): PlanProblem {
  // Only of what could not be read the field says more than the message.
  const field = code === 'INVALID_INPUT' ? Object.values(fields ?? {})[0] : undefined;
  const ways = design !== null && code === 'PLAN_TOO_LARGE' ? nearestDesigns(design) : [];
  return { code, message: field ?? message, hint: hint ?? '', ways };
}
