import type { AnyFolds } from '#kernel/fold.js';
import type { Message } from '#kernel/message.js';
import type { ColumnType, Projection } from '#kernel/projection.js';
import { activity } from './activity/activity.projection.js';
import { apiKeys } from './api-keys/api-keys.projection.js';
import { audit } from './audit/audit.projection.js';
import { bots } from './bots/bots.projection.js';
import { capacities } from './capacities/capacities.projection.js';
import { connections } from './connections/connections.projection.js';
import { environments } from './environments/environments.projection.js';
import { flowVersions } from './flow-versions/flow-versions.projection.js';
import { flows } from './flows/flows.projection.js';
import { groups } from './groups/groups.projection.js';
import { images } from './images/images.projection.js';
import { principals } from './principals/principals.projection.js';
import { provisioningErrors } from './provisioning-errors/provisioning-errors.projection.js';
import { queue } from './queue/queue.projection.js';
import { runs } from './runs/runs.projection.js';
import { scalingDecisions } from './scaling-decisions/scaling-decisions.projection.js';
import { secrets } from './secrets/secrets.projection.js';

/** A projection as its runner sees it: which rows and events it speaks of is known only to itself. */
export type ListedProjection = {
  readonly name: string;
  readonly version: number;
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly indexes: readonly (readonly string[])[];
  /** Whether closed versions of rows are kept, for time travel (U1). */
  readonly history: boolean;
  readonly on: AnyFolds;
};

/** Every read model there is. What is not listed here is not run. */
export const projections: readonly ListedProjection[] = [
  withHistory(environments),
  withHistory(secrets),
  withHistory(groups),
  withHistory(bots),
  withHistory(queue),
  withHistory(runs),
  withHistory(provisioningErrors),
  withHistory(scalingDecisions),
  withHistory(capacities),
  withHistory(images),
  withHistory(flows),
  withHistory(flowVersions),
  withHistory(connections),
  withHistory(principals),
  withHistory(apiKeys),
  /** Its rows never change: as of a position, it is the rows up to there. */
  withoutHistory(audit),
  /** Roll-ups of past spans of time, which are read as they stand now. */
  withoutHistory(activity),
];

function withHistory<Row extends object, E extends Message>(projection: Projection<Row, E>): ListedProjection {
  return { ...listed(projection), history: true };
}

function withoutHistory<Row extends object, E extends Message>(projection: Projection<Row, E>): ListedProjection {
  return { ...listed(projection), history: false };
}

/** The types end here: a runner looks a fold up by the type of the event that it is given. */
function listed<Row extends object, E extends Message>(
  projection: Projection<Row, E>,
): Omit<ListedProjection, 'history'> {
  return projection as unknown as Omit<ListedProjection, 'history'>;
}
