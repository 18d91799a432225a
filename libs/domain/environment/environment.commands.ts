import type { Message } from '#kernel/message.js';

type OfEnvironment = { readonly environmentId: string };

export type EnvironmentCommand =
  | Message<'CreateEnvironment', OfEnvironment & { readonly name: string }>
  /** `policy` is a name of {@link policyDefinitions}; unknown ones and values out of bounds are refused. */
  | Message<'ChangePolicy', OfEnvironment & { readonly policy: string; readonly value: number }>
  | Message<'SetSecret', OfEnvironment & { readonly name: string }>
  | Message<'RemoveSecret', OfEnvironment & { readonly name: string }>;
