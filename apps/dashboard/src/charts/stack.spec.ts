import { expect, it } from '@jest/globals';
import { stackOf } from './stack.js';

it('lays areas upon each other, and leaves lines alone', () => {
  const line = { name: '', color: '' };
  expect(
    stackOf([
      { ...line, values: [1, 2], stacked: true },
      { ...line, values: [3, null], stacked: true },
      { ...line, values: [8, null] },
    ]),
  ).toEqual([
    [1, 2],
    [4, 2],
    [8, null],
  ]);
});
