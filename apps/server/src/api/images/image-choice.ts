import { Inject, Injectable } from '@nestjs/common';
import type { ImageVersion } from '#domain/hosted-groups/hosted-groups.events.js';
import { imageDecider } from '#domain/image/image.decider.js';
import { reject } from '#domain/rejections.js';
import { streamOf } from '#domain/streams.js';
import type { ImageRow } from '#projections/images/images.projection.js';
import type { Engine } from '../../engine/engine.js';
import { ReadModels } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';

/** Which version of which image a person means who leaves one or both out. */
@Injectable()
export class ImageChoice {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'states'>,
    private readonly readModels: ReadModels,
  ) {}

  /** The default image and the latest version, unless told otherwise. Whether they exist is for the domain to say. */
  async versionOf(environmentId: string, imageId?: string, version?: number): Promise<ImageVersion> {
    const chosen = imageId ?? (await this.defaultImage(environmentId));
    if (version !== undefined) return { imageId: chosen, version };
    const { state } = await this.engine.states.load(imageDecider, streamOf('image', environmentId, chosen));
    return state.status === 'absent' ? reject('image-not-found') : { imageId: chosen, version: state.latestVersion };
  }

  private async defaultImage(environmentId: string): Promise<string> {
    const where = [
      { field: 'environmentId', is: environmentId },
      { field: 'origin', is: 'default' },
    ];
    const [image] = await this.readModels.present.all<ImageRow>('images', where, 1);
    return image?.imageId ?? reject('image-not-found');
  }
}
