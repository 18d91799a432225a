import type { Fleet, FleetBot } from '#planning/fleet.js';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { QueueRow } from '#projections/queue/queue.row.js';
import type { Freshness, ModelsAtMoment } from '../http/models-at-moment.js';

const MAX_GROUPS = 1_000;
const MAX_BOTS = 10_000;
/** Runs beyond so many change nothing about what is decided: no environment has as many slots. */
const MAX_WAITING = 10_000;

export type SeenFleet = {
  readonly fleet: Fleet;
  readonly names: ReadonlyMap<string, string>;
  readonly about: Freshness;
};

/** An environment as the plans see it, read from the read models of one moment. */
export async function fleetFrom(models: ModelsAtMoment, environmentId: string): Promise<SeenFleet> {
  const { row: environment, about } = await models.one<EnvironmentRow>('environments', environmentId);
  const ofEnvironment = { field: 'environmentId', is: environmentId } as const;
  const [groups, bots, waiting] = await Promise.all([
    models.all<GroupRow>('groups', [ofEnvironment, { field: 'status', in: ['active', 'deleting'] }], MAX_GROUPS),
    models.all<BotRow>('bots', [ofEnvironment, { field: 'status', in: living }], MAX_BOTS),
    models.all<QueueRow>('queue', [ofEnvironment, { field: 'status', is: 'queued' }], MAX_WAITING, { field: 'turn' }),
  ]);
  const fleet: Fleet = {
    environmentId,
    capacity: environment.capacity,
    policies: environment.policies,
    groups: groups.map((row) => ({ ...row, status: row.status === 'active' ? 'active' : 'deleting' })),
    bots: bots.map(seenBot),
    waiting,
  };
  return { fleet, names: new Map(groups.map(({ groupId, name }) => [groupId, name])), about };
}

const living = ['reserved', 'provisioning', 'idle', 'busy', 'leaving'];

function seenBot({ botId, groupId, image, reservedAt, status, idleSince, runId }: BotRow): FleetBot {
  const of = { botId, groupId, reservedAt, image: image ?? { imageId: '', version: 0 } };
  switch (status) {
    case 'reserved':
    case 'provisioning':
      return { ...of, status: 'provisioning' };
    case 'idle':
      return { ...of, status, idleSince: idleSince ?? reservedAt, claim: null };
    case 'busy':
      return { ...of, status, runId: runId ?? '' };
    case 'leaving':
    case 'deleted':
      return { ...of, status: 'leaving' };
  }
}
