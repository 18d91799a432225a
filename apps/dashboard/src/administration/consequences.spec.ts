import { expect, it } from '@jest/globals';
import { consequencesOf } from './consequences.js';

const capacity = { addOns: 8, inUse: 6, free: 2, committed: 5, overage: 0 };

it('X3 X4 tells what fewer add-ons do', () => {
  expect(consequencesOf(capacity, 4)).toContain('2 of the 6 slots in use');
  expect(consequencesOf(capacity, 4)).toContain('the newest commitments go unmet');
  expect(consequencesOf(capacity, 7)).toBe('At most 7 bots may run in parallel.');
  expect(consequencesOf(capacity, 9)).toContain('Up to 9 bots');
});
