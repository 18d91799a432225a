import { expect, it } from '@jest/globals';
import { Backoff } from './backoff.js';

it('waits twice as long every time, up to a limit, and starts anew', () => {
  const backoff = new Backoff(100, 350, () => 1);
  expect([backoff.next(), backoff.next(), backoff.next(), backoff.next()]).toEqual([100, 200, 350, 350]);
  backoff.reset();
  expect(backoff.next()).toBe(100);
});

it('waits between half and all of that, by chance', () => {
  expect(new Backoff(100, 350, () => 0).next()).toBe(50);
  expect(new Backoff(100, 350, () => 0.5).next()).toBe(75);
});
