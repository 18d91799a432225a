import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Position } from '#kernel/message.js';
import { NO_STREAM } from '../event-store.js';
import type { StoreUnderTest } from './contract-case.js';
import { firstEvents, freshStream, ids, note, notes } from './contract-case.js';

export function subscribingContract(store: StoreUnderTest): void {
  describe('subscribing', () => {
    let end: AbortController;
    beforeEach(() => {
      end = new AbortController();
    });
    afterEach(() => end.abort());

    const subscribe = (after: Position | undefined, streamPrefixes: string[] = []) =>
      store().subscribeAll(after, { streamPrefixes, signal: end.signal });

    it('catches up, says that it has, and goes on with what comes', async () => {
      const start = await store().head();
      const stream = freshStream();
      const old = await store().append(stream, notes({}, {}), NO_STREAM);
      const slices = subscribe(start)[Symbol.asyncIterator]();
      const caughtUp = await slices.next();
      expect(caughtUp.value).toEqual({ events: old.events, position: old.position, atEnd: true });
      const waiting = slices.next();
      const live = await store().append(stream, notes({}), old.revision);
      expect((await waiting).value).toMatchObject({ events: live.events, position: live.position });
    });

    it('says that the end is reached where there is nothing to catch up with', async () => {
      const { position } = await store().append(freshStream(), notes({}), NO_STREAM);
      const first = await subscribe(position)[Symbol.asyncIterator]().next();
      expect(first.value).toEqual({ events: [], position, atEnd: true });
    });

    it('shows every subscriber the same events in the same order', async () => {
      const start = await store().head();
      const seen = [1, 2, 3].map(() => firstEvents(subscribe(start), 40));
      for (let n = 0; n < 20; n += 1) await store().append(freshStream(), notes({ n }, { n }), NO_STREAM);
      const [first, ...others] = await Promise.all(seen);
      expect(first).toHaveLength(40);
      for (const other of others) expect(other).toEqual(first);
    });

    it('takes up again behind the position where a subscriber left off', async () => {
      const start = await store().head();
      const events = notes({}, {}, {}, {});
      await store().append(freshStream(), events, NO_STREAM);
      const all = await firstEvents(subscribe(start), 4);
      const rest = await firstEvents(subscribe(all[1]?.position), 2);
      expect(ids(rest)).toEqual(ids(events.slice(2)));
    });

    it('reports progress past events that the filter leaves out', async () => {
      const start = await store().head();
      const left = await store().append(freshStream('other'), notes({}, {}), NO_STREAM);
      const slices = subscribe(start, ['nobody-'])[Symbol.asyncIterator]();
      let { value } = await slices.next();
      while (value?.position !== left.position) ({ value } = await slices.next());
      expect(value).toMatchObject({ events: [] });
      const waiting = slices.next();
      const later = await store().append(freshStream('other'), [note()], NO_STREAM);
      expect((await waiting).value).toMatchObject({ events: [], position: later.position });
    });

    it('shows only streams of its prefixes, old and new', async () => {
      const start = await store().head();
      const mine = freshStream('mine');
      await store().append(mine, notes({ n: 0 }), NO_STREAM);
      await store().append(freshStream('other'), notes({}), NO_STREAM);
      const seen = firstEvents(subscribe(start, ['mine-']), 2);
      await store().append(freshStream('other'), notes({}), NO_STREAM);
      await store().append(mine, notes({ n: 1 }), 0);
      expect((await seen).map(({ data }) => data)).toEqual([{ n: 0 }, { n: 1 }]);
    });

    it('ends when the signal aborts, while it waits and before it begins', async () => {
      const slices = subscribe(await store().head())[Symbol.asyncIterator]();
      await slices.next();
      const waiting = slices.next();
      end.abort();
      expect(await waiting).toMatchObject({ done: true });
      expect(await subscribe(undefined)[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
    });
  });
}
