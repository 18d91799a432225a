import { unknownParameter } from '../http/list-query.js';
import { invalidRequest } from '../http/problem.js';
import { timeFrom } from '../http/time-text.js';
import type { SeriesWanted } from './get-series.handler.js';

const DEFAULT_STEPS = 120;
const MAX_STEPS = 500;
const DEFAULT_SPAN_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
const MAX_SPAN_DAYS = 92;
/** Gauges are counted back from the present, hour by hour. */
const MAX_AGE_DAYS = 400;

/** Which stretch is wanted, as seen at a moment: the hour before it where nothing is said. */
export function seriesQueryFrom(
  asked: Readonly<Record<string, string>>,
  now: number,
): Omit<SeriesWanted, 'environmentId'> {
  const { from, to, steps, groupId, ...unknown } = asked;
  const [name] = Object.keys(unknown);
  if (name !== undefined) throw unknownParameter(name);
  const end = to === undefined ? now : timeFrom('to', to);
  const begin = from === undefined ? end - DEFAULT_SPAN_MS : timeFrom('from', from);
  if (begin >= end || end - begin > MAX_SPAN_DAYS * DAY_MS)
    throw invalidRequest({ pointer: '?from', detail: `must be before "to", by at most ${MAX_SPAN_DAYS} days` });
  if (begin < now - MAX_AGE_DAYS * DAY_MS)
    throw invalidRequest({ pointer: '?from', detail: `must be at most ${MAX_AGE_DAYS} days ago` });
  const count = steps === undefined ? DEFAULT_STEPS : Number(steps);
  if (!Number.isInteger(count) || count < 1 || count > MAX_STEPS)
    throw invalidRequest({ pointer: '?steps', detail: `must be a whole number from 1 to ${MAX_STEPS}` });
  return { groupId, from: begin, to: end, steps: count };
}
