import type { FleetBot, FleetGroup } from '#planning/fleet.js';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { GroupRow } from '#projections/groups/group.row.js';

/** What the plans see of a group. */
export const asFleetGroup = (row: GroupRow): FleetGroup => ({
  groupId: row.groupId,
  status: row.status === 'active' ? 'active' : 'deleting',
  committed: row.committed,
  maximum: row.maximum,
  image: row.image,
  createdAt: row.createdAt,
  failuresInARow: row.failuresInARow,
  lastFailureAt: row.lastFailureAt,
});

/** What the plans see of a bot, that of its group's image until it has one, and with its claim while it is idle; nothing of one that is gone. */
export function asFleetBots(
  row: BotRow,
  imageOfGroup: FleetBot['image'] | undefined,
  claimOf: (botId: string) => number | null,
): FleetBot[] {
  const { botId, groupId, reservedAt } = row;
  const of = { botId, groupId, reservedAt, image: row.image ?? imageOfGroup ?? { imageId: '', version: 0 } };
  switch (row.status) {
    case 'reserved':
    case 'provisioning':
      return [{ ...of, status: 'provisioning' }];
    case 'idle':
      return [{ ...of, status: 'idle', idleSince: row.idleSince ?? reservedAt, claim: claimOf(botId) }];
    case 'busy':
      return [{ ...of, status: 'busy', runId: row.runId ?? '' }];
    case 'leaving':
      return [{ ...of, status: 'leaving' }];
    case 'deleted':
      return [];
  }
}
