import { everKey, hourKey, minuteKey, scopeOf, type Scope } from '#projections/activity/activity-keys.js';
import { noActivity, type ActivityRow } from '#projections/activity/activity.row.js';
import type { RunRow } from '#projections/runs/run.row.js';
import type { RowFilter } from '#runtime/row-query.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';
import type { RolledUp } from './rolled-up-series.js';
import type { Steps } from './steps.js';

type Of = { readonly environmentId: string; readonly groupId: string | undefined };

/** Minutes and hours of a group or an environment, as the present knows them. */
export async function readRolledUp(present: ModelsAtMoment, of: Of, steps: Steps): Promise<Omit<RolledUp, 'limits'>> {
  const scope = scopeOf(of.environmentId, of.groupId);
  // What waits is looked at first: a run that starts in between is then known twice, and not never.
  const firstWaitingSince = await firstWaiting(present, of);
  const rows = await present.byKey<ActivityRow>('activity', [...keysOf(scope, steps).keys()]);
  const spans = [...keysOf(scope, steps)].flatMap(([key, from]) => {
    const row = rows.get(key);
    // In the ring of minutes another one may stand in its place.
    return row !== undefined && row.from === from ? [row] : [];
  });
  return { ever: rows.get(everKey(scope)) ?? noActivity(0), spans, firstWaitingSince };
}

/** The spans' keys with the times at which they begin; all of them are read at once, so that their sums agree. */
const keysOf = (scope: Scope, { minutes, hours }: Steps): ReadonlyMap<string, number | undefined> =>
  new Map<string, number | undefined>([
    [everKey(scope), undefined],
    ...minutes.map((from) => [minuteKey(scope, from), from] as const),
    ...hours.map((from) => [hourKey(scope, from), from] as const),
  ]);

async function firstWaiting(present: ModelsAtMoment, { environmentId, groupId }: Of): Promise<number | null> {
  const within: RowFilter =
    groupId === undefined ? { field: 'environmentId', is: environmentId } : { field: 'groupId', is: groupId };
  const firsts = ['queued', 'assigned'].map((status) =>
    present.all<RunRow>('runs', [within, { field: 'status', is: status }], 1, { field: 'queuedAt' }),
  );
  const times = (await Promise.all(firsts)).flat().map(({ queuedAt }) => queuedAt);
  return times.length === 0 ? null : Math.min(...times);
}
