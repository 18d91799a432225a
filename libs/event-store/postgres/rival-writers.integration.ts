import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { TestDatabase } from '../../../test/support/database.js';
import { createMigratedDatabase } from '../../../test/support/migrated-database.js';
import { allAfter, firstEvents, freshStream, ids, note, TickingClock } from '../contract/contract-case.js';
import { writeSlowly } from '../contract/writers.js';
import { NO_STREAM } from '../event-store.js';
import { fitForAppend } from '../fit-for-append.js';
import { positionOf } from '../position.js';
import { APPEND_CALL, batchValues, stampBatch } from './append-batch.js';
import { PostgresEventStore } from './postgres-event-store.js';

const RIVALS = 6;
const APPENDS_PER_RIVAL = 20;
const MAX_DELAY_MS = 3;

describe('several processes that append to one PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createMigratedDatabase();
  });
  afterAll(() => database.drop());

  const opened: PostgresEventStore[] = [];
  const open = async (options: { pollMs?: number } = {}) => {
    const store = await PostgresEventStore.open({
      connectionString: database.url,
      clock: new TickingClock(),
      ...options,
    });
    opened.push(store);
    return store;
  };
  // Also after a failure: what a store left open would keep the test run from ending.
  afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

  it('I6 readers miss nothing while others hold their appends back, commit late and roll back', async () => {
    const end = new AbortController();
    const stores = await Promise.all([open(), open()]);
    const start = await stores[0]?.head();
    const seen = stores.map((store) => seenUntilEnd(store, start, end.signal));
    const written = await Promise.all([
      ...Array.from({ length: RIVALS }, () => writeOrRollBack(database.url)),
      ...stores.flatMap((store) =>
        Array.from({ length: 5 }, () =>
          writeSlowly((...args) => store.append(...args), { appends: 20, eventsPerAppend: 2 }),
        ),
      ),
    ]);
    const last = await stores[0]?.append(freshStream(), [note({ last: true })], NO_STREAM);
    const [first, second] = await Promise.all(seen);
    end.abort();
    expect(first?.map(({ id }) => id).sort()).toEqual([...written.flat(), ...ids(last?.events ?? [])].sort());
    expect(second).toEqual(first);
    expect(first?.map(({ position }) => position)).toEqual(first?.map((_, n) => positionOf(n + 1)));
  });

  it('hears of the appends of others by notification, without looking', async () => {
    const end = new AbortController();
    const [reader, writer] = await Promise.all([open({ pollMs: 3_600_000 }), open()]);
    const slices = reader.subscribeAll(await reader.head(), { signal: end.signal });
    const seen = firstEvents(slices, 3);
    const written = await writeSlowly((...args) => writer.append(...args), { appends: 3, eventsPerAppend: 1 });
    expect(ids(await seen)).toEqual(written);
  });

  it('finds by looking what no notification told of', async () => {
    const store = await open({ pollMs: 10 });
    const slices = store.subscribeAll(await store.head(), { signal: new AbortController().signal });
    const seen = firstEvents(slices, 1);
    const client = await connected(database.url);
    const event = note();
    await client.query(
      `INSERT INTO hostler.events SELECT max(position) + 1, $1, 0, $2, 'Noted', '{}', '{}' FROM hostler.events`,
      [freshStream(), event.id],
    );
    await client.end();
    expect(ids(await seen)).toEqual([event.id]);
  });

  it('I8 knows a repeat that another process appended', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const stream = freshStream();
    const event = note();
    const first = await one.append(stream, [event], NO_STREAM);
    expect(await other.append(stream, [event], NO_STREAM)).toEqual({ ...first, repeated: true });
    expect((await allAfter(one, undefined)).filter(({ id }) => id === event.id)).toHaveLength(1);
  });
});

async function seenUntilEnd(store: PostgresEventStore, start: string | undefined, signal: AbortSignal) {
  const events = [];
  for await (const slice of store.subscribeAll(start, { signal })) {
    events.push(...slice.events);
    if (slice.events.some(({ data }) => 'last' in data)) break;
  }
  return events;
}

/** Calls the very function in transactions of its own, waits, and then commits or rolls back; gives the ids committed. */
async function writeOrRollBack(connectionString: string): Promise<string[]> {
  const client = await connected(connectionString);
  const committed: string[] = [];
  try {
    for (let n = 0; n < APPENDS_PER_RIVAL; n += 1) {
      const events = [note({ n }), note({ n })];
      await client.query('BEGIN');
      await client.query(
        APPEND_CALL.text,
        batchValues(stampBatch([fitForAppend(freshStream(), events, NO_STREAM)], n)),
      );
      await setTimeout(Math.random() * MAX_DELAY_MS);
      const keep = Math.random() < 0.5;
      await client.query(keep ? 'COMMIT' : 'ROLLBACK');
      if (keep) committed.push(...ids(events));
    }
  } finally {
    await client.end();
  }
  return committed;
}

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
