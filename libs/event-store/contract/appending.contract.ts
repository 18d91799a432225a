import { describe, expect, it } from '@jest/globals';
import { MAX_EVENTS_PER_APPEND, NO_STREAM } from '../event-store.js';
import type { StoreUnderTest } from './contract-case.js';
import { freshStream, ids, note, notes } from './contract-case.js';

export function appendingContract(store: StoreUnderTest): void {
  describe('appending', () => {
    it('makes a stream with its first event, at revision 0', async () => {
      const stream = freshStream();
      const event = note({ word: 'first' });
      const appended = await store().append(stream, [event], NO_STREAM);
      expect(appended).toMatchObject({ revision: 0, repeated: false });
      expect(await store().read(stream)).toEqual(appended.events);
      expect(appended.events).toEqual([
        {
          ...event,
          stream,
          revision: 0,
          position: appended.position,
          metadata: { ...event.metadata, recordedAt: expect.any(Number) },
        },
      ]);
    });

    it('appends several events as one, in their order', async () => {
      const stream = freshStream();
      const events = notes({ n: 0 }, { n: 1 }, { n: 2 });
      const appended = await store().append(stream, events, NO_STREAM);
      expect(appended.revision).toBe(2);
      expect(appended.events.map((event) => event.revision)).toEqual([0, 1, 2]);
      expect(ids(await store().read(stream))).toEqual(ids(events));
    });

    it('goes on from the revision that the last append gave', async () => {
      const stream = freshStream();
      const first = await store().append(stream, notes({}, {}), NO_STREAM);
      const second = await store().append(stream, notes({}), first.revision);
      expect(second.revision).toBe(2);
      expect(second.position > first.position).toBe(true);
    });

    it.each([
      ['a stream that is not there yet', 0],
      ['a revision far ahead', 7],
    ])('refuses to go on from %s', async (_, expectedRevision) => {
      const stream = freshStream();
      await expect(store().append(stream, [note()], expectedRevision)).rejects.toMatchObject({
        name: 'WrongExpectedRevision',
        stream,
        expectedRevision,
        actualRevision: NO_STREAM,
      });
      expect(await store().read(stream)).toEqual([]);
    });

    it.each([
      ['a stream that is there already', NO_STREAM],
      ['an older revision', 0],
      ['a revision that is not there yet', 2],
    ])('refuses other events that expect %s', async (_, expectedRevision) => {
      const stream = freshStream();
      const events = notes({}, {});
      await store().append(stream, events, NO_STREAM);
      const refused = store().append(stream, [note()], expectedRevision);
      await expect(refused).rejects.toMatchObject({ name: 'WrongExpectedRevision', actualRevision: 1 });
      expect(ids(await store().read(stream))).toEqual(ids(events));
    });

    it('refuses an append without events', async () => {
      await expect(store().append(freshStream(), [], NO_STREAM)).rejects.toMatchObject({ reason: 'no-events' });
    });

    it('takes as many events as an append may have, and refuses one more', async () => {
      const most = Array.from({ length: MAX_EVENTS_PER_APPEND }, (_, n) => note({ n }));
      const stream = freshStream();
      const appended = await store().append(stream, most, NO_STREAM);
      expect(appended.revision).toBe(MAX_EVENTS_PER_APPEND - 1);
      const refused = store().append(stream, [...most, note()], appended.revision);
      await expect(refused).rejects.toMatchObject({ name: 'UnfitEvent', reason: 'too-many-events' });
    });

    it.each([Number.NaN, 0.5, -2, 2 ** 31])('refuses %d as an expected revision', async (expectedRevision) => {
      const refused = store().append(freshStream(), [note()], expectedRevision);
      await expect(refused).rejects.toMatchObject({ name: 'UnfitEvent', reason: 'unfit-revision' });
    });

    it('answers when asked whether it is there', async () => {
      await expect(store().ping()).resolves.toBeUndefined();
    });
  });
}
