import type { Decider } from '#kernel/decider.js';
import type { DataOf } from '#kernel/message.js';
import { assertNever } from '#kernel/never.js';
import { reject } from '../rejections.js';
import { descriptionFrom, nameFrom } from '../text.js';
import type { ImageCommand } from './image.commands.js';
import type { ImageEvent } from './image.events.js';

type Registered = {
  readonly status: 'registered';
  readonly name: string;
  readonly description: string;
  readonly origin: 'default' | 'custom';
  readonly latestVersion: number;
};
export type ImageState = { readonly status: 'absent' } | Registered;

/** S33: image names are unique. Two registered at the same moment may share one, and are told apart by their ids. */
export type ImageFacts = { readonly nameTaken: boolean };

/** One image, in versions that count from 1. Images are never removed: groups refer to them. */
export const imageDecider: Decider<ImageCommand, ImageState, ImageEvent, ImageFacts> = {
  kind: 'image',
  initial: { status: 'absent' },
  decide: ({ type, data }, image, facts, now) => {
    switch (type) {
      case 'RegisterImage':
        return registerImage(data, image, facts, now);
      case 'PublishImageVersion': {
        if (image.status === 'absent') reject('image-not-found');
        const version = image.latestVersion + 1;
        return [{ type: 'ImageVersionPublished', data: { ...data, version, publishedAt: now } }];
      }
    }
    return assertNever(type);
  },
  evolve: (image, { type, data }) => {
    switch (type) {
      case 'ImageRegistered': {
        const { name, description, origin, version } = data;
        return { status: 'registered', name, description, origin, latestVersion: version };
      }
      case 'ImageVersionPublished':
        return image.status === 'absent' ? image : { ...image, latestVersion: data.version };
    }
    return assertNever(type);
  },
};

function registerImage(
  wish: DataOf<ImageCommand, 'RegisterImage'>,
  image: ImageState,
  { nameTaken }: ImageFacts,
  now: number,
): ImageEvent[] {
  const name = nameFrom(wish.name);
  const description = descriptionFrom(wish.description);
  const { environmentId, imageId, origin } = wish;
  if (image.status === 'registered') {
    const isAsWished = image.name === name && image.description === description && image.origin === origin;
    return isAsWished ? [] : reject('idempotency-key-used');
  }
  if (nameTaken) reject('name-taken');
  const data = { environmentId, imageId, name, description, origin, version: 1, registeredAt: now };
  return [{ type: 'ImageRegistered', data }];
}
