import { expect, it } from '@jest/globals';
import { itemsWithin } from './items-within.js';

it.each([
  [0, 0, 3],
  [5, 0, 3],
  [15, 1, 4],
  [85, 8, 10],
  [200, 10, 10],
])('scrolled by %i, rows from %i to %i are in view', (scrolled, first, end) => {
  const bottomOf = (row: number): number => (row + 1) * 10 - scrolled;
  expect(itemsWithin(10, bottomOf, 25)).toEqual({ first, end });
});

it('shows nothing of nothing', () => expect(itemsWithin(0, () => 0, 25)).toEqual({ first: 0, end: 0 }));
