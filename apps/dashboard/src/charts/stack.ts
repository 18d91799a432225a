import type { Line } from './chart-definitions.js';

/** Stacked lines carry the sum of those before them, so that each area begins where the last one ends. */
export function stackOf(lines: readonly Line[]): (number | null)[][] {
  let below: readonly number[] | undefined;
  return lines.map(({ values, stacked }) => {
    if (stacked !== true) return [...values];
    const sums = values.map((value, index) => (value ?? 0) + (below?.[index] ?? 0));
    below = sums;
    return sums;
  });
}
