import type { DataOf } from '#kernel/message.js';
import type { Policies } from '../environment/policies.js';
import { reject } from '../rejections.js';
import { descriptionFrom, nameFrom } from '../text.js';
import { refuseOvercommitment, refuseUnfitCommitted, refuseUnfitMaximum } from './bot-numbers.js';
import { activeGroupOf, refuseStale } from './group-lookup.js';
import type { HostedGroupsCommand } from './hosted-groups.commands.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import type { HostedGroupsFacts } from './hosted-groups.facts.js';
import type { ActiveGroup, HostedGroupsState } from './hosted-groups.state.js';
import { refuseTakenName } from './room-for-group.js';

type EditHostedGroup = DataOf<HostedGroupsCommand, 'EditHostedGroup'>;
type UpdateImage = DataOf<HostedGroupsCommand, 'UpdateImage'>;

/** S56, S78: one event for each thing that changes, and none for what stays as it is. */
export function editHostedGroup(
  command: EditHostedGroup,
  state: HostedGroupsState,
  { policies }: HostedGroupsFacts,
): HostedGroupsEvent[] {
  const { environmentId, groupId } = command;
  const group = activeGroupOf(state, groupId);
  refuseStale(group, command.expectedConfiguration);
  const wish = wishedFor(command, group);
  const events: HostedGroupsEvent[] = [];
  const configured = () => ({ environmentId, groupId, configuration: group.configuration + events.length + 1 });

  if (wish.name !== group.name) {
    refuseTakenName(state, wish.name, groupId);
    events.push({ type: 'HostedGroupRenamed', data: { ...configured(), name: wish.name, previousName: group.name } });
  }
  if (wish.description !== group.description) {
    events.push({ type: 'HostedGroupDescribed', data: { ...configured(), description: wish.description } });
  }
  if (wish.sessionReuse !== group.sessionReuse) {
    events.push({ type: 'HostedGroupSessionReuseChanged', data: { ...configured(), sessionReuse: wish.sessionReuse } });
  }
  const { committed, maximum } = wish;
  if (committed !== group.committed || maximum !== group.maximum) {
    refuseUnfitScaling(wish, group, state, policies);
    const previous = { previousCommitted: group.committed, previousMaximum: group.maximum };
    events.push({ type: 'HostedGroupScalingChanged', data: { ...configured(), committed, maximum, ...previous } });
  }
  return events;
}

/** What a person leaves out stays as it is. */
const wishedFor = (command: EditHostedGroup, group: ActiveGroup) => ({
  name: command.name === undefined ? group.name : nameFrom(command.name),
  description: command.description === undefined ? group.description : descriptionFrom(command.description),
  sessionReuse: command.sessionReuse ?? group.sessionReuse,
  committed: command.committed ?? group.committed,
  maximum: command.maximum ?? group.maximum,
});

/** X3: giving back a part of a guarantee is always allowed, even while the environment is over its capacity. */
function refuseUnfitScaling(
  wish: { committed: number; maximum: number },
  group: ActiveGroup,
  state: HostedGroupsState,
  policies: Policies,
): void {
  if (wish.maximum !== group.maximum) refuseUnfitMaximum(wish.maximum, state, policies);
  refuseUnfitCommitted(wish);
  if (wish.committed > group.committed) refuseOvercommitment(state, group.groupId, wish.committed);
}

/** S36: the group's new bots use it at once; the others are replaced when they are idle (X14). */
export function updateImage(
  { environmentId, groupId, image, expectedConfiguration }: UpdateImage,
  state: HostedGroupsState,
  { imageExists }: HostedGroupsFacts,
): HostedGroupsEvent[] {
  const group = activeGroupOf(state, groupId);
  refuseStale(group, expectedConfiguration);
  if (!imageExists) reject('image-not-found');
  const previousImage = group.image;
  if (image.imageId === previousImage.imageId && image.version === previousImage.version) return [];
  const configuration = group.configuration + 1;
  return [{ type: 'HostedGroupImageUpdated', data: { environmentId, groupId, configuration, image, previousImage } }];
}
