import { MAX_HOSTED_GROUPS } from '#domain/environment/policies.js';
import { MAX_ADD_ONS } from '#domain/hosted-groups/assign-add-ons.js';
import { expectedEnd, type Expected } from '#planning/estimate.js';
import { guaranteesOf } from '#planning/guarantees.js';
import { backoffOf } from '#planning/provisioning-backoff.js';
import type { QueueSight } from '#planning/queue-sight.js';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import { botCounts } from '#projections/groups/bot-counts.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import { asFleetGroup } from '../../engine/fleet-rows.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';
import { expectedProvisioning } from './expected-provisioning.js';
import { runsUnderWay, type RunsUnderWay } from './runs-under-way.js';

/** What groups and their environment look like from the queue, at one moment. */
export type SightOfFleet = {
  readonly now: number;
  groupName(groupId: string): string | undefined;
  /** `undefined` for a group that the read model has not seen yet. */
  of(groupId: string): Pick<QueueSight, 'group' | 'environment'> | undefined;
};

/** The rows that all sights of one environment are made from. */
type Rows = {
  readonly now: number;
  readonly environment: EnvironmentRow;
  readonly groups: readonly GroupRow[];
  /** Those that are being made, and those that have a run. */
  readonly bots: readonly BotRow[];
  readonly runs: RunsUnderWay;
  readonly guarantees: ReadonlyMap<string, number>;
  readonly expectedProvisioningMs: (groupId: string) => number;
};

export async function sightOfFleet(models: ModelsAtMoment, environmentId: string): Promise<SightOfFleet> {
  const { now } = models;
  const ofEnvironment = { field: 'environmentId', is: environmentId } as const;
  const alive = { field: 'status', in: ['active', 'deleting'] };
  const makingOrBusy = { field: 'status', in: ['reserved', 'provisioning', 'busy'] };
  const [groups, bots, environments, expectedProvisioningMs] = await Promise.all([
    models.all<GroupRow>('groups', [ofEnvironment, alive], MAX_HOSTED_GROUPS),
    models.all<BotRow>('bots', [ofEnvironment, makingOrBusy], MAX_ADD_ONS),
    models.byKey<EnvironmentRow>('environments', [environmentId]),
    expectedProvisioning(models, environmentId),
  ]);
  const runs = await runsUnderWay(models, bots);
  const environment = environments.get(environmentId);
  const guarantees = guaranteesOf({ capacity: environment?.capacity ?? 0, groups: groups.map(asFleetGroup) });
  const byId = new Map(groups.map((group) => [group.groupId, group]));
  return {
    now,
    groupName: (groupId) => byId.get(groupId)?.name,
    of: (groupId) => {
      const group = byId.get(groupId);
      if (group === undefined || environment === undefined) return undefined;
      const rows = { now, environment, groups, bots, runs, guarantees, expectedProvisioningMs };
      return { group: groupSight(group, rows), environment: environmentSight(group, rows) };
    },
  };
}

function groupSight(row: GroupRow, rows: Rows): QueueSight['group'] {
  const { groupId, status, maximum, typicalRunMs } = row;
  const { busy, idle, leaving } = botCounts(row);
  const backoff = backoffOf(asFleetGroup(row), rows.environment.policies, rows.now);
  const beingMade = rows.bots.filter((bot) => bot.groupId === groupId && bot.status !== 'busy');
  return {
    status,
    maximum,
    guarantee: rows.guarantees.get(groupId) ?? 0,
    busy,
    idle,
    leaving,
    provisioningSince: beingMade.map(({ requestedAt, reservedAt }) => requestedAt ?? reservedAt),
    expectedProvisioningMs: rows.expectedProvisioningMs(groupId),
    nextAttemptAt: backoff.phase === 'waiting' ? backoff.nextAttemptAt : null,
    runEnds: runEnds(row, rows),
    typicalRunMs,
  };
}

function environmentSight({ groupId }: GroupRow, rows: Rows): QueueSight['environment'] {
  const { capacity, slots } = rows.environment;
  const guaranteeOf = (group: GroupRow): number => rows.guarantees.get(group.groupId) ?? 0;
  const others = rows.groups.filter((group) => group.groupId !== groupId);
  return {
    capacity,
    held: slots,
    leaving: rows.groups.reduce((sum, group) => sum + group.leaving.length, 0),
    keptForOthers: others.reduce((sum, group) => sum + Math.max(0, guaranteeOf(group) - group.slots), 0),
    otherGroups: others.map((group) => ({ share: group.slots - guaranteeOf(group), runEnds: runEnds(group, rows) })),
  };
}

const runEnds = ({ groupId, typicalRunMs }: GroupRow, { runs, now }: Rows): readonly Expected[] =>
  runs(groupId).flatMap((run) => expectedEnd(run, typicalRunMs, now) ?? []);
