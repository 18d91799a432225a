import type { ImageVersion } from '#domain/hosted-groups/hosted-groups.events.js';
import type { Priority } from '#domain/run/run.events.js';

/** What the plans of one environment see, at one moment. Built from rows and sessions by the orchestrator; plain data. */
export type Fleet = {
  readonly environmentId: string;
  /** Add-ons in force: how many slots there are (S10). */
  readonly capacity: number;
  readonly policies: FleetPolicies;
  readonly groups: readonly FleetGroup[];
  /** Every bot that holds a slot, from its reservation until it is known to be gone. */
  readonly bots: readonly FleetBot[];
  /**
   * Waiting runs only, in no particular order; assigned and running ones show as `runId` of their bot. Of each group all, or, where
   * `queues` counts them, the next ones: as many as it has bots.
   */
  readonly waiting: readonly WaitingRun[];
  /** How many runs wait in each group, where that is known without counting `waiting`. */
  readonly queues?: ReadonlyMap<string, GroupQueue>;
};

/** How many runs wait in a group, and since when. */
export type GroupQueue = { readonly runs: number; readonly oldestQueuedAt: number };

export type FleetPolicies = {
  readonly idleTimeoutMs: number;
  readonly provisioningReplacements: number;
  readonly provisioningBackoffMs: number;
};

export type FleetGroup = {
  readonly groupId: string;
  readonly status: 'active' | 'deleting';
  readonly committed: number;
  readonly maximum: number;
  readonly image: ImageVersion;
  readonly createdAt: number;
  /** Provisioning failures since the last bot that enrolled, and when the last of them was (X10). */
  readonly failuresInARow: number;
  readonly lastFailureAt: number | null;
};

export type FleetBot = {
  readonly botId: string;
  readonly groupId: string;
  readonly image: ImageVersion;
  readonly reservedAt: number;
} & (
  | { readonly status: 'provisioning' }
  /** Enrolled and without a run. `claim` is its free offer; `null` while it has none (between two polls, or taken). */
  | { readonly status: 'idle'; readonly idleSince: number; readonly claim: number | null }
  | { readonly status: 'busy'; readonly runId: string }
  /** Retired, failed or lost, and not yet known to be gone. */
  | { readonly status: 'leaving' }
);

export type WaitingRun = {
  readonly runId: string;
  readonly groupId: string;
  readonly priority: Priority;
  /** Its place: time queued, then the position of its first event. A run that went back keeps it. */
  readonly queuedAt: number;
  readonly place: string;
};
