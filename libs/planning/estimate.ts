/** What an estimate rests on, the surest first; stable, for programs. */
export const ESTIMATE_BASES = [
  'botReady',
  'provisioningTimes',
  'runLengths',
  'otherGroupsRuns',
  'runDeadline',
  'nothing',
] as const;
export type EstimateBasis = (typeof ESTIMATE_BASES)[number];

/** A moment that is expected, in milliseconds, and what says so. */
export type Expected = { readonly at: number; readonly basis: EstimateBasis };

/** A running run, as far as its end can be told from it. Times in milliseconds. */
export type RunUnderWay = {
  /** When it started; of one that its bot has not acknowledged yet, when it was assigned. */
  readonly since: number;
  /** When it is ended at the latest: its time-out, or the force that follows a cancellation; `null` where none is set yet. */
  readonly endsBy: number | null;
};

/**
 * X4: when a running run is expected to end. One that has outlasted what is typical is expected to take twice as long, then twice
 * that, so that an estimate is never in the past and grows no faster than the run itself. Where nothing is known of its group's
 * runs, only its deadline is; `undefined` where it has none either.
 */
export function expectedEnd(run: RunUnderWay, typicalRunMs: number | null, now: number): Expected | undefined {
  if (typicalRunMs === null) {
    return run.endsBy === null ? undefined : { at: Math.max(now, run.endsBy), basis: 'runDeadline' };
  }
  const lastedMs = Math.max(0, now - run.since);
  let expectedMs = Math.max(1, typicalRunMs);
  while (expectedMs < lastedMs) expectedMs *= 2;
  const at = run.since + expectedMs;
  if (run.endsBy !== null && run.endsBy < at) return { at: Math.max(now, run.endsBy), basis: 'runDeadline' };
  return { at: Math.max(now, at), basis: 'runLengths' };
}

/** The earlier of the moments; `undefined` where none is expected. */
export const earliest = (moments: readonly Expected[]): Expected | undefined =>
  moments.toSorted((a, b) => a.at - b.at)[0];
