import { expect, it } from '@jest/globals';
import { localTimeText, timeFromLocalText } from './local-time.js';

const now = Date.parse('2026-03-04T12:00:00Z');

it('reads back what it wrote, to the second', () => {
  const time = Date.parse('2026-03-04T11:59:58Z');
  expect(timeFromLocalText(localTimeText(time), now)).toBe('2026-03-04T11:59:58.000Z');
});

it('refuses the future, and what is no time', () => {
  expect(timeFromLocalText(localTimeText(now + 1_000), now)).toBeUndefined();
  expect(timeFromLocalText('half past', now)).toBeUndefined();
});
