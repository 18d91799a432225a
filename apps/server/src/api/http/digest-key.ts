import { randomBytes } from 'node:crypto';
import type { SecretStore } from '#vault/ports.js';
import { DIGEST_KEY_REFERENCE } from '../../engine/references.js';

const KEY_BYTES = 32;

/** The key of the digests of requests, the same for all servers of an installation; made at the first start. */
export async function digestKeyFrom(secrets: SecretStore): Promise<string> {
  const known = await secrets.get(DIGEST_KEY_REFERENCE);
  if (known !== undefined) return known;
  await secrets.put(DIGEST_KEY_REFERENCE, randomBytes(KEY_BYTES).toString('base64url'));
  // Of two servers that start at once, the one that wrote last is believed by both from the next start on.
  return (await secrets.get(DIGEST_KEY_REFERENCE)) ?? digestKeyFrom(secrets);
}
