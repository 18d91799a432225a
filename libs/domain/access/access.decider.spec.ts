import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import type { ApiKeyCommand, PrincipalCommand } from './access.commands.js';
import { apiKeyDecider } from './api-key.decider.js';
import { principalDecider } from './principal.decider.js';

describe('CreatePrincipal', () => {
  const spec = specFor(principalDecider);
  const data = { subjectId: 'subject-1', kind: 'person', roles: ['SystemAdministrator'] } as const;
  const create = (kind: 'person' | 'service'): PrincipalCommand => ({
    type: 'CreatePrincipal',
    data: { ...data, kind },
  });

  it('U12 knows people as opaque subjects', () =>
    spec.given().when(create('person')).then({ type: 'PrincipalCreated', data }));
  it('I8 again is the same principal; as another kind it is refused', () => {
    spec.given({ type: 'PrincipalCreated', data }).when(create('person')).then();
    spec.given({ type: 'PrincipalCreated', data }).when(create('service')).thenRejected('principal-already-exists');
  });
});

describe('API keys', () => {
  const spec = specFor(apiKeyDecider);
  const facts = { principalExists: true };
  const wish = { keyId: 'key-1', subjectId: 'subject-1', label: 'CI', expiresAt: 100 };
  const issue = (changes: Partial<typeof wish> = {}): ApiKeyCommand => ({
    type: 'IssueApiKey',
    data: { ...wish, ...changes },
  });
  const revoke: ApiKeyCommand = { type: 'RevokeApiKey', data: { keyId: 'key-1' } };
  const issued = { type: 'ApiKeyIssued', data: { ...wish, issuedAt: 9 } } as const;
  const revoked = { type: 'ApiKeyRevoked', data: { keyId: 'key-1', subjectId: 'subject-1', revokedAt: 20 } } as const;

  it('are issued to a principal, until a time', () => spec.given().when(issue(), { now: 9, facts }).then(issued));
  it('are not issued to nobody, nor for the past', () => {
    spec
      .given()
      .when(issue(), { facts: { principalExists: false } })
      .thenRejected('principal-not-found');
    spec.given().when(issue(), { now: 100, facts }).thenRejected('expiry-in-the-past');
  });
  it('I8 are issued once', () => {
    spec.given(issued).when(issue(), { facts }).then();
    spec
      .given(issued)
      .when(issue({ label: 'other' }), { facts })
      .thenRejected('idempotency-key-used');
    spec.given(issued, revoked).when(issue(), { facts }).thenRejected('idempotency-key-used');
  });
  it('I8 are revoked once', () => {
    spec.given(issued).when(revoke, { now: 20, facts }).then(revoked);
    spec.given(issued, revoked).when(revoke, { facts }).then();
    spec.given().when(revoke, { facts }).thenRejected('api-key-not-found');
  });
});
