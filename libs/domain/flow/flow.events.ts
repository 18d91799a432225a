import type { Json, Message } from '#kernel/message.js';

type OfFlow = { readonly environmentId: string; readonly flowId: string };

/** P5: what an agent executes. Environment values are text, or the name of a secret; never a secret's value. */
export type FlowDefinition = {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | { readonly secret: string }>>;
  /** Working folder on the bot; a folder of the session where `null`. */
  readonly folder: string | null;
  /** The flow's own time-out; only the environment's run time-out holds where `null`. */
  readonly timeoutMs: number | null;
  /** JSON Schema (2020-12) that a run's inputs must satisfy; any JSON object where `null`. */
  readonly inputsSchema: Json;
};

/** Stored for ever: add fields, never rename one. */
export type FlowEvent =
  | Message<
      'FlowCreated',
      OfFlow & {
        readonly name: string;
        readonly description: string;
        readonly version: number;
        readonly definition: FlowDefinition;
        readonly ownerId: string;
        readonly createdAt: number;
      }
    >
  | Message<
      'FlowVersionPublished',
      OfFlow & { readonly version: number; readonly definition: FlowDefinition; readonly publishedAt: number }
    >;
