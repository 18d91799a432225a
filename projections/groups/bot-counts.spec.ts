import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '#kernel/testing/fold-spec.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import type { RunEvent } from '#domain/run/run.events.js';
import { botDeleted, botEnrolled, botLost, botRequested, botRetired } from '../../test/support/events/bot-events.js';
import { groupCreated, slotReleased, slotReserved } from '../../test/support/events/group-events.js';
import { runAssigned, runEnqueued, runFailed, runSucceeded } from '../../test/support/events/run-events.js';
import { botCounts } from './bot-counts.js';
import { groups } from './groups.projection.js';

const none = { provisioning: 0, idle: 0, busy: 0, leaving: 0 };
const enrolled = [slotReserved(), botRequested(), botEnrolled()] as const;
const busy = [...enrolled, runEnqueued(), runAssigned()] as const;

function groupAfter(...events: readonly (HostedGroupsEvent | BotEvent | RunEvent)[]) {
  const group = rowsOf(groups.on, [groupCreated(), ...events])['group-1'];
  if (group === undefined) throw new Error('the group has no row');
  return group;
}

describe('botCounts', () => {
  it.each([
    ['a reserved slot is a bot on its way', [slotReserved()], { ...none, provisioning: 1 }],
    ['a requested bot is on its way', [slotReserved(), botRequested()], { ...none, provisioning: 1 }],
    ['an enrolled bot is idle', enrolled, { ...none, idle: 1 }],
    ['a bot with a run is busy', busy, { ...none, busy: 1 }],
    ['a bot whose run has ended is idle', [...busy, runSucceeded({ left: 'assigned' })], { ...none, idle: 1 }],
    ['a retired bot is leaving', [...enrolled, botRetired()], { ...none, leaving: 1 }],
    ['a bot that is let go before it enrolled is leaving', [slotReserved(), botRetired()], { ...none, leaving: 1 }],
    ['a lost bot takes its run along', [...busy, botLost()], { ...none, leaving: 1 }],
    ['a deleted bot is none', [...enrolled, botRetired(), botDeleted()], none],
    ['a slot whose bot never was is none', [slotReserved(), slotReleased()], none],
  ])('S55 S68 %s', (_, events, counts) => expect(botCounts(groupAfter(...events))).toEqual(counts));

  it('X10 the slot is held until it is released', () => {
    const gone = [...enrolled, botRetired(), botDeleted()] as const;
    expect(groupAfter(...gone).slots).toBe(1);
    expect(groupAfter(...gone, slotReleased()).slots).toBe(0);
  });

  it('the end of a lost bot’s run makes no bot idle', () =>
    expect(botCounts(groupAfter(...busy, botLost(), runFailed({ left: 'assigned', startedAt: null })))).toEqual({
      ...none,
      leaving: 1,
    }));
});
