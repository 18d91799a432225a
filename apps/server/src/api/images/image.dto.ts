import { MAX_DESCRIPTION_CHARACTERS, MAX_NAME_CHARACTERS } from '#domain/text.js';
import { Id, OneOf, Text, Time, Whole } from '../http/fields.js';

export const MAX_IMAGE_VERSION = 1_000_000;

export const ORIGINS = ['default', 'custom'];

export class ImageVersionView {
  @Id({ meaning: 'The image.' })
  imageId: string;

  @Whole({ meaning: 'Its version.', minimum: 1, maximum: MAX_IMAGE_VERSION })
  version: number;
}

export class RegisterImageRequest {
  @Text({
    meaning: 'Unique among the images of the environment.',
    minimum: 1,
    maximum: MAX_NAME_CHARACTERS,
    example: 'Windows 11 with SAP GUI',
  })
  name: string;

  @Text({ meaning: 'What is on it.', maximum: MAX_DESCRIPTION_CHARACTERS, optional: true })
  description?: string;
}

export class ImageView {
  @Id({ meaning: 'Names the image in addresses.' })
  imageId: string;

  @Id({ meaning: 'The environment that it belongs to.' })
  environmentId: string;

  @Text({ meaning: 'Its name.', maximum: MAX_NAME_CHARACTERS })
  name: string;

  @Text({ meaning: 'What is on it.', maximum: MAX_DESCRIPTION_CHARACTERS })
  description: string;

  @OneOf({ meaning: 'The image of every environment, or one of your own.', values: ORIGINS })
  origin: string;

  @Whole({ meaning: 'Its latest version.', minimum: 1, maximum: MAX_IMAGE_VERSION })
  version: number;

  @Time({ meaning: 'When it was registered.' })
  registeredAt: string;

  @Time({ meaning: 'When its latest version was published.' })
  publishedAt: string;
}
