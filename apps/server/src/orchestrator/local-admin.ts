import { randomBytes } from 'node:crypto';
import { localAdminCredentialId } from '#sagas/local-admin-connection.saga.js';
import type { SecretStore } from '#vault/ports.js';
import type { HostlerCommand } from '../engine/command-table.js';
import { credentialReference, type AccountCredential } from '../engine/references.js';

/** The account that is made on a group's bots (S44). */
const LOCAL_ADMIN_NAME = 'hostler';
const PASSWORD_BYTES = 24;

/** X22: the password of a group's own account is made before its connection, and is never shown to anybody. */
export async function keepLocalAdminPassword(secrets: SecretStore, command: HostlerCommand): Promise<void> {
  if (command.type !== 'CreateConnection') return;
  const { credentialId, groupId } = command.data;
  if (credentialId !== localAdminCredentialId(groupId)) return;
  const reference = credentialReference(credentialId);
  if ((await secrets.get(reference)) !== undefined) return;
  const credential: AccountCredential = {
    username: LOCAL_ADMIN_NAME,
    password: randomBytes(PASSWORD_BYTES).toString('base64url'),
  };
  await secrets.keepFirst(reference, JSON.stringify(credential));
}
