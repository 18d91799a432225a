import { after, type Moment } from './moment.js';

/** The flow ends this part of the lease before the server may give it up, and at most {@link MARGIN_MAX_MS} before. */
const MARGIN_PART = 0.2;
const MARGIN_MAX_MS = 30_000;

/** Until when the flow may run, if the lease was asked for at `askedAt`: earlier than the server's own reckoning, always (I1). */
export const flowMayRunUntil = (askedAt: Moment, leaseMs: number): Moment =>
  after(askedAt, leaseMs - Math.min(leaseMs * MARGIN_PART, MARGIN_MAX_MS));
