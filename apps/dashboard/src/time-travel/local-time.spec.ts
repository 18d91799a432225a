import { expect, it } from '@jest/globals';
import { localTimeText, pastTimeFromText, timeFromText } from './local-time.js';

const now = Date.parse('2026-03-04T12:00:00Z');

it('reads back what it wrote, to the second', () => {
  const time = Date.parse('2026-03-04T11:59:58Z');
  expect(timeFromText(localTimeText(time))).toBe('2026-03-04T11:59:58.000Z');
});

it('writes as the browser does, whose field would lose its place otherwise', () => {
  expect(localTimeText(now)).toMatch(/^2026-03-0\dT\d\d:\d\d$/);
  const typingTheYear = new Date(2000, 0, 1, 12, 30).setFullYear(2);
  expect(localTimeText(typingTheYear)).toBe('0002-01-01T12:30');
});

it('takes what is an ISO time already, in whatever zone it was written', () => {
  expect(timeFromText('2026-03-04T12:00:00+02:00')).toBe('2026-03-04T10:00:00.000Z');
  expect(timeFromText('half past')).toBeUndefined();
});

it('refuses the future, and what is no time', () => {
  expect(pastTimeFromText(localTimeText(now + 1_000), now)).toBeUndefined();
  expect(pastTimeFromText('half past', now)).toBeUndefined();
});
