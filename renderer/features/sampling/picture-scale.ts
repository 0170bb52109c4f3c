/** The scale under the picture of an evaluation: room beyond the largest of limit and tolerable rate, in round steps. Pure. */

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25];

export function pictureScale(largest: number): { readonly most: number; readonly ticks: readonly number[] } {
  const wanted = Math.min(100, Math.max(0.2, largest * 1.5));
  const step = STEPS.find((one) => wanted / one <= 5) ?? 25;
  const count = Math.ceil(wanted / step);
  const ticks = Array.from({ length: count + 1 }, (_none, index) => Number((index * step).toFixed(1)));
  return { most: Math.min(100, count * step), ticks: ticks.filter((tick) => tick <= 100) };
}
