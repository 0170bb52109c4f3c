/** Designs that the adviser compares: what is typed, what is asked of the arithmetic, and the curves as points of a picture. */
import type { DesignsInput, DesignsOutput } from '../../../shared/contract/sampling-arithmetic.ts';
import { type Bearing, rateTyped } from './plan-values.ts';
import { countOf } from './sample-facts.ts';

export interface DesignValues {
  readonly key: string;
  readonly population: string;
  readonly confidence: string;
  readonly tolerable: string;
  readonly bears: Bearing;
  readonly allowed: string;
  readonly expected: string;
  /** Empty: no lot plan beside it. */
  readonly aql: string;
}

const design = (key: string, patch: Partial<DesignValues>): DesignValues => ({
  key,
  population: '412',
  confidence: '95 %',
  tolerable: '5 %',
  bears: 'none',
  allowed: '1',
  expected: '1 %',
  aql: '',
  ...patch,
});

/** What the adviser begins with: the plain design, and the same that bears one deviation. */
export const firstDesigns: readonly DesignValues[] = [design('a', {}), design('b', { bears: 'allowed' })];
export const MOST_DESIGNS = 3;
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** The field of a design that holds no whole number; null when all do. */
export function wrongField({ population, bears, allowed }: DesignValues): 'population' | 'allowed' | null {
  if (Number.isNaN(countOf(population))) return 'population';
  const borne = countOf(allowed);
  return bears === 'allowed' && (borne === null || Number.isNaN(borne)) ? 'allowed' : null;
}

export function designInput(values: DesignValues): DesignsInput {
  const wrong = wrongField(values);
  const population = wrong === 'population' ? null : countOf(values.population);
  return {
    confidence: rateTyped(values.confidence),
    tolerable: rateTyped(values.tolerable),
    population: population === 0 ? null : population,
    ...(values.bears === 'allowed' && wrong !== 'allowed' ? { deviations: countOf(values.allowed) } : {}),
    ...(values.bears === 'expected' ? { expected: rateTyped(values.expected) } : {}),
    ...(values.aql !== '' && population !== null ? { aql: values.aql } : {}),
  };
}

type CurvePoint = DesignsOutput['curve'][number];
export interface Scale {
  readonly x: (percent: number) => number;
  readonly y: (n: number) => number;
  /** Whole powers of ten that the picture holds. */
  readonly decades: readonly number[];
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Percent from 0 to 20 along the bottom, records tenfold up the side: sizes fall by a hundred within one curve. */
export function scaleOf(curves: readonly (readonly CurvePoint[])[], box: Box): Scale {
  const sizes = curves.flatMap((points) => points.flatMap(({ n }) => (n === null ? [] : [n])));
  const high = Math.max(2, Math.ceil(Math.log10(Math.max(10, ...sizes))));
  return {
    x: (percent) => box.left + ((box.right - box.left) * percent) / 20,
    y: (n) => box.bottom - ((box.bottom - box.top) * Math.log10(Math.max(1, n))) / high,
    decades: Array.from({ length: high + 1 }, (_none, index) => 10 ** index),
  };
}

/** The line of a design: where it has no plan the line is broken. */
export function pathOf(points: readonly CurvePoint[], { x, y }: Scale): string {
  let pen = false;
  return points
    .map(({ tolerablePercent, n }) => {
      if (n === null) {
        pen = false;
        return '';
      }
      const step = `${pen ? 'L' : 'M'}${x(Number(tolerablePercent)).toFixed(1)} ${y(n).toFixed(1)}`;
      pen = true;
      return step;
    })
    .join('');
}
