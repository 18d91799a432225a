import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { deriveId } from '#kernel/ids.js';
import { streamOf } from '#domain/streams.js';
import { flows, type FlowRow } from '#projections/flows/flows.projection.js';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { addressOf } from '../http/address.js';
import { Answer } from '../http/answer.js';
import { madeBy } from '../http/made-by.js';
import { ENGINE } from '../tokens.js';
import { definitionFrom } from './definition-from.js';
import type { CreateFlowRequest, FlowView } from './flow.dto.js';
import { flowView } from './flow.view.js';

export class CreateFlow extends Command<Answer<FlowView>> {
  constructor(
    readonly environmentId: string,
    readonly request: CreateFlowRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(CreateFlow)
export class CreateFlowHandler implements ICommandHandler<CreateFlow> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ environmentId, request, context }: CreateFlow): Promise<Answer<FlowView>> {
    const { name, description = '' } = request;
    const flowId = deriveId('flow', context.commandId);
    const definition = definitionFrom(request);
    const data = { environmentId, flowId, name, description, definition, ownerId: context.actor };
    const handled = await this.engine.execute({ type: 'CreateFlow', data }, context);
    const row = await madeBy<FlowRow>(this.engine, flows, streamOf('flow', environmentId, flowId), flowId, handled);
    const location = addressOf(environmentId, 'flows', flowId);
    return new Answer(flowView(row, definition), { position: handled.position, location, configuration: row.version });
  }
}
