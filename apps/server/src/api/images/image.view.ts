import type { ImageRow } from '#projections/images/images.projection.js';
import { isoTime } from '../http/iso-time.js';
import type { ImageView } from './image.dto.js';

export const imageView = ({ registeredAt, publishedAt, ...row }: ImageRow): ImageView => ({
  imageId: row.imageId,
  environmentId: row.environmentId,
  name: row.name,
  description: row.description,
  origin: row.origin,
  version: row.version,
  registeredAt: isoTime(registeredAt),
  publishedAt: isoTime(publishedAt),
});
