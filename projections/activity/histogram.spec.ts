import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bucketOf, counted, merged, middleOf, percentileIn } from './histogram.js';

const LONGEST_MS = 28 * 24 * 60 * 60 * 1_000;
const times = () => fc.integer({ min: 0, max: LONGEST_MS });

describe('a histogram on a logarithmic scale', () => {
  it('keeps small numbers as they are', () => {
    for (let number = 0; number < 32; number += 1) expect(middleOf(bucketOf(number))).toBe(number);
  });

  it('knows every number to a thirty-second of itself', () =>
    fc.assert(
      fc.property(times(), (number) => {
        expect(Math.abs(middleOf(bucketOf(number)) - number)).toBeLessThanOrEqual(number / 32);
      }),
    ));

  it('puts a larger number never into a lower bucket, and leaves no bucket out', () => {
    expect([31, 32, 33, 34, 63, 64].map(bucketOf)).toEqual([31, 32, 32, 33, 47, 48]);
    fc.assert(
      fc.property(times(), times(), (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(bucketOf(less)).toBeLessThanOrEqual(bucketOf(more));
      }),
    );
  });

  it('finds percentiles as near as its buckets are', () =>
    fc.assert(
      fc.property(fc.array(times(), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (numbers, percent) => {
        const histogram = numbers.reduce(counted, {});
        const exact = numbers.toSorted((one, other) => one - other)[Math.ceil((percent / 100) * numbers.length) - 1];
        expect(percentileIn(histogram, percent)).toBe(middleOf(bucketOf(exact as number)));
      }),
    ));

  it('says nothing of no numbers, and adds up', () => {
    expect(percentileIn({}, 95)).toBeNull();
    expect(merged([counted({}, 5), counted(counted({}, 5), 9)])).toEqual({ 5: 2, 9: 1 });
  });

  it('counts a time that went backwards as none', () => expect(counted({}, -3)).toEqual({ 0: 1 }));
});
