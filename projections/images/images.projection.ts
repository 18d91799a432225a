import type { Projection } from '#kernel/projection.js';
import type { ImageEvent } from '#domain/image/image.events.js';
import { byImage } from '../keys.js';
import { onRow } from '../on-row.js';

/** S7, S17: an image that groups make their bots from, and its latest version. */
export type ImageRow = {
  readonly imageId: string;
  readonly environmentId: string;
  readonly name: string;
  readonly description: string;
  readonly origin: 'default' | 'custom';
  readonly version: number;
  readonly registeredAt: number;
  /** When the latest version was published. */
  readonly publishedAt: number;
};

export const images: Projection<ImageRow, ImageEvent> = {
  name: 'images',
  version: 1,
  columns: { environmentId: 'text', name: 'text', origin: 'text', registeredAt: 'integer' },
  indexes: [['environmentId', 'name']],
  on: {
    ImageRegistered: {
      key: byImage,
      row: (_, { data }) => ({
        imageId: data.imageId,
        environmentId: data.environmentId,
        name: data.name,
        description: data.description,
        origin: data.origin,
        version: data.version,
        registeredAt: data.registeredAt,
        publishedAt: data.registeredAt,
      }),
    },
    ImageVersionPublished: onRow(byImage, (row, { data }) => ({
      ...row,
      version: data.version,
      publishedAt: data.publishedAt,
    })),
  },
};
