import assert from 'node:assert/strict';
import type { DataOf } from '#kernel/message.js';
import { reject } from '../rejections.js';
import { activeGroupOf } from './group-lookup.js';
import { guaranteesOf } from './guarantees.js';
import type { HostedGroupsCommand } from './hosted-groups.commands.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import { slotsInUse, slotsOf, type HostedGroupsState } from './hosted-groups.state.js';

type On<Type extends HostedGroupsCommand['type']> = DataOf<HostedGroupsCommand, Type>;

/** S15, S54: a slot for one more bot, within the group's maximum, the capacity, and what others were promised. */
export function scaleOut(
  { environmentId, groupId, botId }: On<'ScaleOut'>,
  state: HostedGroupsState,
  now: number,
): HostedGroupsEvent[] {
  const slot = Object.hasOwn(state.slots, botId) ? state.slots[botId] : undefined;
  if (slot) {
    assert(slot.groupId === groupId, 'a bot has one group for life');
    return [];
  }
  const { maximum } = activeGroupOf(state, groupId);
  if (slotsOf(state, groupId) >= maximum) reject('group-at-maximum', { maximum });
  refuseWithoutFreeSlot(state, groupId);
  return [{ type: 'SlotReserved', data: { environmentId, groupId, botId, reservedAt: now } }];
}

/** X3: within its own guarantee a group takes any free slot; beyond it, only those kept for nobody. Nothing promised is lent. */
function refuseWithoutFreeSlot(state: HostedGroupsState, groupId: string): void {
  const { capacity } = state;
  const unused = capacity - slotsInUse(state);
  if (unused <= 0) reject('environment-full', { capacity });
  const guarantees = guaranteesOf(state);
  if (slotsOf(state, groupId) < (guarantees.get(groupId) ?? 0)) return;
  let kept = 0;
  for (const [other, guaranteed] of guarantees) kept += Math.max(0, guaranteed - slotsOf(state, other));
  if (unused <= kept) reject('committed-elsewhere', { capacity, kept });
}

/** The bot is known to be gone, or never to have existed; a slot that nobody holds is released already. */
export function releaseSlot(
  { environmentId, groupId, botId }: On<'ReleaseSlot'>,
  state: HostedGroupsState,
  now: number,
): HostedGroupsEvent[] {
  const slot = Object.hasOwn(state.slots, botId) ? state.slots[botId] : undefined;
  if (slot?.groupId !== groupId) return [];
  const { reservedAt } = slot;
  return [{ type: 'SlotReleased', data: { environmentId, groupId, botId, reservedAt, releasedAt: now } }];
}
