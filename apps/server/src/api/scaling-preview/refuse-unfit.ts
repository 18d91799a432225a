import type { Policies } from '#domain/environment/policies.js';
import { refuseBeyondCapacity, refuseUnfitCommitted, refuseUnfitMaximum } from '#domain/hosted-groups/bot-numbers.js';
import { reject } from '#domain/rejections.js';
import type { Fleet } from '#planning/fleet.js';
import type { WantedNumbers } from './preview-scaling.handler.js';

/** Refuses what creating or editing the group would refuse: it has no future that could be shown. */
export function refuseUnfit({ groupId, committed, maximum }: WantedNumbers, fleet: Fleet, policies: Policies): void {
  const group = fleet.groups.find((one) => one.groupId === groupId);
  if (groupId !== undefined && group === undefined) reject('group-not-found');
  if (group?.status === 'deleting') reject('group-being-deleted');
  if (maximum !== group?.maximum) refuseUnfitMaximum(maximum, fleet, policies);
  refuseUnfitCommitted({ committed, maximum });
  const others = fleet.groups.filter((one) => one.status === 'active' && one.groupId !== groupId);
  const committedElsewhere = others.reduce((sum, one) => sum + one.committed, 0);
  if (committed > (group?.committed ?? 0)) refuseBeyondCapacity(committed, committedElsewhere, fleet);
}
