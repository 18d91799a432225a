import type { Decider } from '#kernel/decider.js';
import { assertNever } from '#kernel/never.js';
import { assignAddOns } from './assign-add-ons.js';
import { createHostedGroup } from './create-hosted-group.js';
import { deleteHostedGroup, deleteInactiveHostedGroup, finishHostedGroupDeletion } from './delete-hosted-group.js';
import { editHostedGroup, updateImage } from './edit-hosted-group.js';
import type { HostedGroupsCommand } from './hosted-groups.commands.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import type { HostedGroupsFacts } from './hosted-groups.facts.js';
import { evolve, noHostedGroups, type HostedGroupsState } from './hosted-groups.state.js';
import { restoreHostedGroup } from './restore-hosted-group.js';
import { releaseSlot, scaleOut } from './slots.js';

/** The hosted groups of one environment, and what they share: names, places, and slots within the capacity. */
export const hostedGroupsDecider: Decider<
  HostedGroupsCommand,
  HostedGroupsState,
  HostedGroupsEvent,
  HostedGroupsFacts
> = { kind: 'hostedGroups', initial: noHostedGroups, decide, evolve };

function decide(
  { type, data }: HostedGroupsCommand,
  state: HostedGroupsState,
  facts: HostedGroupsFacts,
  now: number,
): readonly HostedGroupsEvent[] {
  switch (type) {
    case 'AssignAddOns':
      return assignAddOns(data, state);
    case 'CreateHostedGroup':
      return createHostedGroup(data, state, facts, now);
    case 'EditHostedGroup':
      return editHostedGroup(data, state, facts);
    case 'UpdateImage':
      return updateImage(data, state, facts);
    case 'DeleteHostedGroup':
      return deleteHostedGroup(data, state, now);
    case 'DeleteInactiveHostedGroup':
      return deleteInactiveHostedGroup(data, state, facts, now);
    case 'FinishHostedGroupDeletion':
      return finishHostedGroupDeletion(data, state, facts, now);
    case 'RestoreHostedGroup':
      return restoreHostedGroup(data, state, facts, now);
    case 'ScaleOut':
      return scaleOut(data, state, now);
    case 'ReleaseSlot':
      return releaseSlot(data, state, now);
  }
  return assertNever(type);
}
