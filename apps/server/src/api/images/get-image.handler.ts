import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ImageRow } from '#projections/images/images.projection.js';
import { Answer } from '../http/answer.js';
import { ReadModels } from '../http/read-models.js';
import type { ImageView } from './image.dto.js';
import { imageView } from './image.view.js';

export class GetImage extends Query<Answer<ImageView>> {
  constructor(
    readonly environmentId: string,
    readonly imageId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetImage)
export class GetImageHandler implements IQueryHandler<GetImage> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ environmentId, imageId, after }: GetImage): Promise<Answer<ImageView>> {
    const { row, about } = await this.readModels.oneOf<ImageRow>('images', environmentId, imageId, after);
    return new Answer(imageView(row), { ...about, configuration: row.version });
  }
}
