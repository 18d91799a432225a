import { describe, expect, it } from '@jest/globals';
import { withTypeArrays } from './type-arrays.js';

describe('nullable of OpenAPI 3.0, as 3.1 says it', () => {
  it.each([
    [{ type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      { type: 'string', enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [{ type: 'string', nullable: false }, { type: 'string' }],
    [
      { nullable: true, description: 'x', allOf: [{ $ref: '#/a' }] },
      { description: 'x', anyOf: [{ $ref: '#/a' }, { type: 'null' }] },
    ],
    [{ nullable: true, $ref: '#/a' }, { anyOf: [{ $ref: '#/a' }, { type: 'null' }] }],
    [{ properties: [{ type: 'integer', nullable: true }] }, { properties: [{ type: ['integer', 'null'] }] }],
  ])('%j', (before, after) => {
    expect(withTypeArrays<unknown>(before)).toEqual(after);
  });
});
