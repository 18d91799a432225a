import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { TestDatabase } from '../../../test/support/database.js';
import { createMigratedDatabase } from '../../../test/support/migrated-database.js';
import { firstEvents, freshStream, ids, note, TickingClock } from '../contract/contract-case.js';
import { stubborn, writeSlowly } from '../contract/writers.js';
import { NO_STREAM } from '../event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';

const WRITERS = 16;
const LOAD = { appends: 30, eventsPerAppend: 2 };
const KILLS = 10;
const BETWEEN_KILLS_MS = 30;

describe('a PostgreSQL store whose database fails', () => {
  let database: TestDatabase;
  let administrator: Client;
  let store: PostgresEventStore;
  let other: PostgresEventStore;
  beforeAll(async () => {
    database = await createMigratedDatabase();
    administrator = new Client({ connectionString: database.url });
    await administrator.connect();
    const options = { connectionString: database.url, clock: new TickingClock() };
    [store, other] = await Promise.all([PostgresEventStore.open(options), PostgresEventStore.open(options)]);
  });
  afterAll(async () => {
    await Promise.all([store.close(), other.close()]);
    await administrator.end();
    await database.drop();
  });

  const terminateSessions = () =>
    administrator.query(`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`);

  it('I7 loses and doubles nothing when all its connections are killed again and again', async () => {
    const start = await store.head();
    const expected = WRITERS * LOAD.appends * LOAD.eventsPerAppend;
    const follow = () => firstEvents(store.subscribeAll(start, { signal: new AbortController().signal }), expected);
    const seen = follow();
    let writing = WRITERS;
    const writers = Array.from({ length: WRITERS }, () =>
      writeSlowly(stubborn(store), LOAD).finally(() => (writing -= 1)),
    );
    for (let kill = 0; kill < KILLS && writing > 0; kill += 1) {
      await setTimeout(BETWEEN_KILLS_MS);
      await terminateSessions();
    }
    const written = (await Promise.all(writers)).flat();
    expect(ids(await seen).sort()).toEqual(written.sort());
    expect(await follow()).toEqual(await seen);
  });

  it('hears of the appends of others again after its listening connection was lost', async () => {
    const seen = firstEvents(store.subscribeAll(await store.head(), { signal: new AbortController().signal }), 2);
    await terminateSessions();
    const written = await writeSlowly(stubborn(other), { appends: 2, eventsPerAppend: 1 });
    expect(ids(await seen)).toEqual(written);
  });

  it('I16 refuses while the disk is full, and goes on afterwards', async () => {
    await administrator.query(`
      CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER disk_full BEFORE INSERT ON hostler.events EXECUTE FUNCTION disk_full()`);
    const stream = freshStream();
    const append = () => store.append(stream, [note()], NO_STREAM);
    await expect(append()).rejects.toMatchObject({ name: 'StoreUnavailable' });
    expect(await store.read(stream)).toEqual([]);
    await administrator.query('DROP TRIGGER disk_full ON hostler.events');
    expect(await append()).toMatchObject({ revision: 0 });
  });

  it('does not open where nothing answers', async () => {
    const nowhere = { connectionString: 'postgres://nobody@127.0.0.1:1/nowhere', clock: new TickingClock() };
    await expect(PostgresEventStore.open(nowhere)).rejects.toMatchObject({ name: 'StoreUnavailable' });
  });
});
