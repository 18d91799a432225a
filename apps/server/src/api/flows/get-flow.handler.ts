import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { flowVersionKey, type FlowVersionRow } from '#projections/flow-versions/flow-versions.projection.js';
import type { FlowRow } from '#projections/flows/flows.projection.js';
import { Answer } from '../http/answer.js';
import type { WantedMoment } from '../http/moment.js';
import { ReadModels } from '../http/read-models.js';
import type { FlowView } from './flow.dto.js';
import { flowView } from './flow.view.js';

export class GetFlow extends Query<Answer<FlowView>> {
  constructor(
    readonly environmentId: string,
    readonly flowId: string,
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

@QueryHandler(GetFlow)
export class GetFlowHandler implements IQueryHandler<GetFlow> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ environmentId, flowId, moment }: GetFlow): Promise<Answer<FlowView>> {
    const models = await this.readModels.at(moment);
    const { row, about } = await models.oneOf<FlowRow>('flows', environmentId, flowId);
    const key = flowVersionKey(flowId, row.version);
    // The two read models move apart for a moment: wait for what the flow's own row has seen.
    const version = await models.seenBy(about).oneOf<FlowVersionRow>('flow-versions', environmentId, key);
    return new Answer(flowView(row, version.row.definition), { ...about, configuration: row.version });
  }
}
