import { describe, expect, it } from '@jest/globals';
import { positionOf } from '../position.js';
import { FreshEvents } from './fresh-events.js';

const stored = (...ordinals: readonly number[]) =>
  ordinals.map((ordinal) => ({
    ordinal,
    stream: 'run-default_1',
    revision: ordinal,
    id: String(ordinal),
    type: 'RunEnqueued',
    data: '{}',
    metadata: '{}',
  }));

const seen = (fresh: FreshEvents, after: number, limit = 10) => {
  const slice = fresh.after(after === 0 ? undefined : positionOf(after), limit);
  return slice && { ids: slice.events.map(({ id }) => id), position: slice.position, atEnd: slice.atEnd };
};

describe('events that this process has just appended', () => {
  it('are served from memory, and the log ends with them', () => {
    const fresh = new FreshEvents();
    fresh.add(stored(5, 6));
    fresh.add(stored(7));
    expect(seen(fresh, 5)).toEqual({ ids: ['6', '7'], position: positionOf(7), atEnd: true });
    expect(seen(fresh, 4, 2)).toEqual({ ids: ['5', '6'], position: positionOf(6), atEnd: false });
  });

  it('I6 say nothing of what stands before or behind them', () => {
    const fresh = new FreshEvents();
    expect(seen(fresh, 0)).toBeUndefined();
    fresh.add(stored(5, 6));
    expect(seen(fresh, 3)).toBeUndefined();
    expect(seen(fresh, 6)).toBeUndefined();
  });

  it('I6 are forgotten when somebody else has appended between', () => {
    const fresh = new FreshEvents();
    fresh.add(stored(5, 6));
    fresh.add(stored(8));
    expect(seen(fresh, 5)).toBeUndefined();
    expect(seen(fresh, 7)).toEqual({ ids: ['8'], position: positionOf(8), atEnd: true });
  });
});
