import { uptime } from 'node:os';

/**
 * A moment on two clocks of this machine that no correction of the wall clock moves. The monotonic one is fine-grained but
 * stands still in suspension on some systems; the uptime counts suspension too. Both are the same for every process.
 */
export type Moment = { readonly monotonicMs: number; readonly uptimeMs: number };

export const thisMoment = (): Moment => ({
  monotonicMs: Number(process.hrtime.bigint() / 1_000_000n),
  uptimeMs: Math.round(uptime() * 1000),
});

export const after = (moment: Moment, ms: number): Moment => ({
  monotonicMs: moment.monotonicMs + ms,
  uptimeMs: moment.uptimeMs + ms,
});

/** The clock that ran further decides, so time spent in suspension counts. Negative once `end` has passed. */
export const msUntil = (end: Moment, now: Moment): number =>
  Math.min(end.monotonicMs - now.monotonicMs, end.uptimeMs - now.uptimeMs);
