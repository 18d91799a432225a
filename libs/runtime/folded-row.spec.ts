import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FoldedRow } from './folded-row.js';

const value = fc.oneof(
  fc.integer().map((number) => number || 0),
  fc.constantFrom('', 'a', null, true),
  fc.array(fc.nat(2), { maxLength: 2 }),
);
const row = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { noNullPrototype: true });

it('I5 a row says the same as another exactly where their texts are equal', () =>
  fc.assert(
    fc.property(row, row, (one, other) => {
      const isEqual = JSON.stringify(one) === JSON.stringify(other);
      expect(new FoldedRow(one, '1').saysTheSameAs(other)).toBe(isEqual);
      expect(new FoldedRow(one, '1').saysTheSameAs(structuredClone(one))).toBe(true);
    }),
  ));

it('says the same as no row that is gone', () => expect(new FoldedRow({}, '1').saysTheSameAs(undefined)).toBe(false));
