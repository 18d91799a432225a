import { ignored } from '#kernel/fold.js';
import type { Saga } from '#kernel/saga.js';
import type { BotCommand } from '#domain/bot/bot.commands.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import type { HostedGroupsCommand } from '#domain/hosted-groups/hosted-groups.commands.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';

type OfBot = { readonly environmentId: string; readonly groupId: string; readonly botId: string };

export type BotProvisioningState = OfBot &
  (
    | { readonly phase: 'reserved'; readonly reservedAt: number }
    | { readonly phase: 'requested'; readonly provisioningDeadline: number }
    /** In service, or on its way out: others act. */
    | { readonly phase: 'settled' }
    | { readonly phase: 'gone'; readonly deletedAt: number }
  );

type Command =
  | Extract<BotCommand, { type: 'RequestBot' | 'ExpireProvisioning' }>
  | Extract<HostedGroupsCommand, { type: 'ReleaseSlot' }>;

/** From a reserved slot to its release (X10): the bot is requested, has to enrol in time, and gives its slot back when it is gone. */
export const botProvisioning: Saga<
  BotProvisioningState,
  HostedGroupsEvent | BotEvent,
  Command,
  'bot-not-found' | 'group-not-found'
> = {
  name: 'bot-provisioning',
  version: 1,
  on: {
    AddOnsAssigned: ignored,
    HostedGroupCreated: ignored,
    HostedGroupRenamed: ignored,
    HostedGroupDescribed: ignored,
    HostedGroupSessionReuseChanged: ignored,
    HostedGroupScalingChanged: ignored,
    HostedGroupImageUpdated: ignored,
    HostedGroupDeletionRequested: ignored,
    HostedGroupDeleted: ignored,
    HostedGroupRestored: ignored,
    SlotReserved: {
      key: byBot,
      row: (_, { data }) => ({ ...ofBot(data), phase: 'reserved', reservedAt: data.reservedAt }),
    },
    SlotReleased: { key: byBot, row: () => undefined },
    BotRequested: {
      key: byBot,
      row: (story, { data }) =>
        story && { ...ofBot(data), phase: 'requested', provisioningDeadline: data.provisioningDeadline },
    },
    /** The machine is tried again, within the same deadline. */
    BotProvisioningErrorOccurred: ignored,
    BotProvisioningFailed: { key: byBot, row: settled },
    BotEnrolled: { key: byBot, row: settled },
    BotRetired: { key: byBot, row: settled },
    BotLost: { key: byBot, row: settled },
    BotDeleted: {
      key: byBot,
      row: (story, { data }) => story && { ...ofBot(data), phase: 'gone', deletedAt: data.deletedAt },
    },
  },
  next: (state) => {
    const { environmentId, groupId, botId } = state;
    switch (state.phase) {
      case 'reserved':
        return { at: state.reservedAt, command: { type: 'RequestBot', data: { environmentId, groupId, botId } } };
      case 'requested': {
        const command = { type: 'ExpireProvisioning', data: { environmentId, botId } } as const;
        return { at: state.provisioningDeadline, command };
      }
      case 'settled':
        return undefined;
      case 'gone':
        return { at: state.deletedAt, command: { type: 'ReleaseSlot', data: { environmentId, groupId, botId } } };
    }
  },
  onRejected: { 'bot-not-found': 'park', 'group-not-found': 'park' },
};

function byBot({ data }: { readonly data: OfBot }): string {
  return data.botId;
}

const ofBot = ({ environmentId, groupId, botId }: OfBot): OfBot => ({ environmentId, groupId, botId });

/** A story whose slot is released is over, whatever is still told of the bot. */
function settled(story: BotProvisioningState | undefined): BotProvisioningState | undefined {
  return story && { ...ofBot(story), phase: 'settled' };
}
