import type { Vault } from '../vault.js';
import { credentialStoreContract } from './credential-store.contract.js';
import { directoryContract } from './directory.contract.js';
import { payloadStoreContract } from './payload-store.contract.js';
import { runLogContract } from './run-log.contract.js';
import { secretStoreContract } from './secret-store.contract.js';

/** All that a vault keeps to. `open` gives an empty one. */
export function vaultContract(open: () => Promise<Vault>): void {
  secretStoreContract(async () => (await open()).secrets);
  payloadStoreContract(async () => (await open()).payloads);
  runLogContract(async () => (await open()).payloads);
  directoryContract(async () => (await open()).directory);
  credentialStoreContract(async () => (await open()).credentials);
}
