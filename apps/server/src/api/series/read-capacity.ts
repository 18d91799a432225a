import { scopeOf, type Scope } from '#projections/activity/activity-keys.js';
import type { CapacityRow } from '#projections/capacities/capacities.projection.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';
import type { Changes } from './capacity.js';

/** More changes than these in one stretch are not drawn one by one: the latest of them are. */
const MAX_CHANGES = 1_000;

type Wanted = {
  readonly environmentId: string;
  readonly groupId: string | undefined;
  readonly from: number;
  readonly to: number;
};

/** The limits of a stretch: of the environment, and of the group where one is asked for. */
export async function readCapacity(models: ModelsAtMoment, wanted: Wanted): Promise<readonly Changes[]> {
  const { environmentId, groupId } = wanted;
  const scopes = [
    scopeOf(environmentId, undefined),
    ...(groupId === undefined ? [] : [scopeOf(environmentId, groupId)]),
  ];
  return Promise.all(scopes.map((scope) => changesOf(models, scope, wanted)));
}

async function changesOf(models: ModelsAtMoment, scope: Scope, { from, to }: Wanted): Promise<Changes> {
  const latest = { field: 'since', descending: true } as const;
  const of = { field: 'scope', is: scope };
  const [before, within] = await Promise.all([
    models.all<CapacityRow>('capacities', [of, { field: 'since', below: from }], 1, latest),
    models.all<CapacityRow>('capacities', [of, { field: 'since', atLeast: from, below: to + 1 }], MAX_CHANGES, latest),
  ]);
  return [...within, ...before].toReversed();
}
