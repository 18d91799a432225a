import { expect, it } from '@jest/globals';
import { explain, type Explicable } from './scaling-explanation.js';
import { planScaling } from './scaling.plan.js';
import { busy, fleetOf, group, idle, runs } from './testing/fleets.js';

const inputs = {
  waiting: 5,
  busy: 2,
  idle: 1,
  provisioning: 0,
  leaving: 0,
  committed: 2,
  maximum: 6,
  capacity: 8,
  free: 3,
};
const said = (decision: Partial<Explicable>) =>
  explain({ result: 'hold', rule: 'satisfied', bots: 0, inputs, ...decision });

it('U2 says what was seen and what follows from it', () => {
  expect(said({ result: 'scaleOut', rule: 'demand', bots: 2 })).toBe(
    'Scale out by 2: 5 runs wait, 1 bot is idle, 0 being provisioned, 2 busy; 3 slots are free.',
  );
  expect(said({ result: 'scaleIn', rule: 'idleTimeout', bots: 1, inputs: { ...inputs, waiting: 0 } })).toBe(
    'Scale in by 1: 1 bot is idle for longer than bots are kept warm, and no run waits.',
  );
  expect(said({ result: 'blocked', rule: 'groupMaximum' })).toContain('the group has its maximum of 6 bots');
});

it('U2 says of one rule what it means in each direction', () => {
  expect(said({ result: 'scaleOut', rule: 'guarantee' })).toContain('2 slots are guaranteed to the group');
  expect(said({ result: 'scaleIn', rule: 'guarantee' })).toContain("belong to another group's guarantee");
  expect(said({ result: 'scaleIn', rule: 'environmentCapacity' })).toContain('fewer than its groups hold');
  expect(said({ result: 'blocked', rule: 'environmentCapacity' })).toContain(
    'all 8 slots of the environment are in use',
  );
  expect(said({ result: 'scaleIn', rule: 'groupDeleted' })).toContain('its bots go');
  expect(said({ result: 'hold', rule: 'groupDeleted' })).toContain('2 bots still run a flow');
});

it('U2 says one of a thing as one', () => {
  const one = { ...inputs, waiting: 1, busy: 1, idle: 0, committed: 1, maximum: 0, capacity: 1, free: 1 };
  expect(said({ result: 'scaleOut', rule: 'demand', inputs: one })).toContain('1 slot is free');
  expect(said({ result: 'scaleOut', rule: 'guarantee', inputs: one })).toContain('1 slot is guaranteed to the group');
  expect(said({ result: 'scaleIn', rule: 'guarantee', inputs: one })).toContain('the group holds 1 slot, 1 of them');
  expect(said({ result: 'scaleIn', rule: 'reclaim', inputs: one })).toContain('this group holds 1 slot and');
  expect(said({ result: 'scaleIn', rule: 'overMaximum', inputs: one })).toContain(
    'the group holds 1 bot and may have 0',
  );
  expect(said({ result: 'blocked', rule: 'environmentCapacity', inputs: one })).toContain(
    'the only slot of the environment is in use',
  );
});

it('U2 takes a decision as the plan makes it', () => {
  const groups = [group('sales', { maximum: 2 })];
  const bots = [busy('sales', '1'), idle('sales', '2')];
  expect(planScaling(fleetOf({ groups, bots, waiting: runs('sales', 2) }), 0).map(explain)).toEqual([
    'Blocked: 2 runs wait, 1 bot is idle, 0 being provisioned, 1 busy; the group has its maximum of 2 bots.',
  ]);
});
