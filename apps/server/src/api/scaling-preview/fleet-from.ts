import { MAX_HOSTED_GROUPS, type Policies } from '#domain/environment/policies.js';
import { MAX_ADD_ONS } from '#domain/hosted-groups/assign-add-ons.js';
import type { Fleet, GroupQueue } from '#planning/fleet.js';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { QueueRow } from '#projections/queue/queue.row.js';
import { asFleetBots, asFleetGroup } from '../../engine/fleet-rows.js';
import type { Freshness, ModelsAtMoment } from '../http/models-at-moment.js';

export type SeenFleet = {
  readonly fleet: Fleet;
  readonly policies: Policies;
  readonly names: ReadonlyMap<string, string>;
  readonly about: Freshness;
};

type Models = Pick<ModelsAtMoment, 'one' | 'all' | 'now'>;

/** An environment as the scaling plan sees it, read from the read models of one moment: of the queues, how long each is. */
export async function fleetFrom(models: Models, environmentId: string): Promise<SeenFleet> {
  const { row: environment, about } = await models.one<EnvironmentRow>('environments', environmentId);
  const ofEnvironment = { field: 'environmentId', is: environmentId } as const;
  const [groups, bots] = await Promise.all([
    models.all<GroupRow>('groups', [ofEnvironment, { field: 'status', in: ['active', 'deleting'] }], MAX_HOSTED_GROUPS),
    models.all<BotRow>('bots', [ofEnvironment, { field: 'status', in: living }], MAX_ADD_ONS),
  ]);
  const images = new Map(groups.map(({ groupId, image }) => [groupId, image]));
  const fleet: Fleet = {
    environmentId,
    capacity: environment.capacity,
    policies: environment.policies,
    groups: groups.map(asFleetGroup),
    bots: bots.flatMap((row) => asFleetBots(row, images.get(row.groupId), offered)),
    waiting: [],
    queues: await queuesOf(models, groups),
  };
  return {
    fleet,
    policies: environment.policies,
    names: new Map(groups.map(({ groupId, name }) => [groupId, name])),
    about,
  };
}

const living = ['reserved', 'provisioning', 'idle', 'busy', 'leaving'];

/** An idle bot offers itself, but for the moment between two polls; which number its offer has, nothing here depends on. */
const offered = (): number => 0;

/** The groups count their runs themselves, so that one with a long queue hides no other. */
async function queuesOf(models: Models, groups: readonly GroupRow[]): Promise<ReadonlyMap<string, GroupQueue>> {
  const queues = new Map<string, GroupQueue>();
  for (const { groupId, queued, assigned } of groups) {
    const runs = queued - assigned;
    if (runs > 0) queues.set(groupId, { runs, oldestQueuedAt: await oldestQueuedAt(models, groupId) });
  }
  return queues;
}

async function oldestQueuedAt(models: Models, groupId: string): Promise<number> {
  const waiting = [
    { field: 'groupId', is: groupId },
    { field: 'status', is: 'queued' },
  ];
  const [oldest] = await models.all<QueueRow>('queue', waiting, 1, { field: 'queuedAt' });
  // It may have been handed to a bot since its group was read.
  return oldest?.queuedAt ?? models.now;
}
