import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { FlowRow } from '#projections/flows/flows.projection.js';
import type { QueueRow } from '#projections/queue/queue.row.js';
import type { Answer } from '../http/answer.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { placesOf } from './places.js';
import { PRIORITIES } from '../runs/run.dto.js';
import { WAITING_STATUSES, type QueuedRunView } from './queue.dto.js';
import { queuedRunView } from './queue.view.js';
import { sightOfFleet } from './sight-of-fleet.js';

export const queueList: ListDefinition = {
  projection: 'queue',
  filters: {
    runId: { kind: 'text', column: 'key' },
    groupId: { kind: 'text' },
    flowId: { kind: 'text' },
    callerId: { kind: 'text' },
    status: { kind: 'text', values: WAITING_STATUSES },
    priority: { kind: 'text', values: PRIORITIES },
  },
  sorts: ['turn', 'queuedAt', 'queueDeadline'],
  defaultSort: 'turn',
};

export class ListQueue extends Query<Answer<Page<QueuedRunView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

/** U3, S50: the runs that wait, each with why, until when, and when it may start. */
@QueryHandler(ListQueue)
export class ListQueueHandler implements IQueryHandler<ListQueue> {
  constructor(private readonly readModels: ReadModels) {}

  execute({ environmentId, asked }: ListQueue): Promise<Answer<Page<QueuedRunView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page('queue', within, asked, async (rows: readonly QueueRow[], models) => {
      const [places, sight, flows] = await Promise.all([
        placesOf(models, rows),
        sightOfFleet(models, environmentId),
        models.byKey<FlowRow>(
          'flows',
          rows.map(({ flowId }) => flowId),
        ),
      ]);
      return rows.map((row) => queuedRunView(row, places.get(row.runId), sight, flows.get(row.flowId)?.name));
    });
  }
}
