import type { Message } from '#kernel/message.js';

/** What concerns an installation as a whole. Stored for ever: add fields, never rename one. */
export type InstallationEvent =
  /** The first event of every log: whose it is. */
  | Message<'InstallationCreated', { readonly installationId: string; readonly namespace: string }>
  /** A person has decided that one row goes on without one poison event. Every rebuild leaves it out too. */
  | Message<
      'PoisonEventSkipped',
      {
        /** Name and version of the projection, saga or effect … */
        readonly runner: string;
        readonly version: number;
        /** … the row … */
        readonly key: string;
        /** … and the event. */
        readonly eventId: string;
        readonly position: string;
      }
    >;
