import type { DeletionReason, GroupAccess, ImageVersion } from '#domain/hosted-groups/hosted-groups.events.js';

/**
 * A hosted group: its configuration, its life, and what is counted of its runs and bots (S68). Rows stay after the group is
 * deleted (S110). Times in ms.
 */
export type GroupRow = {
  readonly groupId: string;
  readonly environmentId: string;
  readonly name: string;
  readonly description: string;
  readonly access: GroupAccess;
  readonly ownerId: string;
  readonly sessionReuse: boolean;
  readonly committed: number;
  readonly maximum: number;
  readonly image: ImageVersion;
  /** The number of its configuration: its ETag. */
  readonly configuration: number;

  readonly status: 'active' | 'deleting' | 'deleted';
  /** Why it is being deleted, or was; `null` while it is active. */
  readonly deletionReason: DeletionReason | null;
  readonly createdAt: number;
  readonly deletionRequestedAt: number | null;
  readonly deletedAt: number | null;
  /** Creation, restore, or the end of the last run that had started (X5) … */
  readonly lastActivityAt: number;
  /** … and the last moment at which the group counts as active because of it. */
  readonly activeUntil: number;

  /** Runs that have not started, the assigned ones among them. */
  readonly queued: number;
  /** Runs that a bot has been given and not acknowledged yet. */
  readonly assigned: number;
  /** Runs that have started and not ended, the cancelling ones among them. */
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly timedOut: number;
  /** X4: how long its runs typically take, learnt from those that had started and ended; `null` before the first of them. */
  readonly typicalRunMs: number | null;

  /** Slots that the group holds, from reservation to release. */
  readonly slots: number;
  /** Bots that can be given runs; `botCounts` tells the busy from the idle. */
  readonly enrolled: number;
  /** Bots whose slot is reserved and that have not enrolled. */
  readonly provisioning: readonly string[];
  /** Bots retired, failed or lost, and not yet known to be gone. */
  readonly leaving: readonly string[];
  /** X10: bots that failed since the last that enrolled. */
  readonly failuresInARow: number;
  readonly lastFailureAt: number | null;
};
