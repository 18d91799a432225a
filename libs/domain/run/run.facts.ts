import type { Wholeness } from '../connection/wholeness.js';
import type { Policies } from '../environment/policies.js';

/** What the rules of a run need from elsewhere. */
export type RunFacts = {
  readonly policies: Policies;
  /** What an `EnqueueRun` names, as it stands; `undefined` for every other command. */
  readonly target: RunTarget | undefined;
};

/**
 * All of it may be stale by the time of the append. What slips through is repaired: a run that waits on a group being deleted,
 * or without its connection, is cancelled wherever it appears (X13); a queue that overshoots its limit by a few drains.
 */
export type RunTarget = {
  readonly group: { readonly status: 'active' | 'deleting' | 'deleted' } | undefined;
  readonly connection: { readonly groupId: string; readonly status: Wholeness | 'deleted' } | undefined;
  readonly flow: { readonly latestVersion: number } | undefined;
  /** Runs that wait in the group. */
  readonly waiting: number;
};
