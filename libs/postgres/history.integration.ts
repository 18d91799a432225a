import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate } from './migrate.js';
import { createDatabase, type TestDatabase } from '../../test/support/database.js';
import { beginHistory, forgetEarlierRows, historyIn } from './history.js';
import { openPool } from './pool.js';
import { PostgresRowStore } from './postgres-row-store.js';

const TTL_MS = 60_000;
const snapshot = { stream: 's', revision: 1, position: '1', stateVersion: 1, state: '{}', commands: '[]' };

describe('rows after their log has moved to another store', () => {
  let database: TestDatabase;
  let pool: ReturnType<typeof openPool>;
  let before: PostgresRowStore;
  beforeEach(async () => {
    database = await createDatabase();
    await migrate(database.url);
    pool = openPool({ connectionString: database.url, applicationName: 'test' });
    before = PostgresRowStore.open({ connectionString: database.url });
  });
  afterEach(async () => {
    await Promise.all([before.close(), pool.end()]);
    await database.drop();
  });

  it('I10 are written by no server that follows the old store, though it holds every lease', async () => {
    const lease = await before.leases.acquire('runner:runs', 'old', TTL_MS);
    await beginHistory(pool, 'installation');
    expect(await before.leases.renew(lease as NonNullable<typeof lease>, TTL_MS)).toBe(false);
    expect(await before.leases.acquire('runner:runs', 'old', TTL_MS)).toBeUndefined();
    expect(await before.leases.acquire('another', 'old', TTL_MS)).toBeUndefined();
    await before.snapshots.keep(snapshot);
    expect(await before.snapshots.find('s')).toBeUndefined();

    const after = PostgresRowStore.open({ connectionString: database.url, history: await historyIn(pool) });
    const taken = await after.leases.acquire('runner:runs', 'new', TTL_MS);
    expect(taken?.epoch).toBeGreaterThan(lease?.epoch ?? 0);
    await after.close();
  });

  it('are forgotten by the first server that follows the new store, once', async () => {
    await before.snapshots.keep(snapshot);
    await beginHistory(pool, 'installation');
    expect(await before.snapshots.find('s')).toBeDefined();
    await forgetEarlierRows(pool);
    expect(await before.snapshots.find('s')).toBeUndefined();
    const after = PostgresRowStore.open({ connectionString: database.url, history: await historyIn(pool) });
    await after.snapshots.keep(snapshot);
    await forgetEarlierRows(pool);
    expect(await after.snapshots.find('s')).toBeDefined();
    await after.close();
  });
});
