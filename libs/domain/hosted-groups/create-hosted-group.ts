import { isDeepStrictEqual } from 'node:util';
import type { DataOf } from '#kernel/message.js';
import { reject } from '../rejections.js';
import { descriptionFrom, nameFrom } from '../text.js';
import { refuseOvercommitment, refuseUnfitCommitted, refuseUnfitMaximum } from './bot-numbers.js';
import type { HostedGroupsCommand } from './hosted-groups.commands.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import type { HostedGroupsFacts } from './hosted-groups.facts.js';
import type { HostedGroup, HostedGroupsState } from './hosted-groups.state.js';
import { refuseBeyondLimit, refuseTakenName } from './room-for-group.js';

type CreateHostedGroup = DataOf<HostedGroupsCommand, 'CreateHostedGroup'>;

/** S39–S44: a group with room among its peers, an image that exists, and numbers that fit. */
export function createHostedGroup(
  command: CreateHostedGroup,
  state: HostedGroupsState,
  { policies, imageExists, accessAvailable }: HostedGroupsFacts,
  now: number,
): HostedGroupsEvent[] {
  const wish = { ...command, name: nameFrom(command.name), description: descriptionFrom(command.description) };
  const existing = state.groups[wish.groupId];
  if (existing) return isAsWished(existing, wish) ? [] : reject('idempotency-key-used');
  if (!imageExists) reject('image-not-found');
  if (!accessAvailable) reject('access-not-available');
  refuseBeyondLimit(state, policies.maximumHostedGroups);
  refuseTakenName(state, wish.name);
  refuseUnfitMaximum(wish.maximum, state, policies);
  refuseUnfitCommitted(wish);
  refuseOvercommitment(state, wish.groupId, wish.committed);
  const activeUntil = now + policies.inactivityTimeoutMs;
  return [{ type: 'HostedGroupCreated', data: { ...wish, configuration: 1, createdAt: now, activeUntil } }];
}

function isAsWished(group: HostedGroup, { environmentId: _, ...wish }: CreateHostedGroup): boolean {
  if (group.status !== 'active') return false;
  const { status: _s, activeUntil: _a, createdAt: _c, configuration: _n, ...as } = group;
  return isDeepStrictEqual(as, wish);
}
