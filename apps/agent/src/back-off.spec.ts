import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { backOffMs } from './back-off.js';

const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('the pause before a repeated call', () => {
  it('doubles', () => {
    expect([1, 2, 3, 4].map((attempt) => backOffMs(attempt, 1))).toEqual([250, 500, 1_000, 2_000]);
  });

  it('is bounded, however often the call failed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), chance, (attempt, spread) => {
        const ms = backOffMs(attempt, spread);
        return ms >= 125 && ms <= 10_000;
      }),
    );
  });

  it('is as short as a caller that must not be late asks for', () => {
    expect(backOffMs(20, 1, 0, 1_250)).toBe(1_250);
    expect(backOffMs(20, 1, 30_000, 1_250)).toBeGreaterThanOrEqual(30_000);
  });

  it('is never shorter than the server asked for, up to a minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), chance, (asked, spread) => backOffMs(1, spread, asked) >= asked),
    );
    expect(backOffMs(1, 1, 86_400_000)).toBeLessThanOrEqual(66_000);
  });
});
