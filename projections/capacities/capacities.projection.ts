import { ignored } from '#kernel/fold.js';
import type { Recorded } from '#kernel/message.js';
import type { Projection } from '#kernel/projection.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import { scopeOf, type Scope } from '../activity/activity-keys.js';

/** How many bots there may be from a time on: in a group its maximum, in an environment its add-ons. */
export type CapacityRow = {
  readonly scope: Scope;
  /** In ms. */
  readonly since: number;
  readonly bots: number;
};

/** One row a change, which never changes itself: what held at some time is the last one before it. */
export const capacities: Projection<CapacityRow, HostedGroupsEvent> = {
  name: 'capacities',
  version: 1,
  columns: { scope: 'text', since: 'integer' },
  indexes: [['scope', 'since']],
  on: {
    AddOnsAssigned: {
      key: byPosition,
      row: (_, { data, metadata }) => ({
        scope: scopeOf(data.environmentId, undefined),
        since: metadata.recordedAt,
        bots: data.count,
      }),
    },
    HostedGroupCreated: {
      key: byPosition,
      row: (_, { data }) => ofGroup(data, data.createdAt),
    },
    HostedGroupRenamed: ignored,
    HostedGroupDescribed: ignored,
    HostedGroupSessionReuseChanged: ignored,
    HostedGroupScalingChanged: {
      key: byPosition,
      row: (_, { data, metadata }) => ofGroup(data, metadata.recordedAt),
    },
    HostedGroupImageUpdated: ignored,
    /** Its last runs end on bots that it may still have. */
    HostedGroupDeletionRequested: ignored,
    HostedGroupDeleted: {
      key: byPosition,
      row: (_, { data }) => ofGroup({ ...data, maximum: 0 }, data.deletedAt),
    },
    HostedGroupRestored: {
      key: byPosition,
      row: (_, { data }) => ofGroup(data, data.restoredAt),
    },
    SlotReserved: ignored,
    SlotReleased: ignored,
  },
};

/** Of two changes in one millisecond the later one holds. */
function byPosition({ position }: Recorded): string {
  return position;
}

type Group = { readonly environmentId: string; readonly groupId: string; readonly maximum: number };

const ofGroup = ({ environmentId, groupId, maximum }: Group, since: number): CapacityRow => ({
  scope: scopeOf(environmentId, groupId),
  since,
  bots: maximum,
});
