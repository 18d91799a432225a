import { reject } from '../rejections.js';
import { isSameName } from '../text.js';
import { activeGroups, type HostedGroupsState } from './hosted-groups.state.js';

/** A name belongs to one active group at a time; one being deleted has given it up. */
export function refuseTakenName(state: HostedGroupsState, name: string, besides?: string): void {
  const taken = activeGroups(state).some((group) => group.groupId !== besides && isSameName(group.name, name));
  if (taken) reject('name-taken');
}

/** S106: groups that are gone, or going, hold no place. */
export function refuseBeyondLimit(state: HostedGroupsState, maximumHostedGroups: number): void {
  if (activeGroups(state).length >= maximumHostedGroups)
    reject('group-limit-reached', { maximum: maximumHostedGroups });
}
