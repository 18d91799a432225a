import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import { secrets } from './secrets.projection.js';

const secretOf = { environmentId: 'default', name: 'erp-password' };
const set = { type: 'SecretSet', data: secretOf } as const;
const removed = { type: 'SecretRemoved', data: secretOf } as const;

describe('secrets', () => {
  it('shows a name once, with the time of its last value', () =>
    projectionSpec(secrets)
      .given(set, set)
      .then({ 'default:erp-password': { ...secretOf, setAt: 1 } }));

  it('a secret that was removed is gone', () => projectionSpec(secrets).given(set, removed).then({}));
});
