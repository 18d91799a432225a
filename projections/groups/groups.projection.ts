import type { Projection } from '#kernel/projection.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import type { RunEvent } from '#domain/run/run.events.js';
import type { GroupRow } from './group.row.js';
import { groupBots } from './group-bots.js';
import { groupLife } from './group-life.js';
import { groupRuns } from './group-runs.js';

/** Every hosted group there ever was, with the columns of the list (S68) and of its page (S70). */
export const groups: Projection<GroupRow, HostedGroupsEvent | BotEvent | RunEvent> = {
  name: 'groups',
  version: 2,
  columns: {
    environmentId: 'text',
    name: 'text',
    status: 'text',
    access: 'text',
    ownerId: 'text',
    createdAt: 'integer',
    lastActivityAt: 'integer',
    queued: 'integer',
    running: 'integer',
  },
  indexes: [
    ['environmentId', 'name'],
    ['environmentId', 'status', 'name'],
  ],
  on: { ...groupLife, ...groupBots, ...groupRuns },
};
