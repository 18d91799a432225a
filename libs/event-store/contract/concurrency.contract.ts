import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { NO_STREAM, WrongExpectedRevision } from '../event-store.js';
import type { StoreUnderTest } from './contract-case.js';
import { allAfter, firstEvents, freshStream, ids, note, notes } from './contract-case.js';

const WRITERS = 16;
const APPENDS_PER_WRITER = 25;
const EVENTS_PER_APPEND = 2;
const MAX_DELAY_MS = 3;

export function concurrencyContract(store: StoreUnderTest): void {
  describe('many at once', () => {
    it('I6 sixteen writers with random delays: readers miss nothing, see nothing twice, all in one order', async () => {
      const end = new AbortController();
      const start = await store().head();
      const expected = WRITERS * APPENDS_PER_WRITER * EVENTS_PER_APPEND;
      const follow = () => firstEvents(store().subscribeAll(start, { signal: end.signal }), expected);
      const followers = [follow(), follow()];
      const written = await Promise.all(Array.from({ length: WRITERS }, () => writeSlowly(store())));
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

/** Appends to a stream of its own, pausing by chance; gives the ids of all that was acknowledged. */
async function writeSlowly(store: EventStore): Promise<string[]> {
  const stream = freshStream();
  const written: string[] = [];
  for (let revision = NO_STREAM; written.length < APPENDS_PER_WRITER * EVENTS_PER_APPEND;) {
    await setTimeout(Math.random() * MAX_DELAY_MS);
    const events = Array.from({ length: EVENTS_PER_APPEND }, (_, n) => note({ n }));
    ({ revision } = await store.append(stream, events, revision));
    written.push(...ids(events));
  }
  return written;
}
