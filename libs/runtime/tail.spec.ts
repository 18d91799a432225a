import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import { NO_STREAM } from '#event-store/event-store.js';
import { deriveId } from '#kernel/ids.js';
import { VirtualClock } from './memory/virtual-clock.js';
import { Tail } from './tail.js';

const SLICE = 10;
const SLICES = 5;

describe('the tail of a log that was long before', () => {
  let store: MemoryEventStore;
  let tail: Tail;
  let over: AbortController;
  beforeEach(async () => {
    store = new MemoryEventStore({ clock: new VirtualClock(1_000) });
    over = new AbortController();
    for (let n = 0; n < SLICES * SLICE; n += 1) await note(n);
    tail = new Tail(store, over.signal);
    await tail.start();
  });
  afterEach(() => over.abort());

  async function note(n: number): Promise<void> {
    const commandId = deriveId('note', n);
    const of = { commandId, $correlationId: commandId, $causationId: commandId };
    const metadata = { schemaVersion: 1, environmentId: 'default', actor: 'spec', ...of };
    await store.append(`note-${n}`, [{ type: 'Noted', data: { n }, id: commandId, metadata }], NO_STREAM);
  }

  it('is read ahead, so that the next slice comes while this one is folded', async () => {
    const read = jest.spyOn(store, 'readAll');
    const slice = await tail.next(undefined, SLICE);
    expect(read.mock.calls.map(([after]) => after)).toEqual([undefined, slice.position]);
    await tail.next(slice.position, SLICE);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('is read once for all who ask side by side', async () => {
    const read = jest.spyOn(store, 'readAll');
    const throughIt = async () => {
      const seen: unknown[] = [];
      let position: string | undefined;
      while (seen.length < SLICES * SLICE) {
        const slice = await tail.next(position, SLICE);
        seen.push(...slice.events.map(({ data }) => (data as { n: number }).n));
        ({ position } = slice);
      }
      return seen;
    };
    const all = await Promise.all([throughIt(), throughIt(), throughIt()]);
    for (const seen of all) expect(seen).toEqual(Array.from({ length: SLICES * SLICE }, (_, n) => n));
    expect(read).toHaveBeenCalledTimes(SLICES);
  });

  it('goes on from where it was when the store has failed it', async () => {
    const subscribe = store.subscribeAll.bind(store);
    const failing = jest.spyOn(store, 'subscribeAll').mockImplementationOnce(() => {
      throw new Error('away');
    });
    const followed: unknown[] = [];
    const another = new Tail(store, over.signal, async (follow) => {
      await follow().catch((error: unknown) => followed.push(error));
      failing.mockImplementation(subscribe);
      await follow();
    });
    await another.start();
    const before = another.position;
    const next = another.next(before, SLICE);
    await note(SLICES * SLICE);
    expect((await next).events.map(({ data }) => data)).toEqual([{ n: SLICES * SLICE }]);
    expect(followed).toHaveLength(1);
  });
});
