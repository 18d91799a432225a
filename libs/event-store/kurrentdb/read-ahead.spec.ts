import { describe, expect, it } from '@jest/globals';
import type { Position } from '#kernel/message.js';
import type { Slice } from '../event-store.js';
import { StoreUnavailable } from '../event-store.js';
import { ReadAhead } from './read-ahead.js';

const asked: { readonly after: Position | undefined; readonly limit: number }[] = [];
const pages = (failing: number, atEnd: boolean) => async (after: Position | undefined, limit: number) => {
  asked.push({ after, limit });
  if (asked.length <= failing) throw new StoreUnavailable('away');
  return { events: [], position: `${after ?? ''}x`, atEnd } satisfies Slice;
};
const ahead = (failing: number, atEnd = false) => {
  asked.length = 0;
  return new ReadAhead(pages(failing, atEnd), new AbortController().signal);
};

describe('reading ahead', () => {
  it('has the next page on its way once the present one is there', async () => {
    const reader = ahead(0);
    await reader.read(undefined);
    expect(asked.map(({ after }) => after)).toEqual([undefined, 'x']);
    expect((await reader.read('x')).position).toBe('xx');
    expect(asked.map(({ after }) => after)).toEqual([undefined, 'x', 'xx']);
  });

  it('stops where the log ends', async () => {
    await ahead(0, true).read(undefined);
    expect(asked).toHaveLength(1);
  });

  it('asks for less where a page did not come, since it may have been too much for its time', async () => {
    await ahead(2, true).read(undefined);
    const [first = 0, ...others] = asked.map(({ limit }) => limit);
    expect(others).toEqual([first / 2, first / 4]);
  });
});
