import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import type { AccessEvent } from '#domain/access/access.events.js';
import { apiKeys } from './api-keys.projection.js';

const key = { keyId: 'key-1', subjectId: 'person-1', label: 'build server', issuedAt: 10, expiresAt: null };
const issued: AccessEvent = { type: 'ApiKeyIssued', data: key };
const revoked: AccessEvent = { type: 'ApiKeyRevoked', data: { keyId: 'key-1', subjectId: 'person-1', revokedAt: 20 } };

describe('api-keys', () => {
  it('shows a key by its id, and when it was revoked', () => {
    const row = { ...key, environmentId: 'default' };
    projectionSpec(apiKeys)
      .given(issued)
      .then({ 'key-1': { ...row, revokedAt: null } });
    projectionSpec(apiKeys)
      .given(issued, revoked)
      .then({ 'key-1': { ...row, revokedAt: 20 } });
  });
});
