import { HOUR_MS, MINUTE_MS, MINUTES_KEPT } from '#projections/activity/activity-keys.js';

/** A stretch of time in equal steps, and what is known of it. Times in ms. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  /** The moment that is shown: nothing after it is told. */
  readonly now: number;
  readonly isPast: boolean;
  /** The time of the answer, up to which roll-ups go. */
  readonly present: number;
};

/** Steps of whole minutes or hours, and the spans that their numbers are read from. */
export type Steps = {
  readonly begin: number;
  /** When each step ends: on a minute or an hour, but for a last one that is not over. */
  readonly ends: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** Whether the steps that were asked for are shorter than the spans that are known. */
  readonly coarser: boolean;
};

/** A minute that begins a day before the ring comes round is surely there. */
const MINUTES_SURE_MS = (MINUTES_KEPT - 24 * 60) * MINUTE_MS;

/** The steps nearest to the wanted ones for which there are roll-ups. */
export function stepsOf({ from, to, steps, now, isPast, present }: Stretch): Steps {
  const wantedMs = (to - from) / steps;
  const unit = wantedMs < HOUR_MS && from >= present - MINUTES_SURE_MS ? MINUTE_MS : HOUR_MS;
  const stepMs = Math.ceil(wantedMs / unit) * unit;
  const begin = from - (from % unit);
  // Of a past moment, only spans that were over then: others hold what came after it.
  const last = isPast ? Math.min(to, now - (now % unit)) : Math.min(to, now);
  const ends: number[] = [];
  for (let end = begin + stepMs; end - stepMs < last; end += stepMs) ends.push(isPast ? Math.min(end, last) : end);
  const end = ends.at(-1) ?? begin;
  const hoursFrom = unit === HOUR_MS ? begin : Math.ceil(end / HOUR_MS) * HOUR_MS;
  return {
    begin,
    ends,
    minutes: unit === HOUR_MS ? [] : spans(begin, Math.min(hoursFrom, present + 1), MINUTE_MS),
    hours: spans(hoursFrom, present + 1, HOUR_MS),
    coarser: wantedMs < unit,
  };
}

function spans(from: number, to: number, lengthMs: number): readonly number[] {
  const begins: number[] = [];
  for (let begin = from; begin < to; begin += lengthMs) begins.push(begin);
  return begins;
}
