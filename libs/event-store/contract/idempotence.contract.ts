import { describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '../event-store.js';
import type { StoreUnderTest } from './contract-case.js';
import { allAfter, freshStream, ids, note, notes } from './contract-case.js';

export function idempotenceContract(store: StoreUnderTest): void {
  describe('repeating an append', () => {
    it('I8 gives the first result again, with the time of the first append', async () => {
      const stream = freshStream();
      const events = notes({ n: 0 }, { n: 1 });
      const first = await store().append(stream, events, NO_STREAM);
      const again = await store().append(stream, events, NO_STREAM);
      expect(again).toEqual({ ...first, repeated: true });
      expect(await store().read(stream)).toEqual(first.events);
    });

    it('I8 gives the first result also when the stream has gone on since', async () => {
      const stream = freshStream();
      await store().append(stream, notes({}), NO_STREAM);
      const events = notes({}, {});
      const first = await store().append(stream, events, 0);
      await store().append(stream, notes({}), first.revision);
      expect(await store().append(stream, events, 0)).toEqual({ ...first, repeated: true });
      expect(await store().read(stream)).toHaveLength(4);
    });

    it('is told by the ids, so what was appended first stays as it is', async () => {
      const stream = freshStream();
      const event = note({ word: 'first' });
      await store().append(stream, [event], NO_STREAM);
      const again = await store().append(stream, [{ ...event, data: { word: 'second' } }], NO_STREAM);
      expect(again.events[0]?.data).toEqual({ word: 'first' });
    });

    it('is no repeat with other ids at the same place', async () => {
      const stream = freshStream();
      await store().append(stream, notes({}, {}), NO_STREAM);
      await expect(store().append(stream, notes({}, {}), NO_STREAM)).rejects.toThrow('is at revision 1');
    });

    it('is no repeat with the same events at another place', async () => {
      const stream = freshStream();
      const events = notes({}, {}, {});
      await store().append(stream, events, NO_STREAM);
      const wrong = { name: 'WrongExpectedRevision', actualRevision: 2 };
      await expect(store().append(stream, events.slice(1), NO_STREAM)).rejects.toMatchObject(wrong);
      await expect(store().append(stream, events.slice(0, 2), 0)).rejects.toMatchObject(wrong);
      expect(await store().read(stream)).toHaveLength(3);
    });

    it('is no repeat with the same events and one more, or in another order', async () => {
      const stream = freshStream();
      const [one, two] = [note(), note()];
      await store().append(stream, [one, two], NO_STREAM);
      const wrong = { name: 'WrongExpectedRevision', actualRevision: 1 };
      await expect(store().append(stream, [one, two, note()], NO_STREAM)).rejects.toMatchObject(wrong);
      await expect(store().append(stream, [two, one], NO_STREAM)).rejects.toMatchObject(wrong);
    });

    it('I8 keeps one of many identical appends that come at the same time', async () => {
      const stream = freshStream();
      const start = await store().head();
      const events = notes({ n: 0 }, { n: 1 });
      const results = await Promise.all(Array.from({ length: 20 }, () => store().append(stream, events, NO_STREAM)));
      expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
      for (const result of results) expect(result).toEqual({ ...results[0], repeated: result.repeated });
      const seen = (await allAfter(store(), start)).filter((event) => event.stream === stream);
      expect(ids(seen)).toEqual(ids(events));
    });
  });
}
