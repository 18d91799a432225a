import { ignored, type Folds } from '#kernel/fold.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import { byGroup } from '../keys.js';
import { onRow } from '../on-row.js';
import type { GroupRow } from './group.row.js';

/**
 * A group's bots. Those on their way in or out are known by id, because a slot's release does not say whether its bot ever was;
 * the many that are in service are only counted, which keeps the row small.
 */
export const groupBots: Folds<GroupRow, BotEvent> = {
  BotRequested: ignored,
  BotProvisioningErrorOccurred: ignored,
  BotProvisioningFailed: onRow(byGroup, (row, { data }) => ({
    ...botLeaves(row, data.botId),
    failuresInARow: row.failuresInARow + 1,
    lastFailureAt: data.failedAt,
  })),
  BotEnrolled: onRow(byGroup, (row, { data }) => ({
    ...row,
    provisioning: without(row.provisioning, data.botId),
    enrolled: row.enrolled + 1,
    failuresInARow: 0,
    lastFailureAt: null,
  })),
  BotRetired: onRow(byGroup, (row, { data }) => botLeaves(row, data.botId)),
  BotLost: onRow(byGroup, (row, { data }) => botLeaves(row, data.botId)),
  BotDeleted: onRow(byGroup, (row, { data }) => ({ ...row, leaving: without(row.leaving, data.botId) })),
};

export const slotReserved = (row: GroupRow, botId: string): GroupRow => ({
  ...row,
  slots: row.slots + 1,
  provisioning: [...row.provisioning, botId],
});

/** The bot is gone, or never was: then its slot still counted as provisioning. */
export const slotReleased = (row: GroupRow, botId: string): GroupRow => ({
  ...row,
  slots: row.slots - 1,
  provisioning: without(row.provisioning, botId),
});

/** A bot leaves once; it was in service unless it was still on its way in. */
function botLeaves(row: GroupRow, botId: string): GroupRow {
  const cameIn = !row.provisioning.includes(botId);
  return {
    ...row,
    provisioning: without(row.provisioning, botId),
    enrolled: cameIn ? row.enrolled - 1 : row.enrolled,
    leaving: [...row.leaving, botId],
  };
}

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((other) => other !== id);
