import { describe, expect, it } from '@jest/globals';
import type { Fleet } from './fleet.js';
import { planScaling } from './scaling.plan.js';
import {
  busy,
  fleetOf,
  group,
  HOUR_MS,
  idle,
  IMAGE,
  leaving,
  many,
  NEWER_IMAGE,
  provisioning,
  runs,
} from './testing/fleets.js';

/** Decisions in short: `sales scaleOut 2 demand`, or the bots that go. */
const planned = (fleet: Partial<Fleet>, now = 0) =>
  planScaling(fleetOf(fleet), now).map((decision) => {
    const what = decision.result === 'scaleIn' ? decision.retirees.map(({ botId }) => botId).join(' ') : decision.bots;
    return `${decision.groupId} ${decision.result} ${what} ${decision.rule}`;
  });

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

describe('sharing', () => {
  it('S5 X19 gives free slots one at a time to the group with the fewest uncommitted ones', () => {
    const groups = [group('sales'), group('finance')];
    const bots = many(3, (name) => busy('sales', name));
    const waiting = [...runs('sales', 9), ...runs('finance', 9, { queuedAt: 5 })];
    expect(planned({ groups, bots, waiting })).toEqual([
      'sales scaleOut 2 demand',
      'sales blocked 0 environmentCapacity',
      'finance scaleOut 5 demand',
      'finance blocked 0 environmentCapacity',
    ]);
  });

  it('X19 settles a tie by the oldest waiting run, then by id', () => {
    const groups = [group('a'), group('b'), group('c')];
    const waiting = [
      ...runs('a', 1, { queuedAt: 2 }),
      ...runs('b', 1, { queuedAt: 1 }),
      ...runs('c', 1, { queuedAt: 1 }),
    ];
    expect(planned({ capacity: 1, groups, waiting })).toEqual([
      'a blocked 0 environmentCapacity',
      'b scaleOut 1 demand',
      'c blocked 0 environmentCapacity',
    ]);
  });

  it('S56 moves bots between sales and finance by their maximums, 10 bots in all', () => {
    const waiting = [...runs('sales', 20), ...runs('finance', 20)];
    const before = [group('sales', { maximum: 5 }), group('finance', { maximum: 5 })];
    const bots = [
      ...many(5, (name) => busy('sales', name)),
      ...many(4, (name) => busy('finance', name)),
      idle('finance', '5'),
    ];
    expect(planned({ groups: before, bots, waiting })).toEqual([
      'sales blocked 0 groupMaximum',
      'finance blocked 0 groupMaximum',
    ]);

    const after = [group('sales', { maximum: 8 }), group('finance', { maximum: 2 })];
    expect(planned({ groups: after, bots, waiting })).toEqual([
      'sales blocked 0 environmentCapacity',
      'finance scaleIn finance-5 overMaximum',
      'finance blocked 0 groupMaximum',
    ]);
    expect(planned({ groups: after, bots: bots.slice(0, 9), waiting })).toEqual([
      'sales scaleOut 1 demand',
      'sales blocked 0 environmentCapacity',
      'finance blocked 0 groupMaximum',
    ]);
  });
});

