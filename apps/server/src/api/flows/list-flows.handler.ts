import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { FlowRow } from '#projections/flows/flows.projection.js';
import type { Answer } from '../http/answer.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import type { FlowSummaryView } from './flow.dto.js';
import { flowSummaryView } from './flow.view.js';

export const flowList: ListDefinition = {
  projection: 'flows',
  filters: { ownerId: { kind: 'text' }, name: { kind: 'text' } },
  sorts: ['name', 'createdAt', 'publishedAt'],
  defaultSort: 'name',
  search: 'name',
};

export class ListFlows extends Query<Answer<Page<FlowSummaryView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListFlows)
export class ListFlowsHandler implements IQueryHandler<ListFlows> {
  constructor(private readonly readModels: ReadModels) {}

  execute({ environmentId, asked }: ListFlows): Promise<Answer<Page<FlowSummaryView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page('flows', within, asked, (rows: readonly FlowRow[]) => rows.map(flowSummaryView));
  }
}
