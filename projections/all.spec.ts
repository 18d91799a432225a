import { expect, it } from '@jest/globals';
import { projections } from './all.js';

it('gives every projection a name of its own', () => {
  const names = projections.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it.each(projections.map((projection) => [projection.name, projection] as const))(
  '%s indexes declared columns only',
  (_, { columns, indexes }) => {
    expect(Object.keys(columns)).toEqual(expect.arrayContaining(indexes.flat()));
  },
);
