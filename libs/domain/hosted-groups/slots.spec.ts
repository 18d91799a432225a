import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { hostedGroupsDecider } from './hosted-groups.decider.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import { capacityIs, created, deletionRequested, environmentId, facts } from './testing/groups-story.js';
import { release, reserved, scaleOut } from './testing/groups-story.js';

const withCapacity = (count: number, ...events: HostedGroupsEvent[]) =>
  specFor(hostedGroupsDecider).given(capacityIs(count), ...events);
const now = { now: 3, facts };

describe('ScaleOut', () => {
  it('S54 reserves a slot before the bot is asked for', () =>
    withCapacity(8, created('a'))
      .when(scaleOut('a', 'bot-1'), now)
      .then({ type: 'SlotReserved', data: { environmentId, groupId: 'a', botId: 'bot-1', reservedAt: 3 } }));

  it('I8 a bot has one slot, however often it is asked for', () =>
    withCapacity(1, created('a'), ...reserved('a', 'bot-1'))
      .when(scaleOut('a', 'bot-1'), now)
      .then());

  it("S15 never above the group's maximum", () =>
    withCapacity(8, created('a', { maximum: 2 }), ...reserved('a', 'bot-1', 'bot-2'))
      .when(scaleOut('a', 'bot-3'), now)
      .thenRejected('group-at-maximum'));

  it('S10 S53 never above the capacity, whichever groups hold it', () =>
    withCapacity(3, created('a'), created('b'), ...reserved('a', 'bot-1', 'bot-2'), ...reserved('b', 'bot-3'))
      .when(scaleOut('b', 'bot-4'), now)
      .thenRejected('environment-full'));

  it('X3 what is committed to another group is never lent, though nobody uses it', () => {
    const groups = [created('a'), created('b', { committed: 2 }), ...reserved('a', 'bot-1')];
    withCapacity(3, ...groups)
      .when(scaleOut('a', 'bot-2'), now)
      .thenRejected('committed-elsewhere');
    withCapacity(4, ...groups)
      .when(scaleOut('a', 'bot-2'), now)
      .thenTypes('SlotReserved');
  });

  it('X3 a group takes what is committed to it, however much the others have', () =>
    withCapacity(3, created('a'), created('b', { committed: 2 }), ...reserved('a', 'bot-1'), ...reserved('b', 'bot-2'))
      .when(scaleOut('b', 'bot-3'), now)
      .thenTypes('SlotReserved'));

  it('X3 a new guarantee is filled as slots come free: the others get none of them meanwhile', () => {
    const taken = reserved('a', 'bot-1', 'bot-2', 'bot-3');
    const groups = [created('a'), ...taken, created('b', { committed: 2 })];
    withCapacity(4, ...groups)
      .when(scaleOut('a', 'bot-4'), now)
      .thenRejected('committed-elsewhere');
    withCapacity(4, ...groups)
      .when(scaleOut('b', 'bot-4'), now)
      .thenTypes('SlotReserved');
  });

  it('X3 in overage the newest guarantee goes unmet first', () => {
    const older = created('older', { committed: 2 }, 1);
    const newer = created('newer', { committed: 2 }, 2);
    withCapacity(4, newer, older, capacityIs(2, 4))
      .when(scaleOut('newer', 'bot-1'), now)
      .thenRejected('committed-elsewhere');
    withCapacity(4, newer, older, capacityIs(2, 4)).when(scaleOut('older', 'bot-1'), now).thenTypes('SlotReserved');
    withCapacity(4, newer, older, capacityIs(3, 4)).when(scaleOut('newer', 'bot-1'), now).thenTypes('SlotReserved');
  });

  it('X13 a group that is being deleted gets no more bots, and its guarantee is free for others', () => {
    const going = [created('b', { committed: 2 }), deletionRequested('b')];
    withCapacity(2, ...going)
      .when(scaleOut('b', 'bot-1'), now)
      .thenRejected('group-being-deleted');
    withCapacity(2, ...going, created('a'))
      .when(scaleOut('a', 'bot-1'), now)
      .thenTypes('SlotReserved');
  });

  it('I3 the bots of a group that is being deleted hold their slots until they are gone', () =>
    withCapacity(1, created('b'), ...reserved('b', 'bot-1'), deletionRequested('b'), created('a'))
      .when(scaleOut('a', 'bot-2'), now)
      .thenRejected('environment-full'));
});

describe('ReleaseSlot', () => {
  it('gives the slot back, and says for how long it was held', () =>
    withCapacity(1, created('a'), ...reserved('a', 'bot-1'))
      .when(release('a', 'bot-1'), now)
      .then({
        type: 'SlotReleased',
        data: { environmentId, groupId: 'a', botId: 'bot-1', reservedAt: 0, releasedAt: 3 },
      }));

  it('I8 a bot that holds no slot has nothing to release', () => {
    withCapacity(1).when(release('a', 'bot-1'), now).then();
    withCapacity(1, created('a')).when(release('a', 'toString'), now).then();
  });
});

describe('AssignAddOns', () => {
  const assign = (count: number) => ({ type: 'AssignAddOns', data: { environmentId, count } }) as const;

  it('S10 says what the capacity is now, and what it was', () =>
    withCapacity(8).when(assign(5), now).then(capacityIs(5, 8)));
  it('I8 the same number again is no change', () => withCapacity(8).when(assign(8), now).then());
  it('X3 X9 it may fall below what is in use, and stops nothing', () =>
    withCapacity(8, created('a', { committed: 2 }), ...reserved('a', 'bot-1', 'bot-2'))
      .when(assign(0), now)
      .then(capacityIs(0, 8)));
  it('refuses what is no number of add-ons', () => {
    for (const count of [-1, 0.5, Number.NaN, 1e9])
      withCapacity(8).when(assign(count), now).thenRejected('add-ons-out-of-bounds');
  });
});
