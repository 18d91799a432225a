import { ignored, type Folds } from '#kernel/fold.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import { byBot } from '../keys.js';
import { onRow } from '../on-row.js';
import type { BotRow } from './bot.row.js';

/** A bot's own story, from its request to its deletion. */
export const botLife: Folds<BotRow, BotEvent> = {
  BotRequested: onRow(byBot, (row, { data }) => ({
    ...row,
    status: 'provisioning',
    image: data.image,
    requestedAt: data.requestedAt,
    provisioningDeadline: data.provisioningDeadline,
  })),
  BotProvisioningErrorOccurred: ignored,
  BotProvisioningFailed: onRow(byBot, (row, { data }) => leaving(row, 'provisioningFailed', data.failedAt)),
  BotEnrolled: onRow(byBot, (row, { data }) => ({
    ...row,
    status: 'idle',
    enrolledAt: data.enrolledAt,
    publicKey: data.publicKey,
    agentVersion: data.agentVersion,
    platform: data.platform,
    idleSince: data.enrolledAt,
  })),
  BotRetired: onRow(byBot, (row, { data }) => leaving(row, data.reason, data.retiredAt)),
  BotLost: onRow(byBot, (row, { data }) => leaving(row, 'lost', data.lostAt)),
  BotDeleted: onRow(byBot, (row, { data }) => ({
    ...row,
    status: 'deleted',
    idleSince: null,
    deletedAt: data.deletedAt,
  })),
};

const leaving = (row: BotRow, reason: BotRow['leavingReason'], since: number): BotRow => ({
  ...row,
  status: 'leaving',
  idleSince: null,
  leavingReason: reason,
  leavingSince: since,
});
