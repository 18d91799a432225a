import { ignored } from '#kernel/fold.js';
import type { Projection } from '#kernel/projection.js';
import type { EnvironmentEvent } from '#domain/environment/environment.events.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import { byEnvironment } from '../keys.js';
import { onRow } from '../on-row.js';
import type { EnvironmentRow } from './environment.row.js';

/** Every environment, with the numbers of its capacity page. */
export const environments: Projection<EnvironmentRow, EnvironmentEvent | HostedGroupsEvent> = {
  name: 'environments',
  version: 1,
  columns: { environmentId: 'text', name: 'text' },
  indexes: [['name']],
  on: {
    EnvironmentCreated: {
      key: byEnvironment,
      row: (_, { data, metadata }) => ({
        environmentId: data.environmentId,
        name: data.name,
        policies: data.policies,
        createdAt: metadata.recordedAt,
        capacity: 0,
        slots: 0,
        committedByGroup: {},
      }),
    },
    PolicyChanged: onRow(byEnvironment, (row, { data }) => ({
      ...row,
      policies: { ...row.policies, [data.policy]: data.value },
    })),
    SecretSet: ignored,
    SecretRemoved: ignored,
    AddOnsAssigned: onRow(byEnvironment, (row, { data }) => ({
      ...row,
      capacity: row.capacity + data.count - data.previousCount,
    })),
    HostedGroupCreated: onRow(byEnvironment, (row, { data }) => guaranteed(row, data)),
    HostedGroupRenamed: ignored,
    HostedGroupDescribed: ignored,
    HostedGroupSessionReuseChanged: ignored,
    HostedGroupScalingChanged: onRow(byEnvironment, (row, { data }) => guaranteed(row, data)),
    HostedGroupImageUpdated: ignored,
    /** The guarantee ends with the request: nothing new is made for a group that is going. */
    HostedGroupDeletionRequested: onRow(byEnvironment, (row, { data }) => {
      const { [data.groupId]: _ended, ...committedByGroup } = row.committedByGroup;
      return { ...row, committedByGroup };
    }),
    HostedGroupDeleted: ignored,
    HostedGroupRestored: onRow(byEnvironment, (row, { data }) => guaranteed(row, data)),
    SlotReserved: onRow(byEnvironment, (row) => ({ ...row, slots: row.slots + 1 })),
    SlotReleased: onRow(byEnvironment, (row) => ({ ...row, slots: row.slots - 1 })),
  },
};

const guaranteed = (
  row: EnvironmentRow,
  { groupId, committed }: { readonly groupId: string; readonly committed: number },
): EnvironmentRow => ({ ...row, committedByGroup: { ...row.committedByGroup, [groupId]: committed } });
