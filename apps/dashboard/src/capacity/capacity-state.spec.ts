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

it('adds the slots of all groups up, and shows those above the capacity', () => {
  const counts = { provisioning: 1, idle: 0, busy: 2, leaving: 0 };
  expect(slotsOfEnvironment([counts, counts], capacity)).toEqual([
    { name: 'Running', slots: 4, tone: 'running' },
    { name: 'Idle', slots: 0, tone: 'idle' },
    { name: 'Provisioning', slots: 2, tone: 'provisioning' },
    { name: 'Being deleted', slots: 0, tone: 'leaving' },
    { name: 'Overage', slots: 2, tone: 'overage' },
  ]);
});
