import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareText } from './compare-text.js';

it('orders text as its UTF-8 bytes are ordered, which is what the collation "C" does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
  expect(compareText('\uffee', '𝒳')).toBeLessThan(0);
});
