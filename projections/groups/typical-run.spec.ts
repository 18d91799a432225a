import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { learntRunMs } from './typical-run.js';

const HOUR_MS = 60 * 60 * 1_000;
const lengths = fc.array(fc.integer({ min: 0, max: 24 * HOUR_MS }), { minLength: 1, maxLength: 60 });
const learntFrom = (runs: readonly number[]): number | null => runs.reduce<number | null>(learntRunMs, null);

describe('X4 a typical run of a group', () => {
  it('is as long as the first, and then moves towards each that ends', () => {
    expect(learntFrom([8_000])).toBe(8_000);
    expect(learntFrom([8_000, 16_000])).toBe(9_000);
    expect(learntFrom([8_000, 0])).toBe(7_000);
  });

  it('is not carried away by one run that took a day', () =>
    expect(learntFrom([60_000, 24 * HOUR_MS, 60_000, 60_000])).toBeLessThan(90_000));

  it('follows a flow that has become longer for good', () => {
    const longer = Array.from({ length: 40 }, () => HOUR_MS);
    expect(learntFrom([0, ...longer])).toBeGreaterThan(0.9 * HOUR_MS);
  });

  it('is whole, and never outside of what was seen', () =>
    fc.assert(
      fc.property(lengths, (runs) => {
        const typical = learntFrom(runs);
        expect(Number.isInteger(typical)).toBe(true);
        expect(typical).toBeGreaterThanOrEqual(Math.min(...runs));
        expect(typical).toBeLessThanOrEqual(Math.max(...runs));
      }),
    ));
});
