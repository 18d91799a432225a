import type { Folds } from '#kernel/fold.js';
import { ignored } from '#kernel/fold.js';
import type { Recorded } from '#kernel/message.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import { byGroup } from '../keys.js';
import { onRow } from '../on-row.js';
import type { GroupRow } from './group.row.js';
import { slotReleased, slotReserved } from './group-bots.js';

/** What people and time do to a group: creation, edits, deletion, restore. */
export const groupLife: Folds<GroupRow, HostedGroupsEvent> = {
  AddOnsAssigned: ignored,
  HostedGroupCreated: { key: byGroup, row: (_, event) => createdGroup(event) },
  HostedGroupRenamed: onRow(byGroup, (row, { data: { name, configuration } }) => ({ ...row, name, configuration })),
  HostedGroupDescribed: onRow(byGroup, (row, { data: { description, configuration } }) => ({
    ...row,
    description,
    configuration,
  })),
  HostedGroupSessionReuseChanged: onRow(byGroup, (row, { data: { sessionReuse, configuration } }) => ({
    ...row,
    sessionReuse,
    configuration,
  })),
  HostedGroupScalingChanged: onRow(byGroup, (row, { data: { committed, maximum, configuration } }) => ({
    ...row,
    committed,
    maximum,
    configuration,
  })),
  HostedGroupImageUpdated: onRow(byGroup, (row, { data: { image, configuration } }) => ({
    ...row,
    image,
    configuration,
  })),
  HostedGroupDeletionRequested: onRow(byGroup, (row, { data }) => ({
    ...row,
    configuration: data.configuration,
    status: 'deleting',
    deletionReason: data.reason,
    deletionRequestedAt: data.requestedAt,
  })),
  HostedGroupDeleted: onRow(byGroup, (row, { data }) => ({
    ...row,
    configuration: data.configuration,
    status: 'deleted',
    deletionReason: data.reason,
    deletedAt: data.deletedAt,
  })),
  HostedGroupRestored: onRow(byGroup, (row, { data }) => ({
    ...row,
    name: data.name,
    committed: data.committed,
    maximum: data.maximum,
    configuration: data.configuration,
    status: 'active',
    deletionReason: null,
    deletionRequestedAt: null,
    deletedAt: null,
    lastActivityAt: data.restoredAt,
    activeUntil: data.activeUntil,
  })),
  SlotReserved: onRow(byGroup, (row, { data }) => slotReserved(row, data.botId)),
  SlotReleased: onRow(byGroup, (row, { data }) => slotReleased(row, data.botId)),
};

const createdGroup = ({ data }: Recorded<Extract<HostedGroupsEvent, { type: 'HostedGroupCreated' }>>): GroupRow => ({
  groupId: data.groupId,
  environmentId: data.environmentId,
  name: data.name,
  description: data.description,
  access: data.access,
  ownerId: data.ownerId,
  sessionReuse: data.sessionReuse,
  committed: data.committed,
  maximum: data.maximum,
  image: data.image,
  configuration: data.configuration,
  status: 'active',
  deletionReason: null,
  createdAt: data.createdAt,
  deletionRequestedAt: null,
  deletedAt: null,
  lastActivityAt: data.createdAt,
  activeUntil: data.activeUntil,
  queued: 0,
  assigned: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
  cancelled: 0,
  timedOut: 0,
  typicalRunMs: null,
  slots: 0,
  enrolled: 0,
  provisioning: [],
  leaving: [],
  failuresInARow: 0,
  lastFailureAt: null,
});
