import type { Role } from '#domain/access/access.events.js';

/** Whose request it is, and by which credential. */
export type Caller = {
  readonly subjectId: string;
  readonly roles: readonly Role[];
  readonly by: 'key' | 'session';
  /** Names the credential, for its revocation. */
  readonly credentialId: string;
  /** ISO 8601 time at which the session ends; a key's end is checked by its store. */
  readonly expiresAt: string | undefined;
};
