import type { Expected } from './estimate.js';

/** Nobody waits so long: a start that is farther ahead is shown as this far, in milliseconds from the first bot that is free. */
export const FARTHEST_START_MS = 366 * 24 * 60 * 60 * 1_000;

/**
 * When the run at a place of its queue, from 1, is expected to start: bots become free at `openings`, and each run then holds its
 * bot for `typicalRunMs`. Where that is not known, only the first run of each bot can be told; `undefined` for those behind them.
 */
export function expectedStart(
  place: number,
  openings: readonly Expected[],
  typicalRunMs: number | null,
): Expected | undefined {
  const inOrder = openings.toSorted((a, b) => a.at - b.at);
  const [first] = inOrder;
  if (first === undefined || typicalRunMs === null) return inOrder[place - 1];
  const stepMs = Math.max(1, typicalRunMs);
  const at = firstMomentOf(place, inOrder, stepMs, first.at);
  return inOrder.find((opening) => opening.at === at) ?? { at, basis: 'runLengths' };
}

/** The first moment by which as many runs have started as the place says, the first bot free at `from`. */
function firstMomentOf(place: number, openings: readonly Expected[], stepMs: number, from: number): number {
  // One bot alone would have started them all by then.
  let [low, high] = [from, from + Math.min(FARTHEST_START_MS, stepMs * (place - 1))];
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (startedBy(middle, openings, stepMs) >= place) high = middle;
    else low = middle + 1;
  }
  return low;
}

const startedBy = (moment: number, openings: readonly Expected[], stepMs: number): number =>
  openings.reduce((runs, { at }) => (at > moment ? runs : runs + Math.floor((moment - at) / stepMs) + 1), 0);
