import type { Decider } from '#kernel/decider.js';
import type { DataOf } from '#kernel/message.js';
import { assertNever } from '#kernel/never.js';
import { reject } from '../rejections.js';
import { nameFrom } from '../text.js';
import type { ApiKeyCommand } from './access.commands.js';
import type { AccessEvent } from './access.events.js';

type ApiKeyEvent = Extract<AccessEvent, { type: 'ApiKeyIssued' | 'ApiKeyRevoked' }>;
type Issued = {
  readonly status: 'issued' | 'revoked';
  readonly subjectId: string;
  readonly label: string;
  readonly expiresAt: number | null;
};
export type ApiKeyState = { readonly status: 'absent' } | Issued;

/** Principals are never removed, so one that exists goes on existing. */
export type ApiKeyFacts = { readonly principalExists: boolean };

/** One API key, by its id; its digest stands among the credentials, and the key itself nowhere. */
export const apiKeyDecider: Decider<ApiKeyCommand, ApiKeyState, ApiKeyEvent, ApiKeyFacts> = {
  kind: 'apiKey',
  initial: { status: 'absent' },
  decide: ({ type, data }, key, facts, now) => {
    switch (type) {
      case 'IssueApiKey':
        return issueApiKey(data, key, facts, now);
      case 'RevokeApiKey': {
        if (key.status === 'absent') reject('api-key-not-found');
        if (key.status === 'revoked') return [];
        return [{ type: 'ApiKeyRevoked', data: { ...data, subjectId: key.subjectId, revokedAt: now } }];
      }
    }
    return assertNever(type);
  },
  evolve: (key, { type, data }) => {
    switch (type) {
      case 'ApiKeyIssued':
        return { status: 'issued', subjectId: data.subjectId, label: data.label, expiresAt: data.expiresAt };
      case 'ApiKeyRevoked':
        return key.status === 'absent' ? key : { ...key, status: 'revoked' };
    }
    return assertNever(type);
  },
};

function issueApiKey(
  wish: DataOf<ApiKeyCommand, 'IssueApiKey'>,
  key: ApiKeyState,
  { principalExists }: ApiKeyFacts,
  now: number,
): ApiKeyEvent[] {
  const label = nameFrom(wish.label);
  const { subjectId, expiresAt } = wish;
  if (key.status !== 'absent') {
    const isAsWished = key.subjectId === subjectId && key.label === label && key.expiresAt === expiresAt;
    return isAsWished && key.status === 'issued' ? [] : reject('idempotency-key-used');
  }
  if (!principalExists) reject('principal-not-found');
  if (expiresAt !== null && expiresAt <= now) reject('expiry-in-the-past');
  return [{ type: 'ApiKeyIssued', data: { ...wish, label, issuedAt: now } }];
}
