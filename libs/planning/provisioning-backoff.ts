import type { FleetGroup, FleetPolicies } from './fleet.js';

/** However often it failed, a group tries again within this time. */
const LONGEST_BACKOFF_MS = 6 * 60 * 60 * 1_000;

/**
 * X10: whether a group may make bots. After one failure and its replacements it backs off; when the time has passed it may
 * make one bot, as a probe. The first bot that enrols opens the group again.
 */
export type Backoff =
  | { readonly phase: 'none' }
  | { readonly phase: 'waiting'; readonly nextAttemptAt: number }
  | { readonly phase: 'probing' };

export function backoffOf(group: FleetGroup, policies: FleetPolicies, now: number): Backoff {
  const furtherFailures = group.failuresInARow - (1 + policies.provisioningReplacements);
  if (group.lastFailureAt === null || furtherFailures < 0) return { phase: 'none' };
  const waitMs = Math.min(policies.provisioningBackoffMs * 2 ** furtherFailures, LONGEST_BACKOFF_MS);
  const nextAttemptAt = group.lastFailureAt + waitMs;
  return now < nextAttemptAt ? { phase: 'waiting', nextAttemptAt } : { phase: 'probing' };
}
