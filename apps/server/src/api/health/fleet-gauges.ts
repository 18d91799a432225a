import { Gauge, type Registry } from 'prom-client';
import { MAX_HOSTED_GROUPS } from '#domain/environment/policies.js';
import { botCounts, type BotCounts } from '#projections/groups/bot-counts.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { Engine } from '../../engine/engine.js';

const BOT_STATUSES = ['provisioning', 'idle', 'busy', 'leaving'] as const satisfies readonly (keyof BotCounts)[];

/** Runs and bots by environment and group, read from the read model when they are asked for. */
export function collectFleet(registry: Registry, engine: Pick<Engine, 'rows' | 'table'>): void {
  const bots = new Gauge({
    name: 'hostler_bots',
    help: 'Bots by group and what they do.',
    labelNames: ['environment', 'group', 'status'] as const,
    registers: [registry],
  });
  new Gauge({
    name: 'hostler_runs',
    help: 'Runs that have not ended, by group: queued or running.',
    labelNames: ['environment', 'group', 'status'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      bots.reset();
      for (const row of await groupsOf(engine)) {
        const group = { environment: row.environmentId, group: row.groupId };
        this.set({ ...group, status: 'queued' }, row.queued);
        this.set({ ...group, status: 'running' }, row.running);
        const counts = botCounts(row);
        for (const status of BOT_STATUSES) bots.set({ ...group, status }, counts[status]);
      }
    },
  });
}

async function groupsOf({ rows, table }: Pick<Engine, 'rows' | 'table'>): Promise<readonly GroupRow[]> {
  const where = [{ field: 'status', in: ['active', 'deleting'] }];
  const page = await rows.query(table('groups'), { where, limit: MAX_HOSTED_GROUPS });
  return page.rows.map(({ body }) => JSON.parse(body) as GroupRow);
}
