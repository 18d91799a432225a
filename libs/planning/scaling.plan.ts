import { retireWhatMayNotStay } from './forced-retirement.js';
import type { Fleet } from './fleet.js';
import { draftsOf } from './group-draft.js';
import { growIntoFreeSlots } from './growth.js';
import { retireIdleTooLong } from './idle-timeout.js';
import { reclaimForOthers } from './reclaim.js';
import { decisionsOf } from './decisions-of.js';
import { inputsOf } from './scaling-inputs.js';
import type { ScalingDecision } from './scaling-decision.js';

/**
 * What becomes of the bots of one environment: at least one decision a group, each with its rule and what it saw (U2). The
 * steps stand in the order of precedence (X2): what may not stay, guarantees and free slots, other groups' waiting runs, and
 * last the idle time-out. Made again on a fleet where it has been carried out, the plan asks for nothing more.
 */
export function planScaling(fleet: Fleet, now: number): readonly ScalingDecision[] {
  const drafts = draftsOf(fleet, now);
  const seen = drafts.map((draft) => inputsOf(draft, drafts, fleet));
  retireWhatMayNotStay(drafts, fleet);
  growIntoFreeSlots(drafts, fleet);
  reclaimForOthers(drafts, fleet);
  retireIdleTooLong(drafts, fleet, now);
  const freeLeft = fleet.capacity - drafts.reduce((held, { granted }) => held + granted.length, fleet.bots.length);
  return drafts.flatMap((draft, index) => decisionsOf(draft, seen[index]!, freeLeft));
}
