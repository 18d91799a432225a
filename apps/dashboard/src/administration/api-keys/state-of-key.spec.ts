import { expect, it } from '@jest/globals';
import { stateOfKey } from './state-of-key.js';

const at = (second: number): string => new Date(second * 1_000).toISOString();

it.each([
  [null, null, 'active'],
  [at(10), null, 'active'],
  [at(5), null, 'expired'],
  [at(5), at(3), 'revoked'],
  [null, at(3), 'revoked'],
] as const)('a key that ends at %s and was revoked at %s is, at second 5, %s', (expiresAt, revokedAt, state) =>
  expect(stateOfKey({ expiresAt, revokedAt }, 5_000)).toBe(state),
);
