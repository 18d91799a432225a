import type { Message } from '#kernel/message.js';
import type { Policies, PolicyName } from './policies.js';

type OfEnvironment = { readonly environmentId: string };

/** Stored for ever: add fields, never rename one. */
export type EnvironmentEvent =
  | Message<'EnvironmentCreated', OfEnvironment & { readonly name: string; readonly policies: Policies }>
  | Message<
      'PolicyChanged',
      OfEnvironment & { readonly policy: PolicyName; readonly value: number; readonly previousValue: number }
    >
  /** A secret got a value, its first or another one. The value stands in the secret store only. */
  | Message<'SecretSet', OfEnvironment & { readonly name: string }>
  | Message<'SecretRemoved', OfEnvironment & { readonly name: string }>;
