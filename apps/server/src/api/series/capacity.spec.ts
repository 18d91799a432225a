import { describe, expect, it } from '@jest/globals';
import { capacityAt } from './capacity.js';

const addOns = [
  { since: 10, bots: 8 },
  { since: 30, bots: 2 },
];

describe('the capacity of a chart', () => {
  it('is what was set at each time, from its very millisecond on', () =>
    expect(capacityAt([addOns], [0, 10, 29, 30, 99])).toEqual([0, 8, 8, 2, 2]));

  it('is no more for a group than its maximum, nor than what its environment had', () => {
    const maximum = [
      { since: 20, bots: 3 },
      { since: 40, bots: 1 },
    ];
    expect(capacityAt([addOns, maximum], [15, 20, 30, 40])).toEqual([0, 3, 2, 1]);
  });
});
