import type { Projection } from '#kernel/projection.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import type { RunEvent } from '#domain/run/run.events.js';
import { botLife } from './bot-life.js';
import { botRuns } from './bot-runs.js';
import { botSlot } from './bot-slot.js';
import type { BotRow } from './bot.row.js';

/** Every bot, from the reservation of its slot on (S52, S54, S55). */
export const bots: Projection<BotRow, HostedGroupsEvent | BotEvent | RunEvent> = {
  name: 'bots',
  version: 1,
  columns: {
    environmentId: 'text',
    groupId: 'text',
    status: 'text',
    runId: 'text',
    reservedAt: 'integer',
    enrolledAt: 'integer',
    idleSince: 'integer',
    deletedAt: 'integer',
  },
  indexes: [
    ['environmentId', 'reservedAt'],
    ['environmentId', 'status', 'reservedAt'],
    ['groupId', 'status', 'reservedAt'],
  ],
  on: { ...botSlot, ...botLife, ...botRuns },
};
