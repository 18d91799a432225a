import type { Policies } from '../environment/policies.js';
import { reject } from '../rejections.js';
import { committedBesides } from './guarantees.js';
import type { HostedGroupsState } from './hosted-groups.state.js';

const MINIMUM_COMMITTED = 0;
const MINIMUM_MAXIMUM = 1;

export type BotNumbers = { readonly committed: number; readonly maximum: number };

/** S16, S107, X12: a maximum fits the environment and the product where it is set; later, capacity may shrink below it. */
export function refuseUnfitMaximum(
  maximum: number,
  { capacity }: Pick<HostedGroupsState, 'capacity'>,
  policies: Pick<Policies, 'maximumBotsPerGroup'>,
): void {
  const limit = policies.maximumBotsPerGroup;
  if (!Number.isSafeInteger(maximum) || maximum < MINIMUM_MAXIMUM) {
    reject('bot-number-invalid', { field: 'maximum', minimum: MINIMUM_MAXIMUM });
  }
  if (maximum > limit) reject('maximum-above-limit', { limit });
  if (maximum > capacity) reject('maximum-above-capacity', { capacity });
}

/** S41: no group is promised more than it may have. */
export function refuseUnfitCommitted({ committed, maximum }: BotNumbers): void {
  if (!Number.isSafeInteger(committed) || committed < MINIMUM_COMMITTED) {
    reject('bot-number-invalid', { field: 'committed', minimum: MINIMUM_COMMITTED });
  }
  if (committed > maximum) reject('committed-above-maximum', { committed, maximum });
}

/** X3: what is promised, to all groups together, exists. */
export const refuseOvercommitment = (state: HostedGroupsState, groupId: string, committed: number): void =>
  refuseBeyondCapacity(committed, committedBesides(state, groupId), state);

export function refuseBeyondCapacity(
  committed: number,
  committedElsewhere: number,
  { capacity }: Pick<HostedGroupsState, 'capacity'>,
): void {
  if (committed > 0 && committedElsewhere + committed > capacity) {
    reject('committed-sum-above-capacity', { capacity, committedElsewhere });
  }
}
