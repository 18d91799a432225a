import assert from 'node:assert/strict';
import { assertNever } from '#kernel/never.js';
import type { DeletionReason, GroupAccess, HostedGroupsEvent, ImageVersion } from './hosted-groups.events.js';

type Configuration = {
  readonly groupId: string;
  /** Counts the changes of the group; it is its ETag. */
  readonly configuration: number;
  readonly name: string;
  readonly description: string;
  readonly sessionReuse: boolean;
  readonly committed: number;
  readonly maximum: number;
  readonly image: ImageVersion;
  readonly access: GroupAccess;
  readonly ownerId: string;
  readonly createdAt: number;
};

export type ActiveGroup = Configuration & { readonly status: 'active'; readonly activeUntil: number };
/** Its name, place and guarantee are free already; its slots are held until its bots are gone. */
export type DeletingGroup = Configuration & { readonly status: 'deleting'; readonly reason: DeletionReason };
/** S110, X5: a tombstone, which can only be restored. */
export type DeletedGroup = Configuration & { readonly status: 'deleted'; readonly reason: DeletionReason };
export type HostedGroup = ActiveGroup | DeletingGroup | DeletedGroup;

export type Slot = { readonly groupId: string; readonly reservedAt: number };

export type HostedGroupsState = {
  /** Add-ons: how many slots there are (S10, X9). */
  readonly capacity: number;
  readonly groups: Readonly<Record<string, HostedGroup>>;
  /** By bot. */
  readonly slots: Readonly<Record<string, Slot>>;
};

export const noHostedGroups: HostedGroupsState = { capacity: 0, groups: {}, slots: {} };

export function evolve(state: HostedGroupsState, event: HostedGroupsEvent): HostedGroupsState {
  if (event.type === 'AddOnsAssigned') return { ...state, capacity: event.data.count };
  if (event.type === 'SlotReserved') {
    const { botId, groupId, reservedAt } = event.data;
    return { ...state, slots: { ...state.slots, [botId]: { groupId, reservedAt } } };
  }
  if (event.type === 'SlotReleased') {
    const { [event.data.botId]: _released, ...slots } = state.slots;
    return { ...state, slots };
  }
  const group = groupAfter(state, event);
  return { ...state, groups: { ...state.groups, [group.groupId]: group } };
}

type GroupEvent = Exclude<HostedGroupsEvent, { type: 'AddOnsAssigned' | 'SlotReserved' | 'SlotReleased' }>;

function groupAfter({ groups }: HostedGroupsState, { type, data }: GroupEvent): HostedGroup {
  const { configuration } = data;
  if (type === 'HostedGroupCreated') {
    const { environmentId: _, ...group } = data;
    return { ...group, status: 'active' };
  }
  const group = groups[data.groupId];
  assert(group, 'a group is created before it changes');
  switch (type) {
    case 'HostedGroupRenamed':
      return { ...group, configuration, name: data.name };
    case 'HostedGroupDescribed':
      return { ...group, configuration, description: data.description };
    case 'HostedGroupSessionReuseChanged':
      return { ...group, configuration, sessionReuse: data.sessionReuse };
    case 'HostedGroupScalingChanged':
      return { ...group, configuration, committed: data.committed, maximum: data.maximum };
    case 'HostedGroupImageUpdated':
      return { ...group, configuration, image: data.image };
    case 'HostedGroupDeletionRequested':
      return { ...group, configuration, status: 'deleting', reason: data.reason };
    case 'HostedGroupDeleted':
      return { ...group, configuration, status: 'deleted', reason: data.reason };
    case 'HostedGroupRestored': {
      const { name, committed, maximum, activeUntil } = data;
      return { ...group, configuration, name, committed, maximum, status: 'active', activeUntil };
    }
  }
  return assertNever(type);
}

export const activeGroups = ({ groups }: HostedGroupsState): readonly ActiveGroup[] =>
  Object.values(groups).filter((group) => group.status === 'active');

/** Slots that a group holds, leaving bots included. */
export const slotsOf = ({ slots }: HostedGroupsState, groupId: string): number =>
  Object.values(slots).filter((slot) => slot.groupId === groupId).length;

export const slotsInUse = ({ slots }: HostedGroupsState): number => Object.keys(slots).length;
