import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import type { Answer } from '../http/answer.js';
import { ImageChoice } from '../images/image-choice.js';
import { ENGINE } from '../tokens.js';
import { editedGroup, type GroupAsSeen } from './edited-group.js';
import type { HostedGroupView, UpdateImageRequest } from './hosted-group.dto.js';

export class UpdateImage extends Command<Answer<HostedGroupView>> {
  constructor(
    readonly group: GroupAsSeen,
    readonly request: UpdateImageRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(UpdateImage)
export class UpdateImageHandler implements ICommandHandler<UpdateImage> {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly images: ImageChoice,
  ) {}

  async execute({ group, request, context }: UpdateImage): Promise<Answer<HostedGroupView>> {
    const image = await this.images.versionOf(group.environmentId, request.imageId, request.version);
    const handled = await this.engine.execute({ type: 'UpdateImage', data: { ...group, image } }, context);
    return editedGroup(this.engine, group.groupId, handled);
  }
}
