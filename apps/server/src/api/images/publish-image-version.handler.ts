import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { images, type ImageRow } from '#projections/images/images.projection.js';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import { editedBy } from '../http/edited-by.js';
import { ENGINE } from '../tokens.js';
import type { ImageView } from './image.dto.js';
import { imageView } from './image.view.js';

export class PublishImageVersion extends Command<Answer<ImageView>> {
  constructor(
    readonly environmentId: string,
    readonly imageId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(PublishImageVersion)
export class PublishImageVersionHandler implements ICommandHandler<PublishImageVersion> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ environmentId, imageId, context }: PublishImageVersion): Promise<Answer<ImageView>> {
    const handled = await this.engine.execute(
      { type: 'PublishImageVersion', data: { environmentId, imageId } },
      context,
    );
    const row = await editedBy<ImageRow>(this.engine, images, imageId, handled);
    return new Answer(imageView(row), { position: handled.position, configuration: row.version });
  }
}
