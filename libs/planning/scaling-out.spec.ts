import { describe, expect, it } from '@jest/globals';
import { planScaling } from './scaling.plan.js';
import { busy, fleetOf, group, idle, leaving, many, provisioning, runs } from './testing/fleets.js';
import { planned } from './testing/planned.js';

describe('scaling out', () => {
  it('S47 S48 makes a bot when a run waits and none is there', () => {
    expect(planned({ groups: [group('sales')], waiting: runs('sales', 1) })).toEqual(['sales scaleOut 1 demand']);
  });

  it('S57 two bots run the first two of five runs, three are queued, and a third bot is made for the third', () => {
    const sales = [group('sales', { maximum: 3 })];
    const bots = many(2, (name) => busy('sales', name));
    expect(planned({ groups: sales, bots, waiting: runs('sales', 3) })).toEqual([
      'sales scaleOut 1 demand',
      'sales blocked 0 groupMaximum',
    ]);
  });

  it('S54 counts bots that are being provisioned, so no run is provided for twice', () => {
    const bots = [provisioning('sales', '1'), provisioning('sales', '2')];
    expect(planned({ groups: [group('sales')], bots, waiting: runs('sales', 2) })).toEqual(['sales hold 0 satisfied']);
  });

  it('S4 S51 leaves a group without runs as it is', () => {
    expect(planned({ groups: [group('sales')] })).toEqual(['sales hold 0 satisfied']);
  });

  it('S107 X12 never goes beyond the maximum of the group', () => {
    expect(planned({ capacity: 80, groups: [group('sales', { maximum: 50 })], waiting: runs('sales', 70) })).toEqual([
      'sales scaleOut 50 demand',
      'sales blocked 0 groupMaximum',
    ]);
  });

  it('S15 S16 S53 never goes beyond the add-ons of the environment', () => {
    expect(planned({ capacity: 4, groups: [group('sales')], waiting: runs('sales', 6) })).toEqual([
      'sales scaleOut 4 demand',
      'sales blocked 0 environmentCapacity',
    ]);
  });

  it('I3 adds nothing where capacity has fallen below what exists', () => {
    const bots = many(4, (name) => busy('sales', name));
    expect(planned({ capacity: 3, groups: [group('sales')], bots, waiting: runs('sales', 1) })).toEqual([
      'sales blocked 0 environmentCapacity',
    ]);
  });

  it('S55 takes a slot for free only when its bot is known to be gone', () => {
    const bots = [leaving('sales', '1')];
    expect(planned({ capacity: 1, groups: [group('sales')], bots, waiting: runs('sales', 1) })).toEqual([
      'sales blocked 0 environmentCapacity',
    ]);
  });
});

describe('guarantees', () => {
  it('X3 are slots and not warm bots: without demand no bot is made', () => {
    expect(planned({ groups: [group('sales', { committed: 4 })] })).toEqual(['sales hold 0 satisfied']);
  });

  it('X3 are never lent, also while they are not used', () => {
    const groups = [group('finance', { committed: 4 }), group('sales')];
    expect(planned({ groups, waiting: runs('sales', 9) })).toEqual([
      'finance hold 0 satisfied',
      'sales scaleOut 6 demand',
      'sales blocked 0 committedElsewhere',
    ]);
  });

  it('X3 are served before the free slots are shared', () => {
    const groups = [group('sales'), group('finance', { committed: 2 })];
    const waiting = [...runs('sales', 9), ...runs('finance', 2, { queuedAt: 5 })];
    expect(planned({ capacity: 4, groups, waiting })).toEqual([
      'sales scaleOut 2 demand',
      'sales blocked 0 environmentCapacity',
      'finance scaleOut 2 guarantee',
    ]);
  });

  it('X3 the newest go unmet first where capacity has shrunk below their sum', () => {
    const groups = [group('new', { committed: 3, createdAt: 2 }), group('old', { committed: 3, createdAt: 1 })];
    const waiting = [...runs('new', 3), ...runs('old', 3)];
    expect(planned({ capacity: 4, groups, waiting })).toEqual([
      'new scaleOut 1 guarantee',
      'new blocked 0 environmentCapacity',
      'old scaleOut 3 guarantee',
    ]);
  });

  it('X3 an oldest group gets its own back from a newer one whose guarantee is no longer met', () => {
    const groups = [group('new', { committed: 3, createdAt: 2 }), group('old', { committed: 3, createdAt: 1 })];
    const bots = [busy('new', '1'), idle('new', '2'), idle('new', '3'), busy('old', '1')];
    expect(planned({ capacity: 4, groups, bots, waiting: runs('old', 1) })).toEqual([
      'new scaleIn new-2 new-3 guarantee',
      'old blocked 0 environmentCapacity',
    ]);
  });

  it('X3 a new guarantee is filled as the slots of others come free, even where they have runs of their own', () => {
    const groups = [group('sales'), group('finance', { committed: 1 })];
    const bots = [...many(3, (name) => busy('sales', name)), idle('sales', '4')];
    expect(planned({ capacity: 4, groups, bots, waiting: runs('sales', 2) })).toEqual([
      'sales scaleIn sales-4 guarantee',
      'sales blocked 0 environmentCapacity',
      'finance hold 0 satisfied',
    ]);
  });
});

it('U2 each decision carries what it saw', () => {
  const groups = [group('sales', { committed: 1, maximum: 6 }), group('finance', { committed: 2 })];
  const bots = [busy('sales', '1'), idle('sales', '2'), leaving('sales', '3')];
  expect(planScaling(fleetOf({ groups, bots, waiting: runs('sales', 3) }), 0)[0]).toMatchObject({
    inputs: {
      waiting: 3,
      busy: 1,
      idle: 1,
      provisioning: 0,
      leaving: 1,
      committed: 1,
      maximum: 6,
      capacity: 10,
      free: 5,
    },
  });
});
