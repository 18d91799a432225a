import { describe, expect, it } from '@jest/globals';
import { capacityState, slotsOfEnvironment } from './capacity-state.js';

const capacity = { addOns: 4, inUse: 2, free: 2, committed: 1, overage: 0 };

describe('P10 the state of capacity', () => {
  it('is sufficient while a slot is free', () => expect(capacityState(capacity)).toBe('sufficient'));
  it('is fully utilized when none is', () =>
    expect(capacityState({ ...capacity, inUse: 4, free: 0 })).toBe('fullyUtilized'));
  it('X3 is overage when more is guaranteed than there is', () =>
    expect(capacityState({ ...capacity, overage: 1 })).toBe('overage'));
  it('is overage when more is held than there is', () =>
    expect(capacityState({ ...capacity, inUse: 5, free: 0 })).toBe('overage'));
});

describe('the slots of an environment', () => {
  const bots = { provisioning: 1, idle: 0, busy: 2, leaving: 0 };
  const used = [
    { name: 'Running', slots: 4, tone: 'running' },
    { name: 'Idle', slots: 0, tone: 'idle' },
    { name: 'Provisioning', slots: 2, tone: 'provisioning' },
    { name: 'Being deleted', slots: 0, tone: 'leaving' },
  ];
  const groups = [
    { bots, committed: 3 },
    { bots, committed: 5 },
  ];

  it('are those of all groups, each counted once, the last ones above the capacity', () => {
    const over = (addOns: number) => slotsOfEnvironment(groups, { ...capacity, addOns }).map(({ slots }) => slots);
    expect(over(4)).toEqual([4, 0, 0, 0, 2]);
    expect(over(5)).toEqual([4, 0, 1, 0, 1]);
    expect(over(1)).toEqual([1, 0, 0, 0, 5]);
    expect(slotsOfEnvironment(groups, capacity).at(-1)).toEqual({ name: 'Overage', slots: 2, tone: 'overage' });
  });

  it.each([
    [10, 2],
    [7, 1],
  ])('S15 of %i keep %i for groups that were promised more than they use', (addOns, slots) =>
    expect(slotsOfEnvironment(groups, { ...capacity, addOns })).toEqual([
      ...used,
      { name: 'Committed, not used', slots, tone: 'committed' },
    ]),
  );
});
