import { ignored, type Fold } from '#kernel/fold.js';
import type { Saga } from '#kernel/saga.js';
import type { HostedGroupsCommand } from '#domain/hosted-groups/hosted-groups.commands.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import type { RunEvent } from '#domain/run/run.events.js';

/** `activeUntil` is the last moment at which the group counts as active; one millisecond later it does not (X5). */
export type GroupInactivityState = {
  readonly environmentId: string;
  readonly groupId: string;
  /** False from the request to delete it until it is restored. */
  readonly alive: boolean;
  /** Counted in a deleted group too: a run may have slipped in, and is there still when the group is restored. */
  readonly openRuns: number;
  readonly lastActivityAt: number;
  readonly activeUntil: number;
};

type Command = Extract<HostedGroupsCommand, { type: 'DeleteInactiveHostedGroup' }>;

/** Twenty-eight days without a run delete a group (S109, X5); a restored one starts anew (U7). */
export const groupInactivity: Saga<
  GroupInactivityState,
  HostedGroupsEvent | RunEvent,
  Command,
  'group-not-found' | 'group-active'
> = {
  name: 'group-inactivity',
  version: 1,
  on: {
    AddOnsAssigned: ignored,
    HostedGroupCreated: {
      key: byGroup,
      row: (_, { data }) => ({
        environmentId: data.environmentId,
        groupId: data.groupId,
        alive: true,
        openRuns: 0,
        lastActivityAt: data.createdAt,
        activeUntil: data.activeUntil,
      }),
    },
    HostedGroupRenamed: ignored,
    HostedGroupDescribed: ignored,
    HostedGroupSessionReuseChanged: ignored,
    HostedGroupScalingChanged: ignored,
    HostedGroupImageUpdated: ignored,
    HostedGroupDeletionRequested: { key: byGroup, row: (story) => story && { ...story, alive: false } },
    HostedGroupDeleted: ignored,
    HostedGroupRestored: {
      key: byGroup,
      row: (story, { data }) =>
        story && { ...story, alive: true, lastActivityAt: data.restoredAt, activeUntil: data.activeUntil },
    },
    SlotReserved: ignored,
    SlotReleased: ignored,
    RunEnqueued: { key: byGroup, row: (story) => story && { ...story, openRuns: story.openRuns + 1 } },
    RunAssigned: ignored,
    RunReturnedToQueue: ignored,
    RunStarted: ignored,
    RunCancellationRequested: ignored,
    RunSucceeded: runEnds(),
    RunFailed: runEnds(),
    RunCancelled: runEnds(),
    RunTimedOut: runEnds(),
  },
  next: ({ environmentId, groupId, alive, openRuns, lastActivityAt, activeUntil }) =>
    alive && openRuns === 0
      ? {
          at: activeUntil + 1,
          command: {
            type: 'DeleteInactiveHostedGroup',
            data: { environmentId, groupId, lastActivityAt, activeUntil },
          },
        }
      : undefined,
  onRejected: {
    'group-not-found': 'park',
    // Whoever refused may know less than this story (the end of the last run) or more (a new one): ask again.
    'group-active': 'retry',
  },
};

function byGroup({ data }: { readonly data: { readonly groupId: string } }): string {
  return data.groupId;
}

type End = Extract<RunEvent, { type: 'RunSucceeded' | 'RunFailed' | 'RunCancelled' | 'RunTimedOut' }>;

/** A run that never started is no activity (X5). */
function runEnds(): Fold<GroupInactivityState, End> {
  return {
    key: byGroup,
    row: (story, { data }) => {
      if (story === undefined) return undefined;
      const openRuns = story.openRuns - 1;
      if (data.startedAt === null) return { ...story, openRuns };
      return {
        ...story,
        openRuns,
        lastActivityAt: Math.max(story.lastActivityAt, data.endedAt),
        activeUntil: Math.max(story.activeUntil, data.groupActiveUntil ?? 0),
      };
    },
  };
}
