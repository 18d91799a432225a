import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import type { ImageEvent } from '#domain/image/image.events.js';
import { images } from './images.projection.js';

const image = { environmentId: 'default', imageId: 'image-1' };
const registration = {
  ...image,
  name: 'Default Windows Desktop Image',
  description: '',
  origin: 'default',
  version: 1,
  registeredAt: 10,
} as const;
const registered: ImageEvent = { type: 'ImageRegistered', data: registration };
const published: ImageEvent = { type: 'ImageVersionPublished', data: { ...image, version: 2, publishedAt: 20 } };

describe('images', () => {
  it('S17 shows the default image with its latest version', () => {
    projectionSpec(images)
      .given(registered)
      .then({ 'image-1': { ...registration, publishedAt: 10 } });
    projectionSpec(images)
      .given(registered, published)
      .then({ 'image-1': { ...registration, version: 2, publishedAt: 20 } });
  });
});
