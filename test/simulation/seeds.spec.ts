import { setMaxListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { simulate } from './world/simulate.js';

const STEPS = 150;
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const LONGEST_MS = 120_000;

// One signal ends many runners: that is no leak.
setMaxListeners(0);

describe('a simulated installation, with faults between its awaits', () => {
  it.each(SEEDS)(
    'I1–I5 I8–I12 seed %d keeps its invariants, and comes to rest',
    async (seed) => {
      const { violations } = await simulate({ seed, steps: STEPS });
      expect(violations.map(({ message }) => message)).toEqual([]);
    },
    LONGEST_MS,
  );

  it(
    'the same seed takes the same course',
    async () => {
      const first = await simulate({ seed: 7, steps: STEPS });
      const second = await simulate({ seed: 7, steps: STEPS });
      expect(second.trace).toBe(first.trace);
      expect(first.events).toBeGreaterThan(20);
    },
    LONGEST_MS,
  );
});
