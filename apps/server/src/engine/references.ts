import { deriveId } from '#kernel/ids.js';

/** Where things stand in the secret store and the payload store. Derived, so that storing twice is storing once. */
export const secretReference = (environmentId: string, name: string): string =>
  `environment/${environmentId}/${name.toLowerCase()}`;
export const credentialReference = (credentialId: string): string => `credential/${credentialId}`;
/** The key that signs agents' access and run tokens. */
export const TOKEN_KEY_REFERENCE = 'server/token-key';
/** The key of the digests by which a repeated request is told from another one. */
export const DIGEST_KEY_REFERENCE = 'server/digest-key';

export const inputsReference = (commandId: string): string => deriveId('inputs', commandId);
export const commentReference = (commandId: string): string => deriveId('comment', commandId);
export const outputsReference = (runId: string, claim: number): string => deriveId('outputs', runId, claim);
/** What the agent said about a failure, for people; it may quote the flow, so it is no part of the log. */
export const failureReference = (runId: string): string => deriveId('failure', runId);

/** User name and password of a connection of kind `account`, as the secret store holds them. */
export type AccountCredential = { readonly username: string; readonly password: string };
