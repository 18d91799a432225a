import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { flows, type FlowRow } from '#projections/flows/flows.projection.js';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { addressOf } from '../http/address.js';
import { Answer } from '../http/answer.js';
import { editedBy } from '../http/edited-by.js';
import { ENGINE } from '../tokens.js';
import { definitionFrom } from './definition-from.js';
import type { FlowDefinitionRequest, FlowView } from './flow.dto.js';
import { flowView } from './flow.view.js';

/** The flow, at the version that the person saw. */
type FlowAsSeen = {
  readonly environmentId: string;
  readonly flowId: string;
  readonly expectedVersion: number | undefined;
};

export class PublishFlowVersion extends Command<Answer<FlowView>> {
  constructor(
    readonly flow: FlowAsSeen,
    readonly request: FlowDefinitionRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(PublishFlowVersion)
export class PublishFlowVersionHandler implements ICommandHandler<PublishFlowVersion> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ flow, request, context }: PublishFlowVersion): Promise<Answer<FlowView>> {
    const { environmentId, flowId, expectedVersion } = flow;
    const definition = definitionFrom(request);
    const seen = expectedVersion === undefined ? {} : { expectedVersion };
    const data = { environmentId, flowId, definition, ...seen };
    const handled = await this.engine.execute({ type: 'PublishFlowVersion', data }, context);
    const row = await editedBy<FlowRow>(this.engine, flows, flowId, handled);
    const location = addressOf(environmentId, 'flows', flowId);
    return new Answer(flowView(row, definition), { position: handled.position, location, configuration: row.version });
  }
}
