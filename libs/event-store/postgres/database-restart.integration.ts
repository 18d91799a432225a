import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrate } from '#postgres/migrate.js';
import type { EmbeddedPostgres } from '../../../apps/server/src/embedded/embedded-postgres.js';
import { startEmbeddedPostgres } from '../../../apps/server/src/embedded/embedded-postgres.js';
import { allAfter, firstEvents, ids, TickingClock } from '../contract/contract-case.js';
import { stubborn, writeSlowly } from '../contract/writers.js';
import { PostgresEventStore } from './postgres-event-store.js';

const WRITERS = 8;
const LOAD = { appends: 60, eventsPerAppend: 2 };
const EVENTS_BEFORE_KILL = 50;

describe('a PostgreSQL that is killed and comes back', () => {
  let dataFolder: string;
  let postgres: EmbeddedPostgres;
  let store: PostgresEventStore;
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'hostler-restart-'));
    postgres = await startEmbeddedPostgres({ dataFolder, log: () => undefined });
    const { connectionString } = postgres;
    await migrate(connectionString);
    store = await PostgresEventStore.open({ connectionString, clock: new TickingClock() });
  });
  afterAll(async () => {
    await store.close();
    await postgres.stop();
    await rm(dataFolder, { recursive: true, force: true });
  });

  it('I7 has every event that was acknowledged, once, and writers and readers go on', async () => {
    const expected = WRITERS * LOAD.appends * LOAD.eventsPerAppend;
    const follow = (count: number) =>
      firstEvents(store.subscribeAll(undefined, { signal: new AbortController().signal }), count);
    const seen = follow(expected);
    const writers = Promise.all(Array.from({ length: WRITERS }, () => writeSlowly(stubborn(store), LOAD)));
    await follow(EVENTS_BEFORE_KILL);
    process.kill(await postmasterPid(postgres.connectionString), 'SIGKILL');
    const written = (await writers).flat();
    expect(ids(await seen).sort()).toEqual(written.sort());
    expect(await allAfter(store, undefined)).toEqual(await seen);
  });
});

async function postmasterPid(connectionString: string): Promise<number> {
  const client = new Client({ connectionString });
  // The kill that follows ends this session too, should it not have ended by then.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ file: string }>(`SELECT pg_read_file('postmaster.pid') AS file`);
  await client.end();
  return Number(rows[0]?.file.split('\n')[0]);
}
