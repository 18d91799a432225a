import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { freshStream, notes, TickingClock } from '#event-store/contract/contract-case.js';
import { NO_STREAM } from '#event-store/event-store.js';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import { installationIn, reachedIn } from '#postgres/installation.js';
import { openPool } from '#postgres/pool.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { createMigratedDatabase } from '../../../../test/support/migrated-database.js';
import { installation } from './first-start.js';
import { checkHistory } from './shared-history.js';

let database: TestDatabase;
let pool: ReturnType<typeof openPool>;
beforeEach(async () => {
  database = await createMigratedDatabase();
  pool = openPool({ connectionString: database.url, applicationName: 'test', onLost: () => undefined });
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const emptyStore = () => new MemoryEventStore({ clock: new TickingClock() });

/** A read model has come to this event. */
async function reach(position: string, eventId: string): Promise<void> {
  const values = ['some', position, 1, eventId, '{}'];
  const statement =
    'INSERT INTO hostler.checkpoints (runner, position, time, event_id, declared) VALUES ($1, $2, $3, $4, $5)';
  await pool.query(statement, values);
}

const check = async (store: MemoryEventStore, installationId: string, namespace = 'name') =>
  checkHistory(store, { installationId, reached: await reachedIn(pool) }, namespace);

it('keeps the first id that a database is given, whoever asks later', async () => {
  const first = await installationIn(pool, undefined);
  expect(await installationIn(pool, 'another')).toBe(first);
});

it('lets a database and its own store, empty or not, begin', async () => {
  const id = await installationIn(pool, undefined);
  const store = emptyStore();
  await expect(check(store, id)).resolves.toBeUndefined();
  await installation(store, id);
  await expect(check(store, id)).resolves.toBeUndefined();
});

it('refuses a namespace with the events of another installation, and says how to take it over', async () => {
  const id = await installationIn(pool, undefined);
  const store = emptyStore();
  const other = await installation(store);
  const refused = check(store, id, 'taken');
  await expect(refused).rejects.toMatchObject({
    name: 'CannotStart',
    message: expect.stringMatching(new RegExp(`namespace taken .*HOSTLER_INSTALLATION=${other}`)),
  });
});

it('refuses read models that were made from other events', async () => {
  const store = emptyStore();
  const { position } = await store.append(freshStream(), notes({}), NO_STREAM);
  await reach(position, 'another event');
  await expect(check(store, 'id')).rejects.toThrow('events of another');
});

it('refuses a store that was restored to before what the read models have seen', async () => {
  const store = emptyStore();
  const id = await installation(store);
  const { events } = await store.append(freshStream(), notes({}), NO_STREAM);
  await reach(events[0]?.position.replace(/.$/, '9') ?? '', 'an event that is gone');
  await expect(check(store, id)).rejects.toThrow('was restored to an earlier time');
});
