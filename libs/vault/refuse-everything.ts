import type { PayloadAbout } from './ports.js';

/** An erasure names at least one thing: nothing named would be everything there is. */
export function refuseEverything(about: Partial<PayloadAbout>): void {
  if (Object.values(about).every((value) => value === undefined)) {
    throw new RangeError('an erasure names an environment, a kind or a subject');
  }
}
