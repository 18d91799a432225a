import type { Expected } from './estimate.js';

/** What of a run, its group and its environment says why it waits: counts from rows, so that a list can tell it at read time. */
export type QueueSight = {
  /** 1 for the run that is next in its group. */
  readonly place: number;
  /** Until when the run may wait (S62), in milliseconds. */
  readonly queueDeadline: number;
  readonly group: {
    readonly status: 'active' | 'deleting' | 'deleted';
    readonly maximum: number;
    readonly guarantee: number;
    readonly busy: number;
    readonly idle: number;
    readonly leaving: number;
    /** When each bot that is still being provisioned was asked for, in milliseconds. */
    readonly provisioningSince: readonly number[];
    /** X10: learnt from the group's own history, in milliseconds. */
    readonly expectedProvisioningMs: number;
    /** End of the group's provisioning back-off; `null` where it has none. */
    readonly nextAttemptAt: number | null;
    /** When each of its runs under way is expected to end, where that can be told. */
    readonly runEnds: readonly Expected[];
    /** X4: learnt from the group's own history, in milliseconds; `null` while none of its runs has ended. */
    readonly typicalRunMs: number | null;
  };
  readonly environment: {
    readonly capacity: number;
    /** Slots that bots of all groups hold, those that leave included. */
    readonly held: number;
    readonly leaving: number;
    /** Slots that nobody holds and that are kept for the guarantees of other groups (X3). */
    readonly keptForOthers: number;
    readonly otherGroups: readonly OtherGroup[];
  };
};

/** A group that shares the environment with the one that is looked at. */
export type OtherGroup = {
  /** Slots that it holds beyond its guarantee; negative where it holds fewer than it is owed. */
  readonly share: number;
  /** When each of its runs under way is expected to end, where that can be told. */
  readonly runEnds: readonly Expected[];
};
