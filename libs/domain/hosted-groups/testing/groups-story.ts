import type { DataOf } from '#kernel/message.js';
import { defaultPolicies } from '../../environment/policies.js';
import type { HostedGroupsCommand } from '../hosted-groups.commands.js';
import type { HostedGroupsEvent } from '../hosted-groups.events.js';
import type { HostedGroupsFacts } from '../hosted-groups.facts.js';

/** The words of which specs tell what befell the groups of one environment; everything at 0 unless told otherwise. */
export const environmentId = 'default';
export const DAYS_28_MS = 28 * 24 * 60 * 60 * 1_000;
export const image = { imageId: 'image-1', version: 1 };

export const facts: HostedGroupsFacts = {
  policies: defaultPolicies,
  imageExists: true,
  accessAvailable: true,
  activity: { openRuns: 0, lastActivityAt: null },
};

type Wish = DataOf<HostedGroupsCommand, 'CreateHostedGroup'>;
const wish = (groupId: string, changes: Partial<Wish>): Wish => ({
  environmentId,
  groupId,
  name: groupId,
  description: '',
  sessionReuse: false,
  committed: 0,
  maximum: 4,
  image,
  access: 'agentAccount',
  ownerId: 'subject-1',
  ...changes,
});

export const create = (groupId: string, changes: Partial<Wish> = {}): HostedGroupsCommand => ({
  type: 'CreateHostedGroup',
  data: wish(groupId, changes),
});
export const created = (groupId: string, changes: Partial<Wish> = {}, createdAt = 0): HostedGroupsEvent => ({
  type: 'HostedGroupCreated',
  data: { ...wish(groupId, changes), configuration: 1, createdAt, activeUntil: createdAt + DAYS_28_MS },
});
export const capacityIs = (count: number, previousCount = 0): HostedGroupsEvent => ({
  type: 'AddOnsAssigned',
  data: { environmentId, source: 'paid', count, previousCount },
});
export const reserved = (groupId: string, ...botIds: string[]): HostedGroupsEvent[] =>
  botIds.map((botId) => ({ type: 'SlotReserved', data: { environmentId, groupId, botId, reservedAt: 0 } }));
export const deletionRequested = (groupId: string, configuration = 2): HostedGroupsEvent => ({
  type: 'HostedGroupDeletionRequested',
  data: { environmentId, groupId, configuration, reason: 'person', requestedAt: 0, lastActivityAt: null },
});
export const deleted = (groupId: string): HostedGroupsEvent[] => [
  deletionRequested(groupId),
  { type: 'HostedGroupDeleted', data: { environmentId, groupId, configuration: 3, reason: 'person', deletedAt: 0 } },
];

type Changes = Omit<DataOf<HostedGroupsCommand, 'EditHostedGroup'>, 'environmentId' | 'groupId'>;
export const edit = (groupId: string, changes: Changes): HostedGroupsCommand => ({
  type: 'EditHostedGroup',
  data: { environmentId, groupId, ...changes },
});
export const scaleOut = (groupId: string, botId: string): HostedGroupsCommand => ({
  type: 'ScaleOut',
  data: { environmentId, groupId, botId },
});
export const release = (groupId: string, botId: string): HostedGroupsCommand => ({
  type: 'ReleaseSlot',
  data: { environmentId, groupId, botId },
});
export const remove = (groupId: string, expectedConfiguration?: number): HostedGroupsCommand => ({
  type: 'DeleteHostedGroup',
  data: { environmentId, groupId, ...(expectedConfiguration === undefined ? {} : { expectedConfiguration }) },
});
export const removeInactive = (groupId: string, lastActivityAt = 0): HostedGroupsCommand => ({
  type: 'DeleteInactiveHostedGroup',
  data: { environmentId, groupId, lastActivityAt, activeUntil: lastActivityAt + DAYS_28_MS },
});
export const finish = (groupId: string): HostedGroupsCommand => ({
  type: 'FinishHostedGroupDeletion',
  data: { environmentId, groupId },
});
export const restore = (groupId: string, changes: { name?: string; committed?: number } = {}): HostedGroupsCommand => ({
  type: 'RestoreHostedGroup',
  data: { environmentId, groupId, ...changes },
});
