import type { QueueSight } from './queue-sight.js';
import { waitingSentence, type WaitingCode } from './waiting-sentence.js';

export type WaitingReason = {
  readonly code: WaitingCode;
  readonly sentence: string;
  readonly place: number;
  /** When it is expected to start, in milliseconds; `null` where nothing is known that would tell. */
  readonly estimateAt: number | null;
  /** When it times out if it has not started (S62), in milliseconds. */
  readonly until: number;
};

type Reason = { readonly code: WaitingCode; readonly estimateAt: number | null };

/** U3, S50, X4: why a run waits, for how long, and until when at most. */
export function whyWaiting(sight: QueueSight, now: number): WaitingReason {
  const { code, estimateAt } = neverStarts(sight) ?? botForIt(sight, now) ?? whatHoldsItUp(sight, now);
  const { place, queueDeadline } = sight;
  return { code, sentence: waitingSentence(code, sight), place, estimateAt, until: queueDeadline };
}

function neverStarts({ group, environment }: QueueSight): Reason | undefined {
  if (group.status !== 'active') return { code: 'groupBeingDeleted', estimateAt: null };
  const impossible = group.maximum === 0 || environment.capacity === 0;
  return impossible ? { code: 'noCandidate', estimateAt: null } : undefined;
}

/** A bot that is there, or on its way, and that no run before this one will take. */
function botForIt({ place, group }: QueueSight, now: number): Reason | undefined {
  if (place <= group.idle) return { code: 'aboutToStart', estimateAt: now };
  const askedFor = group.provisioningSince.toSorted((a, b) => a - b)[place - group.idle - 1];
  if (askedFor === undefined) return undefined;
  // A bot that takes longer than expected is expected any moment, not in the past.
  return { code: 'botIsProvisioning', estimateAt: Math.max(now, askedFor + group.expectedProvisioningMs) };
}

function whatHoldsItUp({ place, group, environment }: QueueSight, now: number): Reason {
  const supply = group.idle + group.provisioningSince.length;
  const holds = supply + group.busy + group.leaving;
  const behind = place - supply;
  const withNewBot = (at: number | null) => (at === null ? null : Math.max(now, at) + group.expectedProvisioningMs);

  if (holds - group.leaving >= group.maximum) {
    if (behind > Math.max(1, group.busy)) return { code: 'behindOthers', estimateAt: null };
    return { code: 'groupAtMaximum', estimateAt: behind === 1 ? group.nextRunEndAt : null };
  }
  if (group.nextAttemptAt !== null) {
    return { code: 'provisioningBackoff', estimateAt: behind === 1 ? withNewBot(group.nextAttemptAt) : null };
  }
  const free = environment.capacity - environment.held - environment.keptForOthers;
  if (behind <= Math.min(free, group.maximum - holds)) return { code: 'botAboutToBeMade', estimateAt: withNewBot(now) };
  if (behind <= free + environment.leaving) return { code: 'slotBeingFreed', estimateAt: withNewBot(now) };

  const share = Math.max(0, holds - group.guarantee);
  const owed = environment.largestShareElsewhere > (holds === 0 ? 0 : share + 1) || holds < group.guarantee;
  if (!owed) return { code: 'environmentFull', estimateAt: behind === 1 ? group.nextRunEndAt : null };
  return { code: 'slotHandedOver', estimateAt: behind === 1 ? withNewBot(environment.nextHandoverAt) : null };
}
