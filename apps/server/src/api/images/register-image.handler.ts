import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { deriveId } from '#kernel/ids.js';
import { streamOf } from '#domain/streams.js';
import { images, type ImageRow } from '#projections/images/images.projection.js';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { addressOf } from '../http/address.js';
import { Answer } from '../http/answer.js';
import { madeBy } from '../http/made-by.js';
import { ENGINE } from '../tokens.js';
import type { ImageView, RegisterImageRequest } from './image.dto.js';
import { imageView } from './image.view.js';

export class RegisterImage extends Command<Answer<ImageView>> {
  constructor(
    readonly environmentId: string,
    readonly request: RegisterImageRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(RegisterImage)
export class RegisterImageHandler implements ICommandHandler<RegisterImage> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ environmentId, request, context }: RegisterImage): Promise<Answer<ImageView>> {
    const imageId = deriveId('image', context.commandId);
    const data = { environmentId, imageId, description: '', ...request, origin: 'custom' } as const;
    const handled = await this.engine.execute({ type: 'RegisterImage', data }, context);
    const stream = streamOf('image', environmentId, imageId);
    const row = await madeBy<ImageRow>(this.engine, images, stream, imageId, handled);
    const location = addressOf(environmentId, 'images', imageId);
    return new Answer(imageView(row), { position: handled.position, location, configuration: row.version });
  }
}
