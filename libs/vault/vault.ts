import type { CredentialStore, Directory, PayloadStore, SecretStore } from './ports.js';

/** Everything that may not stand in an event, so that it can be erased. */
export type Vault = {
  readonly secrets: SecretStore;
  readonly payloads: PayloadStore;
  readonly directory: Directory;
  readonly credentials: CredentialStore;
};