describe('reclaiming', () => {
  const groups = [group('sales', { committed: 1 }), group('finance')];

  it('X2 lets idle bots beyond the guarantee go at once when another group waits, the longest idle first', () => {
    const bots = [...many(3, (name) => idle('sales', name, { idleSince: Number(name) })), busy('finance', '1')];
    expect(planned({ capacity: 4, groups, bots, waiting: runs('finance', 9) }, 10)).toEqual([
      'sales scaleIn sales-1 sales-2 reclaim',
      'finance blocked 0 environmentCapacity',
    ]);
  });

  it('X2 reclaims no more than is needed, and counts slots that are being freed', () => {
    const bots = [...many(3, (name) => idle('sales', name)), leaving('sales', '4')];
    const fleet = { capacity: 4, groups, bots };
    expect(planned({ ...fleet, waiting: runs('finance', 1) })).toEqual([
      'sales hold 0 keepWarm',
      'finance blocked 0 environmentCapacity',
    ]);
    expect(planned({ ...fleet, waiting: runs('finance', 2) })[0]).toBe('sales scaleIn sales-1 reclaim');
  });

  it('X2 keeps idle bots warm while a slot is free for the other group', () => {
    const bots = many(3, (name) => idle('sales', name));
    expect(planned({ capacity: 4, groups, bots, waiting: runs('finance', 1) })).toEqual([
      'sales hold 0 keepWarm',
      'finance scaleOut 1 demand',
    ]);
  });

  it('X4 stops no run: a slot is handed over when its run has ended, although the group has runs of its own', () => {
    const waiting = [...runs('sales', 9), ...runs('finance', 1)];
    const working = many(4, (name) => busy('sales', name));
    const blocked = 'finance blocked 0 environmentCapacity';
    expect(planned({ capacity: 4, groups, bots: working, waiting })).toEqual([
      'sales blocked 0 environmentCapacity',
      blocked,
    ]);

    const oneDone = [...working.slice(0, 3), idle('sales', '4')];
    expect(planned({ capacity: 4, groups, bots: oneDone, waiting })).toEqual([
      'sales scaleIn sales-4 reclaim',
      'sales blocked 0 environmentCapacity',
      blocked,
    ]);
  });

  it('X4 hands nothing over between groups with equal shares, so no bot is made anew for nothing', () => {
    const equals = [group('sales'), group('finance')];
    const bots = [busy('sales', '1'), idle('sales', '2'), busy('finance', '1'), busy('finance', '2')];
    const waiting = [...runs('sales', 9, { queuedAt: 9 }), ...runs('finance', 9)];
    expect(planned({ capacity: 4, groups: equals, bots, waiting })[0]).toBe('sales blocked 0 environmentCapacity');
  });

  it('X19 hands the only slot to a group that holds none when its run is the older one', () => {
    const equals = [group('sales'), group('finance')];
    const bots = [idle('sales', '1')];
    const waiting = [...runs('sales', 1, { queuedAt: 9 }), ...runs('finance', 1, { queuedAt: 5 })];
    expect(planned({ capacity: 1, groups: equals, bots, waiting })[0]).toBe('sales scaleIn sales-1 reclaim');
    const younger = [...runs('sales', 1, { queuedAt: 9 }), ...runs('finance', 1, { queuedAt: 10 })];
    expect(planned({ capacity: 1, groups: equals, bots, waiting: younger })[0]).toBe('sales hold 0 satisfied');
  });

  it('X19 gives up as many bots as it takes until the turn of a group that holds none has come', () => {
    const four = [group('a'), group('b', { committed: 2 }), group('c', { committed: 1 }), group('d')];
    const bots = [idle('a', '1'), busy('b', '1'), busy('b', '2'), idle('b', '3'), busy('c', '1')];
    const waiting = [
      ...runs('a', 2, { queuedAt: 1 }),
      ...runs('b', 1, { queuedAt: 1 }),
      ...runs('c', 1),
      ...runs('d', 1),
    ];
    expect(planned({ capacity: 5, groups: four, bots, waiting }).filter((line) => line.includes('scaleIn'))).toEqual([
      'a scaleIn a-1 reclaim',
      'b scaleIn b-3 reclaim',
    ]);
  });

  it('X2 takes from a group with bots left over before one that needs them, although that one holds more', () => {
    const three = [group('sales'), group('finance'), group('legal')];
    const bots = [
      ...many(4, (name) => busy('sales', name)),
      idle('sales', 'needed'),
      busy('finance', '1'),
      idle('finance', 'left-over'),
    ];
    const waiting = [...runs('sales', 3), ...runs('legal', 1)];
    expect(planned({ capacity: 7, groups: three, bots, waiting })).toEqual([
      'sales blocked 0 environmentCapacity',
      'finance scaleIn finance-left-over reclaim',
      'legal blocked 0 environmentCapacity',
    ]);
  });

  it('X2 gives up a bot that is not there yet before one that is', () => {
    const bots = [idle('sales', '1'), provisioning('sales', '2'), provisioning('sales', '3', { reservedAt: 5 })];
    expect(planned({ capacity: 3, groups, bots, waiting: runs('finance', 1) })[0]).toBe(
      'sales scaleIn sales-3 reclaim',
    );
  });
});

describe('scaling in', () => {
  const sales = [group('sales', { committed: 2 })];
  const done = 3 * HOUR_MS;

  it('S55 X1 lets a bot go when it has been idle for three hours, and not a millisecond before', () => {
    const bots = [idle('sales', '1', { idleSince: 0 }), idle('sales', '2', { idleSince: 1 })];
    expect(planned({ groups: sales, bots }, done - 1)).toEqual(['sales hold 0 keepWarm']);
    expect(planned({ groups: sales, bots }, done)).toEqual(['sales scaleIn sales-1 idleTimeout']);
  });

  it('X15 keeps as many idle bots as runs wait', () => {
    const bots = many(3, (name) => idle('sales', name));
    expect(planned({ groups: sales, bots, waiting: runs('sales', 2) }, done)).toEqual([
      'sales scaleIn sales-1 idleTimeout',
    ]);
    expect(planned({ groups: sales, bots, waiting: runs('sales', 3) }, done)).toEqual(['sales hold 0 satisfied']);
  });

  it('S55 waits for the claim of an idle bot, so that no run meets it', () => {
    expect(planned({ groups: sales, bots: [idle('sales', '1', { claim: null })] }, done)).toEqual([
      'sales hold 0 keepWarm',
    ]);
  });

  it('S56 lets idle bots over a lowered maximum go, and lets running runs finish', () => {
    const bots = [...many(2, (name) => busy('sales', name)), ...many(2, (name) => idle('sales', `idle-${name}`))];
    expect(planned({ groups: [group('sales', { maximum: 3 })], bots })).toEqual([
      'sales scaleIn sales-idle-1 overMaximum',
    ]);
    expect(planned({ groups: [group('sales', { maximum: 1 })], bots })).toEqual([
      'sales scaleIn sales-idle-1 sales-idle-2 overMaximum',
    ]);
  });

  it('X9 lets idle bots go where capacity has fallen below what exists', () => {
    const bots = [...many(3, (name) => busy('sales', name)), idle('sales', '4')];
    expect(planned({ capacity: 2, groups: [group('sales')], bots })).toEqual([
      'sales scaleIn sales-4 environmentCapacity',
    ]);
  });

  it('X13 lets every bot of a deleted group go that has no run, and keeps nothing for it', () => {
    const groups = [group('old', { status: 'deleting', committed: 3 }), group('sales')];
    const bots = [busy('old', '1'), idle('old', '2'), provisioning('old', '3')];
    expect(planned({ capacity: 4, groups, bots, waiting: [...runs('sales', 1), ...runs('old', 1)] })).toEqual([
      'old scaleIn old-3 old-2 groupDeleted',
      'sales scaleOut 1 demand',
    ]);
    expect(planned({ groups, bots: [busy('old', '1')] })[0]).toBe('old hold 0 groupDeleted');
  });
});

