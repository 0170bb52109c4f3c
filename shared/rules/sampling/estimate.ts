/**
 * P(X ≤ k) in doubles: a guide to where an answer lies, accurate to about nine digits. It decides nothing.
 */
import { toNumber } from './rate.ts';
import { certain, type World } from './tail.ts';

/** ln Γ(x) for x ≥ 1, by Stirling's series moved up to where eight digits of it are fifteen. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 12) {
    shift -= Math.log(at);
    at += 1;
  }
  const square = 1 / (at * at);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / at;
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
}

const logChoose = (a: number, b: number): number => logGamma(a + 1) - logGamma(b + 1) - logGamma(a - b + 1);

function logPoint(world: World, n: number, k: number): number {
  if (world.population === null) {
    const p = toNumber(world.deviating);
    return logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p);
  }
  const { population, deviating } = world;
  return logChoose(deviating, k) + logChoose(population - deviating, n - k) - logChoose(population, n);
}

/** About P(X = k), for a k that can be. */
export const estimatedPoint = (world: World, n: number, k: number): number => Math.exp(logPoint(world, n, k));

/** About P(X ≤ k). */
export function estimatedChance(world: World, n: number, k: number): number {
  const sure = certain(world, n, k);
  if (sure !== null) return sure;
  const odds = world.population === null ? toNumber(world.deviating) / (1 - toNumber(world.deviating)) : 0;
  const sound = world.population === null ? 0 : world.population - world.deviating;
  const ratio = (at: number): number =>
    world.population === null ? at / ((n - at + 1) * odds) : (at * (sound - n + at)) / ((world.deviating - at + 1) * (n - at + 1));
  let term = 1;
  let sum = 1;
  for (let at = k; at > 0; at -= 1) {
    term *= ratio(at);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return Math.min(1, estimatedPoint(world, n, k) * sum);
}
