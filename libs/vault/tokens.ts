import { createHash, randomBytes } from 'node:crypto';
import type { CredentialKind } from './ports.js';

const TOKEN_BYTES = 32;
const BASE64URL_CHARACTERS = 43;

/** A token of 256 random bits that says what it is for: whoever finds one knows whom to tell, and a scanner can look for it. */
export const newToken = (kind: CredentialKind): string =>
  `hst_${kind}_${randomBytes(TOKEN_BYTES).toString('base64url')}`;

/**
 * What is kept of a token, as hexadecimal SHA-256: nobody guesses 256 random bits, so no slow hash is needed. `undefined` for
 * what can't be a token of this kind.
 */
export function digestOf(kind: CredentialKind, token: string): string | undefined {
  const prefix = `hst_${kind}_`;
  const random = token.slice(prefix.length);
  if (!token.startsWith(prefix) || random.length !== BASE64URL_CHARACTERS || !/^[\w-]+$/.test(random)) return undefined;
  return createHash('sha256').update(token).digest('hex');
}
