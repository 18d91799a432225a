import type { Message } from '#kernel/message.js';

export type Role = 'SystemAdministrator';

/** People and services as opaque subjects; their names stand in the directory only. Stored for ever. */
export type AccessEvent =
  | Message<
      'PrincipalCreated',
      { readonly subjectId: string; readonly kind: 'person' | 'service'; readonly roles: readonly Role[] }
    >
  | Message<
      'ApiKeyIssued',
      {
        readonly keyId: string;
        readonly subjectId: string;
        readonly label: string;
        readonly issuedAt: number;
        readonly expiresAt: number | null;
      }
    >
  | Message<'ApiKeyRevoked', { readonly keyId: string; readonly subjectId: string; readonly revokedAt: number }>;
