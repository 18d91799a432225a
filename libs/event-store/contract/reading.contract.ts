import { describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '../event-store.js';
import type { StoreUnderTest } from './contract-case.js';
import { allAfter, freshStream, ids, notes } from './contract-case.js';

export function readingContract(store: StoreUnderTest): void {
  describe('reading', () => {
    it('gives nothing of a stream that is not there', async () => {
      expect(await store().read(freshStream())).toEqual([]);
    });

    it('gives a stream from a revision on, up to a limit', async () => {
      const stream = freshStream();
      const { events } = await store().append(stream, notes({}, {}, {}, {}, {}), NO_STREAM);
      expect(await store().read(stream, 2)).toEqual(events.slice(2));
      expect(await store().read(stream, 1, 2)).toEqual(events.slice(1, 3));
      expect(await store().read(stream, 5)).toEqual([]);
    });

    it('does not mix up streams of which one name begins the other', async () => {
      const stream = freshStream();
      const { events } = await store().append(stream, notes({}), NO_STREAM);
      await store().append(`${stream}1`, notes({}), NO_STREAM);
      expect(await store().read(stream)).toEqual(events);
    });

    it('gives the log in the order of the appends, whatever the size of the slices', async () => {
      const start = await store().head();
      const appended = [];
      for (const stream of [freshStream(), freshStream(), freshStream()]) {
        appended.push(...(await store().append(stream, notes({}, {}, {}), NO_STREAM)).events);
      }
      for (const limit of [1, 2, 9, 10]) expect(await allAfter(store(), start, limit)).toEqual(appended);
      const positions = appended.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort());
      expect(await store().head()).toBe(positions.at(-1));
    });

    it('reads on after the position of any event', async () => {
      const { events } = await store().append(freshStream(), notes({}, {}, {}), NO_STREAM);
      const slice = await store().readAll(events[0]?.position);
      expect(slice).toEqual({ events: events.slice(1), position: events[2]?.position, atEnd: true });
    });

    it('gives the event at a position, and none for a position of another store', async () => {
      const { events } = await store().append(freshStream(), notes({ n: 0 }, { n: 1 }), NO_STREAM);
      for (const event of events) expect(await store().eventAt(event.position)).toEqual(event);
      expect(await store().eventAt('elsewhere')).toBeUndefined();
    });

    it('stays where it is at the end', async () => {
      const { position } = await store().append(freshStream(), notes({}), NO_STREAM);
      expect(await store().readAll(position)).toEqual({ events: [], position, atEnd: true });
    });

    it('leaves out streams of other prefixes, and passes them by', async () => {
      const start = await store().head();
      const [wanted, other] = [freshStream('wanted'), freshStream('other')];
      const first = await store().append(wanted, notes({}, {}), NO_STREAM);
      await store().append(other, notes({}, {}), NO_STREAM);
      const second = await store().append(wanted, notes({}), 1);
      const last = await store().append(other, notes({}), 1);
      const slice = await store().readAll(start, { streamPrefixes: ['wanted-default_'] });
      expect(slice).toEqual({ events: [...first.events, ...second.events], position: last.position, atEnd: true });
    });

    it('takes any of several prefixes, in pages', async () => {
      const start = await store().head();
      const all = [];
      for (const kind of ['red', 'green', 'blue', 'red']) {
        all.push(...(await store().append(freshStream(kind), notes({}), NO_STREAM)).events);
      }
      const seen: string[] = [];
      for (let after = start, atEnd = false; !atEnd;) {
        const slice = await store().readAll(after, { streamPrefixes: ['red-', 'blue-'], limit: 1 });
        expect(slice.events.length).toBeLessThanOrEqual(1);
        seen.push(...ids(slice.events));
        ({ position: after, atEnd } = slice);
      }
      expect(seen).toEqual(ids(all.filter(({ stream }) => !stream.startsWith('green-'))));
    });

    it('takes a prefix literally', async () => {
      const start = await store().head();
      await store().append(freshStream('plain'), notes({}), NO_STREAM);
      for (const prefix of ['pl%', 'pl.*', 'pl_in', 'PLAIN']) {
        expect((await store().readAll(start, { streamPrefixes: [prefix] })).events).toEqual([]);
      }
    });
  });
}
