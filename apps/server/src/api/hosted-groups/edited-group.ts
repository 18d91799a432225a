import type { Message } from '#kernel/message.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import { groups } from '#projections/groups/groups.projection.js';
import type { Handled } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import { editedBy } from '../http/edited-by.js';
import type { HostedGroupView } from './hosted-group.dto.js';
import { hostedGroupView } from './hosted-group.view.js';

/** The group that a command is about, at the configuration that the person saw. */
export type GroupAsSeen = {
  readonly environmentId: string;
  readonly groupId: string;
  readonly expectedConfiguration?: number;
};

export const groupAsSeen = (environmentId: string, groupId: string, seen: number | undefined): GroupAsSeen => ({
  environmentId,
  groupId,
  ...(seen === undefined ? {} : { expectedConfiguration: seen }),
});

/** The group with an edit in it, and its new ETag. */
export async function editedGroup(
  engine: Engine,
  groupId: string,
  handled: Handled<Message>,
): Promise<Answer<HostedGroupView>> {
  const row = await editedBy<GroupRow>(engine, groups, groupId, handled);
  return new Answer(hostedGroupView(row), { position: handled.position, configuration: row.configuration });
}
