import type { Message } from '#kernel/message.js';

export type InstallationCommand = Message<
  'SkipPoisonEvent',
  {
    readonly runner: string;
    readonly version: number;
    readonly key: string;
    readonly eventId: string;
    readonly position: string;
  }
>;
