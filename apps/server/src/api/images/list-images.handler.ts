import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ImageRow } from '#projections/images/images.projection.js';
import type { Answer } from '../http/answer.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { ORIGINS, type ImageView } from './image.dto.js';
import { imageView } from './image.view.js';

export const imageList: ListDefinition = {
  projection: 'images',
  filters: { origin: { kind: 'text', values: ORIGINS }, name: { kind: 'text' } },
  sorts: ['name', 'registeredAt'],
  defaultSort: 'name',
  search: 'name',
};

export class ListImages extends Query<Answer<Page<ImageView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListImages)
export class ListImagesHandler implements IQueryHandler<ListImages> {
  constructor(private readonly readModels: ReadModels) {}

  execute({ environmentId, asked }: ListImages): Promise<Answer<Page<ImageView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page('images', within, asked, (rows: readonly ImageRow[]) => rows.map(imageView));
  }
}
