import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { deriveId } from '#kernel/ids.js';
import { streamOf } from '#domain/streams.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import { groups } from '#projections/groups/groups.projection.js';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { addressOf } from '../http/address.js';
import { Answer } from '../http/answer.js';
import { madeBy } from '../http/made-by.js';
import { ImageChoice } from '../images/image-choice.js';
import { ENGINE } from '../tokens.js';
import type { CreateHostedGroupRequest, HostedGroupView } from './hosted-group.dto.js';
import { hostedGroupView } from './hosted-group.view.js';

export class CreateHostedGroup extends Command<Answer<HostedGroupView>> {
  constructor(
    readonly environmentId: string,
    readonly request: CreateHostedGroupRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(CreateHostedGroup)
export class CreateHostedGroupHandler implements ICommandHandler<CreateHostedGroup> {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly images: ImageChoice,
  ) {}

  async execute({ environmentId, request, context }: CreateHostedGroup): Promise<Answer<HostedGroupView>> {
    const { imageId, description = '', sessionReuse = false, access = 'agentAccount', ...given } = request;
    const groupId = deriveId('group', context.commandId);
    const image = await this.images.versionOf(environmentId, imageId);
    const data = { environmentId, groupId, ...given, description, sessionReuse, image, access, ownerId: context.actor };
    const handled = await this.engine.execute({ type: 'CreateHostedGroup', data }, context);
    const stream = streamOf('hostedGroups', environmentId);
    const row = await madeBy<GroupRow>(this.engine, groups, stream, groupId, handled);
    return new Answer(hostedGroupView(row), {
      position: handled.position,
      configuration: row.configuration,
      location: addressOf(environmentId, 'hosted-groups', groupId),
    });
  }
}
