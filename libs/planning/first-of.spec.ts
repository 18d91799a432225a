import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstOf } from './first-of.js';

const ascending = (a: number, b: number) => a - b;

it('answers as a full sort would', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.nat(20), (numbers, count) => {
      expect(firstOf(numbers, count, ascending)).toEqual(numbers.toSorted(ascending).slice(0, count));
    }),
    { numRuns: 500 },
  ));

it('compares a queue of 100,000 about once each, and few of them more often, in its worst order too', () => {
  const length = 100_000;
  const comparisonsFor = (numbers: readonly number[]) => {
    let comparisons = 0;
    firstOf(numbers, 50, (a, b) => {
      comparisons += 1;
      return a - b;
    });
    return comparisons;
  };
  const sorted = Array.from({ length }, (_, index) => index);
  expect(comparisonsFor(sorted)).toBeLessThan(1.1 * length);
  expect(comparisonsFor(sorted.toReversed())).toBeLessThan(20 * length);
});
