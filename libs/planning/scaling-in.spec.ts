import { describe, expect, it } from '@jest/globals';
import { busy, group, HOUR_MS, idle, IMAGE, many, NEWER_IMAGE, provisioning, runs } from './testing/fleets.js';
import { planned } from './testing/planned.js';

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
