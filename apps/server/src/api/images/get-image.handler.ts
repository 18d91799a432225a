import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ImageRow } from '#projections/images/images.projection.js';
import { Answer } from '../http/answer.js';
import type { WantedMoment } from '../http/moment.js';
import { ReadModels } from '../http/read-models.js';
import type { ImageView } from './image.dto.js';
import { imageView } from './image.view.js';

export class GetImage extends Query<Answer<ImageView>> {
  constructor(
    readonly environmentId: string,
    readonly imageId: string,
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

@QueryHandler(GetImage)
export class GetImageHandler implements IQueryHandler<GetImage> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ environmentId, imageId, moment }: GetImage): Promise<Answer<ImageView>> {
    const models = await this.readModels.at(moment);
    const { row, about } = await models.oneOf<ImageRow>('images', environmentId, imageId);
    return new Answer(imageView(row), { ...about, configuration: row.version });
  }
}
