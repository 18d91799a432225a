import type { FleetGroup } from '#planning/fleet.js';
import { guaranteesOf } from '#planning/guarantees.js';
import { backoffOf } from '#planning/provisioning-backoff.js';
import type { QueueSight } from '#planning/queue-sight.js';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import { botCounts } from '#projections/groups/bot-counts.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';
import { expectedProvisioning } from './expected-provisioning.js';

const MAX_GROUPS = 10_000;
const MAX_PROVISIONING_BOTS = 10_000;

/** What groups and their environment look like from the queue, at one moment. */
export type SightOfFleet = {
  readonly now: number;
  groupName(groupId: string): string | undefined;
  /** `undefined` for a group that the read model has not seen yet. */
  of(groupId: string): Pick<QueueSight, 'group' | 'environment'> | undefined;
};

export async function sightOfFleet(models: ModelsAtMoment, environmentId: string): Promise<SightOfFleet> {
  const { now } = models;
  const ofEnvironment = { field: 'environmentId', is: environmentId } as const;
  const alive = { field: 'status', in: ['active', 'deleting'] };
  const making = { field: 'status', in: ['reserved', 'provisioning'] };
  const [groups, provisioning, environments, expectedMs] = await Promise.all([
    models.all<GroupRow>('groups', [ofEnvironment, alive], MAX_GROUPS),
    models.all<BotRow>('bots', [ofEnvironment, making], MAX_PROVISIONING_BOTS),
    models.byKey<EnvironmentRow>('environments', [environmentId]),
    expectedProvisioning(models, environmentId),
  ]);
  const environment = environments.get(environmentId);
  const guarantees = guaranteesOf({ capacity: environment?.capacity ?? 0, groups: groups.map(asFleetGroup) });
  return {
    now,
    groupName: (groupId) => groups.find((group) => group.groupId === groupId)?.name,
    of: (groupId) => {
      const group = groups.find((row) => row.groupId === groupId);
      if (group === undefined || environment === undefined) return undefined;
      return {
        group: groupSight(group, environment, provisioning, guarantees, expectedMs(groupId), now),
        environment: environmentSight(group, environment, groups, guarantees),
      };
    },
  };
}

function groupSight(
  row: GroupRow,
  { policies }: EnvironmentRow,
  provisioning: readonly BotRow[],
  guarantees: ReadonlyMap<string, number>,
  expectedProvisioningMs: number,
  now: number,
): QueueSight['group'] {
  const { busy, idle, leaving } = botCounts(row);
  const backoff = backoffOf(asFleetGroup(row), policies, now);
  return {
    status: row.status,
    maximum: row.maximum,
    guarantee: guarantees.get(row.groupId) ?? 0,
    busy,
    idle,
    leaving,
    provisioningSince: provisioning
      .filter(({ groupId }) => groupId === row.groupId)
      .map(({ requestedAt, reservedAt }) => requestedAt ?? reservedAt),
    expectedProvisioningMs,
    nextAttemptAt: backoff.phase === 'waiting' ? backoff.nextAttemptAt : null,
    nextRunEndAt: null,
  };
}

function environmentSight(
  { groupId }: GroupRow,
  { capacity, slots }: EnvironmentRow,
  groups: readonly GroupRow[],
  guarantees: ReadonlyMap<string, number>,
): QueueSight['environment'] {
  const others = groups.filter((group) => group.groupId !== groupId);
  const guaranteeOf = (group: GroupRow): number => guarantees.get(group.groupId) ?? 0;
  return {
    capacity,
    held: slots,
    leaving: groups.reduce((sum, group) => sum + group.leaving.length, 0),
    keptForOthers: others.reduce((sum, group) => sum + Math.max(0, guaranteeOf(group) - group.slots), 0),
    largestShareElsewhere: others.reduce((most, group) => Math.max(most, group.slots - guaranteeOf(group)), 0),
    nextHandoverAt: null,
  };
}

const asFleetGroup = (row: GroupRow): FleetGroup => ({
  groupId: row.groupId,
  status: row.status === 'active' ? 'active' : 'deleting',
  committed: row.committed,
  maximum: row.maximum,
  image: row.image,
  createdAt: row.createdAt,
  failuresInARow: row.failuresInARow,
  lastFailureAt: row.lastFailureAt,
});
