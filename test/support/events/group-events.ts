import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import { eventOf } from './event-of.js';

const groupsEvent = eventOf<HostedGroupsEvent>();

const group = { environmentId: 'default', groupId: 'group-1', configuration: 1 } as const;
const slot = { environmentId: 'default', groupId: 'group-1', botId: 'bot-1', reservedAt: 10 } as const;

export const addOnsAssigned = groupsEvent('AddOnsAssigned', {
  environmentId: 'default',
  source: 'paid',
  count: 8,
  previousCount: 0,
});
export const groupCreated = groupsEvent('HostedGroupCreated', {
  ...group,
  name: 'Invoices',
  description: 'Reads invoices',
  sessionReuse: false,
  committed: 1,
  maximum: 4,
  image: { imageId: 'image-1', version: 1 },
  access: 'agentAccount',
  ownerId: 'person-1',
  createdAt: 5,
  activeUntil: 10_005,
});
export const groupRenamed = groupsEvent('HostedGroupRenamed', {
  ...group,
  configuration: 2,
  name: 'Bills',
  previousName: 'Invoices',
});
export const groupScalingChanged = groupsEvent('HostedGroupScalingChanged', {
  ...group,
  configuration: 2,
  committed: 3,
  maximum: 6,
  previousCommitted: 1,
  previousMaximum: 4,
});
export const groupDeletionRequested = groupsEvent('HostedGroupDeletionRequested', {
  ...group,
  configuration: 3,
  reason: 'person',
  requestedAt: 2_000,
  lastActivityAt: null,
});
export const groupDeleted = groupsEvent('HostedGroupDeleted', {
  ...group,
  configuration: 4,
  reason: 'person',
  deletedAt: 3_000,
});
export const groupRestored = groupsEvent('HostedGroupRestored', {
  ...group,
  configuration: 5,
  name: 'Invoices again',
  committed: 0,
  maximum: 4,
  restoredAt: 4_000,
  activeUntil: 14_000,
});
export const slotReserved = groupsEvent('SlotReserved', slot);
export const slotReleased = groupsEvent('SlotReleased', { ...slot, releasedAt: 960 });
