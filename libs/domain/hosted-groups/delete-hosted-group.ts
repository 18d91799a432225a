import type { DataOf } from '#kernel/message.js';
import { reject } from '../rejections.js';
import { groupOf, refuseStale } from './group-lookup.js';
import type { HostedGroupsCommand } from './hosted-groups.commands.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import type { HostedGroupsFacts } from './hosted-groups.facts.js';
import { slotsOf, type HostedGroupsState } from './hosted-groups.state.js';

type On<Type extends HostedGroupsCommand['type']> = DataOf<HostedGroupsCommand, Type>;

/** X13: from now on the group takes nothing new; its runs and bots come to their ends first. */
export function deleteHostedGroup(
  { environmentId, groupId, expectedConfiguration }: On<'DeleteHostedGroup'>,
  state: HostedGroupsState,
  now: number,
): HostedGroupsEvent[] {
  const group = groupOf(state, groupId);
  if (group.status !== 'active') return [];
  refuseStale(group, expectedConfiguration);
  const configuration = group.configuration + 1;
  const data = { environmentId, groupId, configuration, requestedAt: now, lastActivityAt: null };
  return [{ type: 'HostedGroupDeletionRequested', data: { ...data, reason: 'person' } }];
}

/** S109, X5: exactly at its last moment a group is still active, and so is one with a run that waits or runs. */
export function deleteInactiveHostedGroup(
  { environmentId, groupId, lastActivityAt, activeUntil }: On<'DeleteInactiveHostedGroup'>,
  state: HostedGroupsState,
  { activity }: HostedGroupsFacts,
  now: number,
): HostedGroupsEvent[] {
  const group = groupOf(state, groupId);
  if (group.status !== 'active') return [];
  // The timer fired early, or the group was restored since it was set.
  if (now <= activeUntil || now <= group.activeUntil) return [];
  const { openRuns } = activity;
  if (openRuns > 0 || (activity.lastActivityAt ?? 0) > lastActivityAt) reject('group-active', { openRuns });
  const configuration = group.configuration + 1;
  const data = { environmentId, groupId, configuration, requestedAt: now, lastActivityAt };
  return [{ type: 'HostedGroupDeletionRequested', data: { ...data, reason: 'inactivity' } }];
}

/** X13: the last step, once no run and no bot is left. Slots are held until then, because their bots still exist. */
export function finishHostedGroupDeletion(
  { environmentId, groupId }: On<'FinishHostedGroupDeletion'>,
  state: HostedGroupsState,
  { activity }: HostedGroupsFacts,
  now: number,
): HostedGroupsEvent[] {
  const group = groupOf(state, groupId);
  if (group.status === 'deleted') return [];
  if (group.status === 'active') reject('group-not-being-deleted');
  const bots = slotsOf(state, groupId);
  if (bots > 0) reject('group-has-bots', { bots });
  if (activity.openRuns > 0) reject('group-has-open-runs', { openRuns: activity.openRuns });
  const configuration = group.configuration + 1;
  const { reason } = group;
  return [{ type: 'HostedGroupDeleted', data: { environmentId, groupId, configuration, reason, deletedAt: now } }];
}
