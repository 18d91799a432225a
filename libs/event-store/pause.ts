import { setTimeout } from 'node:timers/promises';

/** Resolves after that many milliseconds, or as soon as the signal aborts. */
export const pause = (waitMs: number, signal: AbortSignal): Promise<void> =>
  setTimeout(waitMs, undefined, { signal }).catch(() => undefined);
