import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '#kernel/message.js';
import { gatheringMs } from './gathering-time.js';

const slice = (events: number, atEnd = true) => ({
  events: Array.from({ length: events }, () => ({}) as Recorded),
  position: undefined,
  atEnd,
});

describe('how long events gather', () => {
  it('is not at all for a runner that is behind', () => expect(gatheringMs(slice(5_000, false), 900)).toBe(0));
  it('is a few milliseconds when little happens', () => expect(gatheringMs(slice(1), 0)).toBe(4));
  it('is longer the more events come, and the longer a batch takes', () => {
    expect(gatheringMs(slice(40), 0)).toBe(6);
    expect(gatheringMs(slice(40), 10)).toBe(26);
  });
  it('is bounded', () => expect(gatheringMs(slice(100_000), 60_000)).toBe(300));
});
