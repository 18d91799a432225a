import { randomBytes } from 'node:crypto';
import type { SecretStore } from '#vault/ports.js';
import { DIGEST_KEY_REFERENCE } from '../../engine/references.js';

const KEY_BYTES = 32;

/** The key of the digests of requests, the same for all servers of an installation; made at the first start. */
export async function digestKeyFrom(secrets: SecretStore): Promise<string> {
  const known = await secrets.get(DIGEST_KEY_REFERENCE);
  return known ?? secrets.keepFirst(DIGEST_KEY_REFERENCE, randomBytes(KEY_BYTES).toString('base64url'));
}
