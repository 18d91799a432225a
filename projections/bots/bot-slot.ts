import { ignored, type Folds } from '#kernel/fold.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import { byBot } from '../keys.js';
import { onRow } from '../on-row.js';
import type { BotRow } from './bot.row.js';

/** A bot begins as a reserved slot. */
export const botSlot: Folds<BotRow, HostedGroupsEvent> = {
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
    row: (_, { data }) => ({
      ...unborn,
      botId: data.botId,
      environmentId: data.environmentId,
      groupId: data.groupId,
      status: 'reserved',
      reservedAt: data.reservedAt,
    }),
  },
  /** A bot that was never requested never was. */
  SlotReleased: onRow(byBot, (row) => (row.status === 'reserved' ? undefined : row)),
};

const unborn = {
  image: null,
  requestedAt: null,
  provisioningDeadline: null,
  enrolledAt: null,
  publicKey: null,
  agentVersion: null,
  platform: null,
  idleSince: null,
  runId: null,
  claim: null,
  runsDone: 0,
  leavingReason: null,
  leavingSince: null,
  deletedAt: null,
} as const;
