import type { ProjectionName } from './endpoint.js';
import type { Reach } from './reach.js';

/** With the stream of changes open, lists are still looked at now and then; without it, this often. */
const LOOK_ANYWAY_MS = 30_000;
const POLL_MS = 3_000;

/** How often a question is asked again: what no news tell of, by its own clock; all else at least as often as it is polled. */
export function intervalOf(
  madeOf: readonly ProjectionName[],
  everyMs: number | undefined,
  news: Reach['news'],
): number {
  if (everyMs === undefined) return news === 'stream' ? LOOK_ANYWAY_MS : POLL_MS;
  const isTold = madeOf.some((name) => name !== 'clock' && name !== 'none');
  return news === 'polling' && isTold ? Math.min(everyMs, POLL_MS) : everyMs;
}
