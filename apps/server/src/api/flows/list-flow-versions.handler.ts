import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { FlowRow } from '#projections/flows/flows.projection.js';
import type { FlowVersionRow } from '#projections/flow-versions/flow-versions.projection.js';
import type { Answer } from '../http/answer.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import type { FlowVersionView } from './flow.dto.js';
import { flowVersionView } from './flow.view.js';

export const flowVersionList: ListDefinition = {
  projection: 'flow-versions',
  filters: { version: { kind: 'integer' } },
  sorts: ['version'],
  defaultSort: '-version',
};

export class ListFlowVersions extends Query<Answer<Page<FlowVersionView>>> {
  constructor(
    readonly environmentId: string,
    readonly flowId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListFlowVersions)
export class ListFlowVersionsHandler implements IQueryHandler<ListFlowVersions> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ environmentId, flowId, asked }: ListFlowVersions): Promise<Answer<Page<FlowVersionView>>> {
    const models = await this.readModels.at(asked.moment);
    await models.oneOf<FlowRow>('flows', environmentId, flowId);
    const within = [
      { field: 'environmentId', is: environmentId },
      { field: 'flowId', is: flowId },
    ];
    return this.readModels.page('flow-versions', within, asked, (rows: readonly FlowVersionRow[]) =>
      rows.map(flowVersionView),
    );
  }
}
