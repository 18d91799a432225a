const FIRST_MS = 500;
const CEILING_MS = 5 * 60_000;

/** The pause before the next attempt: half a second, doubled each time up to five minutes; `spread` in [0, 1) takes off up to a quarter. */
export const backoffMs = (attempts: number, spread = 0): number =>
  Math.round(Math.min(CEILING_MS, FIRST_MS * 2 ** Math.min(attempts, 20)) * (1 - spread / 4));
