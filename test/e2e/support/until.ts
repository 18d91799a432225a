import { setTimeout as sleep } from 'node:timers/promises';
import type { Started } from './hostler.js';

const LOOK_MS = 50;

/** Waits until a process has printed something; the test's own time-out is the limit. */
export async function untilSaid(started: Started, what: RegExp): Promise<void> {
  const ended = started.ended.then(({ code, out, err }) => {
    if (!what.test(out)) throw new Error(`it ended with ${code} and never said ${what}: ${out}${err}`);
  });
  // It may end later, when nobody waits for it here any more.
  ended.catch(() => undefined);
  while (!what.test(started.out())) await Promise.race([ended, sleep(LOOK_MS)]);
}
