import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rejected } from '#kernel/rejected.js';
import { hostedGroupsDecider } from './hosted-groups.decider.js';
import type { HostedGroupsCommand } from './hosted-groups.commands.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import { activeGroups, slotsInUse, slotsOf, type HostedGroupsState } from './hosted-groups.state.js';
import * as story from './testing/groups-story.js';

const RUNS = 2_000;

const groupIds = fc.constantFrom('a', 'b', 'c', 'd');
const botIds = fc.integer({ min: 1, max: 12 }).map((number) => `bot-${number}`);
const names = fc.constantFrom('Sales', 'sales', 'Finance', ' Finance ', 'Ops');
const numbers = fc.integer({ min: 0, max: 6 });
const commands: fc.Arbitrary<HostedGroupsCommand> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ count: fc.integer({ min: 0, max: 8 }) }).map(({ count }) => addOns(count)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(groupIds, fc.record({ name: names, committed: numbers, maximum: numbers }))
      .map(([groupId, wish]) => story.create(groupId, wish)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(groupIds, fc.record({ name: names, committed: numbers, maximum: numbers }, { requiredKeys: [] }))
      .map(([groupId, changes]) => story.edit(groupId, changes)),
  },
  {
    weight: 14,
    arbitrary: fc.tuple(groupIds, botIds).map(([groupId, botId]) => story.scaleOut(groupId, `${groupId}-${botId}`)),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(groupIds, botIds).map(([groupId, botId]) => story.release(groupId, `${groupId}-${botId}`)),
  },
  { weight: 1, arbitrary: groupIds.map((groupId) => story.remove(groupId)) },
  { weight: 2, arbitrary: groupIds.map(story.finish) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(groupIds, fc.record({ name: names, committed: numbers }, { requiredKeys: [] }))
      .map(([groupId, changes]) => story.restore(groupId, changes)),
  },
);
const addOns = (count: number): HostedGroupsCommand => ({
  type: 'AssignAddOns',
  data: { environmentId: story.environmentId, count },
});
const stories = fc.array(commands, { minLength: 1, maxLength: 80 }).map((steps) => [addOns(6), ...steps]);

type Step = {
  readonly command: HostedGroupsCommand;
  readonly before: HostedGroupsState;
  readonly events: readonly HostedGroupsEvent[];
  readonly after: HostedGroupsState;
};

/** Every step of a story; a refusal has no events. */
function told(commandsInOrder: readonly HostedGroupsCommand[]): Step[] {
  let state = hostedGroupsDecider.initial;
  return commandsInOrder.map((command, now) => {
    const before = state;
    const events = decide(command, before, now);
    state = events.reduce((so, event) => hostedGroupsDecider.evolve(so, event), before);
    return { command, before, events, after: state };
  });
}

function decide(command: HostedGroupsCommand, state: HostedGroupsState, now: number): readonly HostedGroupsEvent[] {
  try {
    return hostedGroupsDecider.decide(command, state, story.facts, now);
  } catch (error) {
    if (error instanceof Rejected) return [];
    throw error;
  }
}

const forEveryStep = (holds: (step: Step) => void) =>
  fc.assert(
    fc.property(stories, (commandsInOrder) => told(commandsInOrder).forEach(holds)),
    { numRuns: RUNS },
  );
const sum = (numbersToAdd: readonly number[]) => numbersToAdd.reduce((total, number) => total + number, 0);

describe(`hosted groups, through ${RUNS} random stories`, () => {
  it("I3 S15 a slot is never reserved above the capacity, nor above its group's maximum", () =>
    forEveryStep(({ events, after }) => {
      for (const { type, data } of events) {
        if (type !== 'SlotReserved') continue;
        expect(slotsInUse(after)).toBeLessThanOrEqual(after.capacity);
        expect(slotsOf(after, data.groupId)).toBeLessThanOrEqual(after.groups[data.groupId]?.maximum ?? 0);
      }
    }));

  it('I3 X3 a slot beyond its own guarantee never eats into what others were promised', () =>
    forEveryStep(({ events, after }) => {
      const groups = activeGroups(after);
      if (sum(groups.map(({ committed }) => committed)) > after.capacity) return;
      for (const { type, data } of events) {
        if (type !== 'SlotReserved') continue;
        if (slotsOf(after, data.groupId) <= (after.groups[data.groupId]?.committed ?? 0)) continue;
        const owed = groups.map(({ groupId, committed }) => Math.max(0, committed - slotsOf(after, groupId)));
        expect(slotsInUse(after) + sum(owed)).toBeLessThanOrEqual(after.capacity);
      }
    }));

  it('X3 a group below its guarantee gets a slot whenever one is free', () =>
    forEveryStep(({ command, before, events }) => {
      if (command.type !== 'ScaleOut') return;
      const group = activeGroups(before).find(({ groupId }) => groupId === command.data.groupId);
      const promised = sum(activeGroups(before).map(({ committed }) => committed));
      if (!group || command.data.botId in before.slots || promised > before.capacity) return;
      if (slotsOf(before, group.groupId) >= group.committed || slotsInUse(before) >= before.capacity) return;
      expect(events.map(({ type }) => type)).toEqual(['SlotReserved']);
    }));

  it('X3 no command but a loss of capacity makes the promises exceed it', () =>
    forEveryStep(({ command, before, after }) => {
      const promised = (state: HostedGroupsState) => sum(activeGroups(state).map(({ committed }) => committed));
      if (command.type === 'AssignAddOns' || promised(after) <= after.capacity) return;
      expect(promised(after)).toBeLessThanOrEqual(promised(before));
    }));

  it('the names of living groups differ, whatever their case; committed is at most maximum', () =>
    forEveryStep(({ after }) => {
      const taken = activeGroups(after).map(({ name }) => name.toLowerCase());
      expect(new Set(taken).size).toBe(taken.length);
      for (const { committed, maximum } of activeGroups(after)) expect(committed).toBeLessThanOrEqual(maximum);
    }));

  it('X13 a deleted group holds no slot', () =>
    forEveryStep(({ after }) => {
      for (const { status, groupId } of Object.values(after.groups)) {
        if (status === 'deleted') expect(slotsOf(after, groupId)).toBe(0);
      }
    }));

  it('P11 every change of a group raises its configuration by one', () =>
    forEveryStep(({ before, events }) => {
      let state = before;
      for (const event of events) {
        const { data } = event;
        if ('configuration' in data) {
          expect(data.configuration).toBe((state.groups[data.groupId]?.configuration ?? 0) + 1);
        }
        state = hostedGroupsDecider.evolve(state, event);
      }
    }));

  it('I8 a command repeated at once changes nothing more', () =>
    forEveryStep(({ command, after }) => expect(decide(command, after, 1_000)).toEqual([])));
});
