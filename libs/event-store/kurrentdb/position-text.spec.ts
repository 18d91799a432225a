import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLogPosition, logPosition, positionText } from './position-text.js';

const offset = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const position = fc.record({ commit: offset, prepare: offset });

it('gives back what it was made from', () =>
  fc.assert(fc.property(position, (at) => expect(logPosition(positionText(at))).toEqual(at))));

it('compares as a string in the order of the log', () =>
  fc.assert(
    fc.property(position, position, (one, other) => {
      const isBefore = one.commit === other.commit ? one.prepare < other.prepare : one.commit < other.commit;
      expect(positionText(one) < positionText(other)).toBe(isBefore);
    }),
  ));

it('knows the positions of other stores', () => {
  expect(isLogPosition('0000000000000001')).toBe(false);
  expect(() => logPosition('0000000000000001')).toThrow(RangeError);
});
