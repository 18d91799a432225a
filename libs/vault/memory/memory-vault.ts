import type { Vault } from '../vault.js';
import { MemoryCredentialStore } from './credential-store.js';
import { MemoryDirectory } from './directory.js';
import { MemoryPayloadStore } from './payload-store.js';
import { MemorySecretStore } from './secret-store.js';

export const memoryVault = (): Vault => ({
  secrets: new MemorySecretStore(),
  payloads: new MemoryPayloadStore(),
  directory: new MemoryDirectory(),
  credentials: new MemoryCredentialStore(),
});
