import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 50;

/** Waits for something to become so; the test's own time-out is the limit. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(LOOK_MS);
}
