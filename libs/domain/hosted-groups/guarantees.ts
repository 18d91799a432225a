import { activeGroups, type ActiveGroup, type HostedGroupsState } from './hosted-groups.state.js';

/**
 * X3: how many slots each active group can count on: its committed number, as far as capacity goes. Where capacity shrank below
 * their sum, the newest groups' commitments go unmet first. A group that is being deleted makes no more bots, so it needs none.
 */
export function guaranteesOf(state: HostedGroupsState): ReadonlyMap<string, number> {
  const guarantees = new Map<string, number>();
  let left = state.capacity;
  for (const { groupId, committed } of activeGroups(state).toSorted(byAge)) {
    const guaranteed = Math.min(committed, left);
    guarantees.set(groupId, guaranteed);
    left -= guaranteed;
  }
  return guarantees;
}

/** What all active groups are promised, one of them left out. */
export const committedBesides = (state: HostedGroupsState, groupId: string): number =>
  activeGroups(state).reduce((sum, group) => (group.groupId === groupId ? sum : sum + group.committed), 0);

/** The oldest first; ties by id. The scaling plan orders by the same, or it would ask for what is refused here. */
const byAge = (a: ActiveGroup, b: ActiveGroup): number => a.createdAt - b.createdAt || (a.groupId < b.groupId ? -1 : 1);
