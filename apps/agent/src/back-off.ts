const FIRST_MS = 250;
const LONGEST_MS = 10_000;

/**
 * How long to wait before try number `attempt` (from 1): doubling, never beyond 10 s or what is given, at least what the server asked
 * for, and spread by `chance` (0 … 1) so that bots that lost their server together do not come back together.
 */
export function backOffMs(attempt: number, chance: number, retryAfterMs = 0, longestMs = LONGEST_MS): number {
  const ceiling = Math.min(LONGEST_MS, longestMs, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.max(ceiling * (0.5 + chance / 2), Math.min(retryAfterMs, RETRY_AFTER_MAX_MS) * (1 + chance / 10));
}

/** A server that asks for more is taken at this. */
const RETRY_AFTER_MAX_MS = 60_000;
