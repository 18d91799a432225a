import { expect, it } from '@jest/globals';
import { guaranteesOf } from './guarantees.js';
import { fleetOf, group } from './testing/fleets.js';

const guarantees = (capacity: number, deleting = false) => {
  const groups = [
    group('new', { committed: 3, createdAt: 9 }),
    group('old', { committed: 4, createdAt: 1, status: deleting ? 'deleting' : 'active' }),
  ];
  return Object.fromEntries(guaranteesOf(fleetOf({ capacity, groups })));
};

it('X3 keeps the committed number of each group', () => {
  expect(guarantees(7)).toEqual({ new: 3, old: 4 });
});

it('X3 in capacity overage the newest go unmet first', () => {
  expect(guarantees(5)).toEqual({ new: 1, old: 4 });
  expect(guarantees(2)).toEqual({ new: 0, old: 2 });
});

it('X13 keeps nothing for a group that is being deleted', () => {
  expect(guarantees(5, true)).toEqual({ new: 3, old: 0 });
});
