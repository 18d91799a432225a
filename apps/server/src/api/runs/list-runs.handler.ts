import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RunRow } from '#projections/runs/run.row.js';
import type { Answer } from '../http/answer.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { RunNotebook } from './run-notes.js';
import { PRIORITIES, RUN_STATUSES, type RunView } from './run.dto.js';
import { runView } from './run.view.js';

export const runList: ListDefinition = {
  projection: 'runs',
  filters: {
    status: { kind: 'text', values: RUN_STATUSES },
    groupId: { kind: 'text' },
    flowId: { kind: 'text' },
    connectionId: { kind: 'text' },
    botId: { kind: 'text' },
    callerId: { kind: 'text' },
    priority: { kind: 'text', values: PRIORITIES },
    code: { kind: 'text' },
    correlationId: { kind: 'text', column: 'correlationKey' },
    since: { kind: 'time', column: 'queuedAt', compare: 'atLeast', meaning: 'Only runs queued at this time or later.' },
    until: { kind: 'time', column: 'queuedAt', compare: 'below', meaning: 'Only runs queued before this time.' },
  },
  sorts: ['queuedAt', 'startedAt', 'endedAt'],
  defaultSort: '-queuedAt',
  bornAt: 'queuedAt',
};

export class ListRuns extends Query<Answer<Page<RunView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListRuns)
export class ListRunsHandler implements IQueryHandler<ListRuns> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly notebook: RunNotebook,
  ) {}

  execute({ environmentId, asked }: ListRuns): Promise<Answer<Page<RunView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page('runs', within, asked, async (rows: readonly RunRow[], models) => {
      const names = await this.notebook.names(rows, models);
      return rows.map((row) => runView(row, names(row)));
    });
  }
}
