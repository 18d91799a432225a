import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { NO_STREAM, WrongExpectedRevision } from '../event-store.js';
import type { StoreUnderTest } from './contract-case.js';
import { allAfter, firstEvents, freshStream, ids, note, notes } from './contract-case.js';
import { writeSlowly } from './writers.js';

const WRITERS = 16;
const LOAD = { appends: 25, eventsPerAppend: 2 };

export function concurrencyContract(store: StoreUnderTest): void {
  describe('many at once', () => {
    it('I6 sixteen writers with random delays: readers miss nothing, see nothing twice, all in one order', async () => {
      const append: EventStore['append'] = (...args) => store().append(...args);
      const end = new AbortController();
      const start = await store().head();
      const expected = WRITERS * LOAD.appends * LOAD.eventsPerAppend;
      const follow = () => firstEvents(store().subscribeAll(start, { signal: end.signal }), expected);
      const followers = [follow(), follow()];
      const written = await Promise.all(Array.from({ length: WRITERS }, () => writeSlowly(append, LOAD)));
      const late = follow();
      const [first, ...others] = await Promise.all([...followers, late]);
      end.abort();
      expect(ids(first ?? []).sort()).toEqual(written.flat().sort());
      for (const other of [...others, await allAfter(store(), start)]) expect(other).toEqual(first);
      const positions = (first ?? []).map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort());
    });

    it('lets exactly one of many append at the same place', async () => {
      const stream = freshStream();
      await store().append(stream, [note()], NO_STREAM);
      const rivals = Array.from({ length: WRITERS }, () => store().append(stream, notes({}, {}), 0));
      const outcomes = await Promise.allSettled(rivals);
      const won = outcomes.filter(({ status }) => status === 'fulfilled');
      expect(won).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(WrongExpectedRevision);
      }
      expect(await store().read(stream)).toHaveLength(3);
    });

    it('does not refuse the others of an append that is refused', async () => {
      const taken = freshStream();
      await store().append(taken, [note()], NO_STREAM);
      const appends = Array.from({ length: 30 }, (_, n) =>
        store().append(n % 3 === 0 ? taken : freshStream(), [note()], NO_STREAM),
      );
      const outcomes = await Promise.allSettled(appends);
      expect(outcomes.map(({ status }) => status)).toEqual(
        outcomes.map((_, n) => (n % 3 === 0 ? 'rejected' : 'fulfilled')),
      );
    });
  });
}
