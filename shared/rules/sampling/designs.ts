/** Several designs side by side: the table of alternatives, the curve of the adviser, and what works when a plan is too large. */
import { AppError } from '../../contract/errors.ts';
import { wholeNumber } from '../../words/dates.ts';
import { t } from '../../words/words.ts';
import { isLess, parseRate, type Rate, rate, rateText } from './rate.ts';
import { type Design, findPlan, LARGEST_PLAN, type Plan } from './sample-size.ts';

/** The plan. @throws PLAN_TOO_LARGE with the nearest designs that work, and what `findPlan` throws. */
export function planSize(design: Design): Plan {
  const plan = findPlan(design);
  if (plan !== null) return plan;
  const ways = nearestDesigns(design).map((way) => t(`sampling.way.${way.change}`, { to: way.to, n: wholeNumber(way.n) }));
  throw new AppError('PLAN_TOO_LARGE', t('sampling.tooLarge', { largest: wholeNumber(LARGEST_PLAN) }), {
    hint: ways.length === 0 ? t('sampling.tooLargeNoWay') : t('sampling.tooLargeHint', { ways: ways.join('; ') }),
  });
}

export interface Way {
  readonly change: 'tolerable' | 'expected' | 'deviations' | 'confidence';
  readonly to: string;
  readonly n: number;
}

/** A plan that may be missing: too large, or not possible with so few records. */
export function planOrNull(design: Design): Plan | null {
  try {
    return findPlan(design);
  } catch (thrown) {
    if (thrown instanceof AppError && (thrown.code === 'PLAN_INFEASIBLE' || thrown.code === 'TOLERABLE_NOT_ABOVE_EXPECTED')) return null;
    throw thrown;
  }
}

/** First of the candidates, nearest first, whose plan is not too large; they get easier one after the other. */
function first<T>(candidates: readonly T[], designOf: (one: T) => Design): { one: T; plan: Plan } | null {
  let low = -1;
  let high = candidates.length;
  let found: { one: T; plan: Plan } | null = null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const one = candidates[middle] as T;
    const plan = planOrNull(designOf(one));
    if (plan === null) low = middle;
    else {
      high = middle;
      found = { one, plan };
    }
  }
  return found;
}

const TENTHS = 1000n;
const tenths = (count: number): Rate => rate(BigInt(count), TENTHS);
/** Levels that are asked for in practice, highest first. */
const CONFIDENCES = ['99%', '97.5%', '95%', '90%', '80%'];

/** One change each: a higher tolerable rate, fewer deviations expected or borne, a lower confidence. */
export function nearestDesigns(design: Design): Way[] {
  const { tolerable, allowed, confidence } = design;
  const ways: Way[] = [];
  const steps = Array.from({ length: 999 }, (_none, index) => tenths(index + 1));
  const higher = first(
    steps.filter((step) => isLess(tolerable, step)),
    (step) => ({ ...design, tolerable: step }),
  );
  if (higher !== null) ways.push({ change: 'tolerable', to: rateText(higher.one), n: higher.plan.n });
  if ('expected' in allowed) {
    const lower = first([...steps.filter((step) => isLess(step, allowed.expected)).reverse(), rate(0n, 1n)], (expected) => ({
      ...design,
      allowed: { expected },
    }));
    if (lower !== null && allowed.expected.over > 0n) ways.push({ change: 'expected', to: rateText(lower.one), n: lower.plan.n });
  } else if (allowed.deviations > 0) {
    const fewer = first(
      Array.from(
        { length: Math.min(allowed.deviations, LARGEST_PLAN) },
        (_none, index) => Math.min(allowed.deviations, LARGEST_PLAN) - 1 - index,
      ),
      (deviations) => ({ ...design, allowed: { deviations } }),
    );
    if (fewer !== null) ways.push({ change: 'deviations', to: wholeNumber(fewer.one), n: fewer.plan.n });
  }
  const weaker = first(
    CONFIDENCES.map((text) => parseRate(text, 'confidence')).filter((one) => isLess(one, confidence)),
    (one) => ({ ...design, confidence: one }),
  );
  if (weaker !== null) ways.push({ change: 'confidence', to: rateText(weaker.one), n: weaker.plan.n });
  return ways;
}

/** Sizes for each confidence and number of deviations borne; null where there is no such plan. */
export function alternatives(
  design: Pick<Design, 'tolerable' | 'population'>,
  confidences: readonly Rate[],
  deviations: readonly number[],
): (number | null)[][] {
  return confidences.map((confidence) =>
    deviations.map((count) => planOrNull({ ...design, confidence, allowed: { deviations: count } })?.n ?? null),
  );
}

/** The size over the tolerable rate, for a curve. */
export function sizeCurve(design: Design, tolerables: readonly Rate[]): { tolerable: Rate; n: number | null; deviations: number | null }[] {
  return tolerables.map((tolerable) => {
    const plan = planOrNull({ ...design, tolerable });
    return { tolerable, n: plan?.n ?? null, deviations: plan?.deviations ?? null };
  });
}
