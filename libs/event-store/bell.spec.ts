import { expect, it } from '@jest/globals';
import { Bell } from './bell.js';

const never = new AbortController().signal;

it('does not lose a ring between looking and waiting', async () => {
  const bell = new Bell();
  const rings = bell.count;
  bell.ring();
  await expect(bell.heardSince(rings, never)).resolves.toBeUndefined();
});

it('wakes all who wait, once', async () => {
  const bell = new Bell();
  const woken: string[] = [];
  const waiting = ['one', 'other'].map((name) => bell.heardSince(0, never).then(() => woken.push(name)));
  bell.ring();
  await Promise.all(waiting);
  bell.ring();
  expect(woken).toEqual(['one', 'other']);
});

it('wakes whom the signal calls off', async () => {
  const bell = new Bell();
  const end = new AbortController();
  const waiting = bell.heardSince(bell.count, end.signal);
  end.abort();
  await expect(waiting).resolves.toBeUndefined();
  await expect(bell.heardSince(bell.count, end.signal)).resolves.toBeUndefined();
});
