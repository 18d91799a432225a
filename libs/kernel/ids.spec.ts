import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5 } from 'uuid';
import { deriveId } from './ids.js';

describe('derived ids', () => {
  it('are UUIDs of version 5 in a namespace that never changes', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.integer())), (parts) => {
        expect(deriveId(...parts)).toBe(v5(parts.join('\u0001'), '5f0c2f6e-3c0a-5d1e-9a44-6d1f3b7a9c21'));
      }),
    ));
});
