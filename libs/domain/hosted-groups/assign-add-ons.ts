import type { DataOf } from '#kernel/message.js';
import { reject } from '../rejections.js';
import type { HostedGroupsCommand } from './hosted-groups.commands.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import type { HostedGroupsState } from './hosted-groups.state.js';

/** Of one environment: no more bots hold slots at once. */
export const MAX_ADD_ONS = 10_000;

/** S10: how many bots may run at once. Fewer than are in use, or promised, is allowed: an overage, which stops nothing (X3, X9). */
export function assignAddOns(
  { environmentId, count }: DataOf<HostedGroupsCommand, 'AssignAddOns'>,
  { capacity }: HostedGroupsState,
): HostedGroupsEvent[] {
  if (!Number.isSafeInteger(count) || count < 0 || count > MAX_ADD_ONS) {
    reject('add-ons-out-of-bounds', { minimum: 0, maximum: MAX_ADD_ONS });
  }
  if (count === capacity) return [];
  return [{ type: 'AddOnsAssigned', data: { environmentId, source: 'paid', count, previousCount: capacity } }];
}
