import type { DataOf } from '#kernel/message.js';
import { reject } from '../rejections.js';
import { nameFrom } from '../text.js';
import { refuseOvercommitment, refuseUnfitCommitted } from './bot-numbers.js';
import { groupOf, refuseStale } from './group-lookup.js';
import type { HostedGroupsCommand } from './hosted-groups.commands.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import type { HostedGroupsFacts } from './hosted-groups.facts.js';
import type { ActiveGroup, HostedGroupsState } from './hosted-groups.state.js';
import { refuseBeyondLimit, refuseTakenName } from './room-for-group.js';

type RestoreHostedGroup = DataOf<HostedGroupsCommand, 'RestoreHostedGroup'>;

/** U7, X5: with a free name, a place, and its guarantee or a smaller one. Its 28 days start anew; its maximum stays (X12). */
export function restoreHostedGroup(
  wish: RestoreHostedGroup,
  state: HostedGroupsState,
  { policies }: HostedGroupsFacts,
  now: number,
): HostedGroupsEvent[] {
  const { environmentId, groupId } = wish;
  const group = groupOf(state, groupId);
  if (group.status === 'active') return isAsWished(group, wish) ? [] : reject('group-not-deleted');
  if (group.status === 'deleting') reject('group-being-deleted');
  refuseStale(group, wish.expectedConfiguration);
  const name = wish.name === undefined ? group.name : nameFrom(wish.name);
  const committed = wish.committed ?? group.committed;
  const { maximum } = group;
  refuseBeyondLimit(state, policies.maximumHostedGroups);
  refuseTakenName(state, name);
  refuseUnfitCommitted({ committed, maximum });
  refuseOvercommitment(state, groupId, committed);
  const configuration = group.configuration + 1;
  const activeUntil = now + policies.inactivityTimeoutMs;
  const data = { environmentId, groupId, configuration, name, committed, maximum, restoredAt: now, activeUntil };
  return [{ type: 'HostedGroupRestored', data }];
}

const isAsWished = ({ name, committed }: ActiveGroup, wish: RestoreHostedGroup): boolean =>
  (wish.name === undefined || nameFrom(wish.name) === name) && (wish.committed ?? committed) === committed;
