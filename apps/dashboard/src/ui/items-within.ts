import type { Seen } from '../api/page-window.js';

/** Which rows, one below the other, are in a window of this height; `bottomOf` measures a row, so few are measured. */
export function itemsWithin(rows: number, bottomOf: (row: number) => number, height: number): Seen {
  const first = firstThat(rows, (row) => bottomOf(row) > 0);
  const last = firstThat(rows, (row) => bottomOf(row) >= height);
  return { first, end: Math.min(rows, last + 1) };
}

/** The first row from which on something holds; the number of rows where it never does. */
function firstThat(rows: number, holds: (row: number) => boolean): number {
  let [low, high] = [0, rows];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
