import type { Clock } from '#kernel/clock.js';
import { backoffMs } from './backoff.js';
import { Superseded } from './leases.js';
import type { Log } from './log.js';

/** The longest pause unless told: what has come back is soon noticed. */
const LONGEST_PAUSE_MS = 5_000;
/** Work that has gone on for so long has got over whatever interrupted it before: the next pause is a short one again. */
const STEADY_MS = 60_000;

type Parts = { readonly clock: Clock; readonly log: Log; readonly longestPauseMs?: number };

/** Runs work that is to go on until the signal aborts. Where it fails, the error is logged, and it begins again after a pause. */
export async function keepOn(
  { clock, log, longestPauseMs = LONGEST_PAUSE_MS }: Parts,
  name: string,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    const began = clock.now();
    try {
      await work();
      return;
    } catch (error) {
      if (clock.now() - began >= STEADY_MS) failures = 0;
      if (error instanceof Superseded) log.info({ work: name }, 'another process has taken over');
      else log.warn({ work: name, err: error }, 'interrupted; trying again after a pause');
      await clock.waitUntil(clock.now() + Math.min(longestPauseMs, backoffMs(failures)), signal);
    }
  }
}
