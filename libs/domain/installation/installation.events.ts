import type { Message } from '#kernel/message.js';

/** The first event of every log: whose it is. */
export type InstallationEvent = Message<
  'InstallationCreated',
  { readonly installationId: string; readonly namespace: string }
>;
