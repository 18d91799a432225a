import type { ApiKeyView } from '#protocol/generated/api.gen.js';

/** Whether programs still get in by a key, or why not. */
export function stateOfKey(
  { expiresAt, revokedAt }: Pick<ApiKeyView, 'expiresAt' | 'revokedAt'>,
  now: number,
): 'active' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'active';
}
