import { expect, it } from '@jest/globals';
import { nextChangeAt } from './next-change.js';
import { busy, fleetOf, group, HOUR_MS, idle, runs } from './testing/fleets.js';

const sales = [group('sales')];

it('X1 is the moment at which the next bot has been idle for three hours', () => {
  const bots = [idle('sales', '1', { idleSince: 5 }), idle('sales', '2', { idleSince: 9 })];
  expect(nextChangeAt(fleetOf({ groups: sales, bots }), 10)).toBe(3 * HOUR_MS + 5);
  expect(nextChangeAt(fleetOf({ groups: sales, bots }), 3 * HOUR_MS + 5)).toBe(3 * HOUR_MS + 9);
});

it('X15 is not while runs wait for the idle bots', () => {
  expect(
    nextChangeAt(fleetOf({ groups: sales, bots: [idle('sales', '1')], waiting: runs('sales', 1) }), 0),
  ).toBeUndefined();
});

it('X10 is the end of a back-off that runs wait for', () => {
  const groups = [group('sales', { failuresInARow: 3, lastFailureAt: 1_000 })];
  expect(nextChangeAt(fleetOf({ groups, waiting: runs('sales', 1) }), 1_000)).toBe(601_000);
  expect(nextChangeAt(fleetOf({ groups }), 1_000)).toBeUndefined();
});

it('is never where only an event can change the plan', () => {
  expect(nextChangeAt(fleetOf({ groups: sales, bots: [busy('sales', '1')] }), 0)).toBeUndefined();
});
