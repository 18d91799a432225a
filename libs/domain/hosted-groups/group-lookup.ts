import { reject } from '../rejections.js';
import type { ActiveGroup, HostedGroup, HostedGroupsState } from './hosted-groups.state.js';

/** The group, living or not; refused as `group-not-found`. */
export function groupOf({ groups }: HostedGroupsState, groupId: string): HostedGroup {
  const group = Object.hasOwn(groups, groupId) ? groups[groupId] : undefined;
  return group ?? reject('group-not-found');
}

/** S110: a deleted group stays visible and refuses everything but its restoration. */
export function activeGroupOf(state: HostedGroupsState, groupId: string): ActiveGroup {
  const group = groupOf(state, groupId);
  if (group.status === 'deleting') reject('group-being-deleted');
  if (group.status === 'deleted') reject('group-deleted');
  return group;
}

/** P11: an edit of what the person no longer sees is refused, even if it would change nothing. */
export function refuseStale({ configuration: actual }: HostedGroup, expected: number | undefined): void {
  if (expected !== undefined && expected !== actual) reject('stale-configuration', { expected, actual });
}
