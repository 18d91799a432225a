import type { Message } from '#kernel/message.js';
import type { Role } from './access.events.js';

export type PrincipalCommand = Message<
  'CreatePrincipal',
  { readonly subjectId: string; readonly kind: 'person' | 'service'; readonly roles: readonly Role[] }
>;
export type ApiKeyCommand =
  | Message<
      'IssueApiKey',
      { readonly keyId: string; readonly subjectId: string; readonly label: string; readonly expiresAt: number | null }
    >
  | Message<'RevokeApiKey', { readonly keyId: string }>;
