import { describe, expect, it } from '@jest/globals';
import { busy, group, idle, leaving, many, provisioning, runs } from './testing/fleets.js';
import { planned } from './testing/planned.js';

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
