import type { Message } from '#kernel/message.js';

type OfImage = { readonly environmentId: string; readonly imageId: string };

/** Stored for ever: add fields, never rename one. */
export type ImageEvent =
  | Message<
      'ImageRegistered',
      OfImage & {
        readonly name: string;
        readonly description: string;
        readonly origin: 'default' | 'custom';
        readonly version: number;
        readonly registeredAt: number;
      }
    >
  | Message<'ImageVersionPublished', OfImage & { readonly version: number; readonly publishedAt: number }>;
