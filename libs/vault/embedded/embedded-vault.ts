import type { Sql } from '../ports.js';
import type { Vault } from '../vault.js';
import { EmbeddedCredentialStore } from './credential-store.js';
import { EmbeddedDirectory } from './directory.js';
import type { MasterKey } from './master-key.js';
import { EmbeddedPayloadStore } from './payload-store.js';
import { EmbeddedSecretStore } from './secret-store.js';

/** The vault in the engine's own PostgreSQL; its tables are made by the migration `0003-vault`. */
export const embeddedVault = (sql: Sql, master: MasterKey): Vault => ({
  secrets: new EmbeddedSecretStore(sql, master),
  payloads: new EmbeddedPayloadStore(sql),
  directory: new EmbeddedDirectory(sql),
  credentials: new EmbeddedCredentialStore(sql),
});
