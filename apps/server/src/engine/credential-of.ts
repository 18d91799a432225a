import { SealBroken, type SecretStore } from '#vault/ports.js';
import { credentialReference } from './references.js';

/**
 * X20: whether the credential of a connection can be given to a bot. One that can't be opened, because the key is another one than it
 * was sealed with, is as good as gone.
 */
export async function credentialOf(
  secrets: Pick<SecretStore, 'get'>,
  credentialId: string | null,
): Promise<'there' | 'gone' | 'notNeeded'> {
  if (credentialId === null) return 'notNeeded';
  try {
    return (await secrets.get(credentialReference(credentialId))) === undefined ? 'gone' : 'there';
  } catch (error) {
    if (error instanceof SealBroken) return 'gone';
    throw error;
  }
}
