import type { Message } from '#kernel/message.js';

type OfImage = { readonly environmentId: string; readonly imageId: string };

export type ImageCommand =
  | Message<
      'RegisterImage',
      OfImage & { readonly name: string; readonly description: string; readonly origin: 'default' | 'custom' }
    >
  | Message<'PublishImageVersion', OfImage>;
