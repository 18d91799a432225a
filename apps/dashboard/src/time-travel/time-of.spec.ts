import { expect, it } from '@jest/globals';
import { timeOf } from './time-of.js';

it('U1 knows the time of a moment that is one, and of a position only that it is none', () => {
  expect(timeOf('2026-03-04T11:59:58Z')).toBe(Date.parse('2026-03-04T11:59:58Z'));
  expect(timeOf('f00d.42')).toBeUndefined();
  expect(timeOf('march.7')).toBeUndefined();
  expect(timeOf(undefined)).toBeUndefined();
});