describe('image update', () => {
  const updated = [group('sales', { maximum: 3, image: NEWER_IMAGE })];

  it('X14 S37 replaces idle bots on the old image at once, busy ones after their run', () => {
    const bots = [busy('sales', '1'), idle('sales', '2'), provisioning('sales', '3')];
    expect(planned({ groups: updated, bots })).toEqual(['sales scaleIn sales-3 sales-2 imageUpdate']);
  });

  it('X14 makes new bots only for demand, and never exceeds the slots', () => {
    const bots = [idle('sales', '1', { image: IMAGE }), idle('sales', '2', { image: IMAGE })];
    expect(planned({ groups: updated, bots, waiting: runs('sales', 2) })).toEqual([
      'sales scaleIn sales-1 sales-2 imageUpdate',
      'sales scaleOut 1 demand',
      'sales blocked 0 groupMaximum',
    ]);
  });
});

describe('provisioning back-off', () => {
  const failed = (failuresInARow: number) => [group('sales', { failuresInARow, lastFailureAt: 1_000 })];
  const waiting = runs('sales', 4);
  const minutes = (count: number) => 1_000 + count * 60_000;

  it('X10 replaces a failed bot twice', () => {
    expect(planned({ groups: failed(2), waiting }, 1_000)).toEqual(['sales scaleOut 4 demand']);
  });

  it('X10 then backs off, and probes with one bot', () => {
    expect(planned({ groups: failed(3), waiting }, minutes(10) - 1)).toEqual(['sales blocked 0 provisioningBackoff']);
    expect(planned({ groups: failed(3), waiting }, minutes(10))).toEqual([
      'sales scaleOut 1 demand',
      'sales blocked 0 provisioningBackoff',
    ]);
    const bots = [provisioning('sales', 'probe')];
    expect(planned({ groups: failed(3), bots, waiting }, minutes(10))).toEqual(['sales blocked 0 provisioningBackoff']);
  });

  it('X10 says when it will try again: the time doubles with each further failure, up to six hours', () => {
    const nextAttemptAt = (failures: number) => {
      const [decision] = planScaling(fleetOf({ groups: failed(failures), waiting }), 1_000);
      return decision?.result === 'blocked' ? decision.nextAttemptAt : undefined;
    };
    expect([3, 4, 5, 8, 9, 2_000].map(nextAttemptAt)).toEqual([10, 20, 40, 320, 360, 360].map(minutes));
  });

  it('X10 may probe again at once when its probe was let go for a stronger rule', () => {
    const groups = [group('sales', { maximum: 1, image: NEWER_IMAGE, failuresInARow: 3, lastFailureAt: 1_000 })];
    const fleet = { groups, bots: [provisioning('sales', 'probe')], waiting: runs('sales', 1) };
    expect(planned(fleet, minutes(10))).toEqual([
      'sales scaleIn sales-probe imageUpdate',
      'sales blocked 0 groupMaximum',
    ]);
    const roomier = { ...fleet, groups: groups.map((sales) => ({ ...sales, maximum: 2 })) };
    expect(planned(roomier, minutes(10))).toEqual(['sales scaleIn sales-probe imageUpdate', 'sales scaleOut 1 demand']);
  });

  it('X19 a group that backs off has no demand: nobody gives a bot up for it', () => {
    const groups = [...failed(3), group('finance')];
    const bots = [idle('finance', '1')];
    expect(planned({ capacity: 1, groups, bots, waiting }, 1_000)).toEqual([
      'sales blocked 0 provisioningBackoff',
      'finance hold 0 keepWarm',
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
