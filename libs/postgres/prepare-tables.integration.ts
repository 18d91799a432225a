import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BotWriter, newTable, position } from '#runtime/contract/bots.js';
import { Superseded } from '#runtime/leases.js';
import { Client } from 'pg';
import { createDatabase, type TestDatabase } from '../../test/support/database.js';
import { migrate } from './migrate.js';
import { PostgresRowStore } from './postgres-row-store.js';

describe('tables made from their declarations', () => {
  let database: TestDatabase;
  let store: PostgresRowStore;
  let another: PostgresRowStore;

  beforeAll(async () => {
    database = await createDatabase();
    await migrate(database.url);
    store = PostgresRowStore.open({ connectionString: database.url });
    another = PostgresRowStore.open({ connectionString: database.url });
  });
  afterAll(async () => {
    await Promise.all([store.close(), another.close()]);
    await database.drop();
  });

  it('are made once when two processes start at once', async () => {
    const tables = Array.from({ length: 5 }, () => newTable());
    await Promise.all([store.prepare(tables), another.prepare([...tables].reverse())]);
    for (const table of tables) expect((await another.query(table, { limit: 1 })).rows).toEqual([]);
  });

  it('get a new index without losing a row', async () => {
    const writer = await BotWriter.open(store);
    await writer.write({ a: { size: 1 } });
    await another.prepare([{ ...writer.table, indexes: [['idle'], ['group', 'idle', 'size']] }]);
    expect((await another.load(writer.table, ['a'])).size).toBe(1);
    expect(await another.checkpoint(writer.table.name)).toBeDefined();
  });

  it('are made anew, to be folded again, when columns have changed under the same version', async () => {
    const writer = await BotWriter.open(store);
    await writer.write({ a: { note: 'new' } }, { agenda: [{ key: 'a', dueAt: 1, from: position(1) }] });
    const changed = { ...writer.table, columns: { note: 'text' }, indexes: [['note']] } as const;
    await another.prepare([changed]);

    expect(await another.checkpoint(changed.name)).toBeUndefined();
    expect(await another.agenda.nextAt(changed.name)).toBeUndefined();
    expect((await another.query(changed, { where: [{ field: 'note', is: 'new' }], limit: 1 })).rows).toEqual([]);
    await expect(writer.write({ b: {} })).rejects.toThrow();
  });

  it('are made anew where somebody has dropped them', async () => {
    const writer = await BotWriter.open(store);
    await writer.write({ a: { size: 1 } });
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`DROP TABLE hostler_rows."${writer.table.name}_v1"`);
    await client.end();

    await store.prepare([writer.table]);
    expect(await store.checkpoint(writer.table.name)).toBeUndefined();
    expect((await store.query(writer.table, { asOf: position(1), limit: 1 })).rows).toEqual([]);
  });

  it('are known to the database by what stands in them when they have been filled', async () => {
    const writer = await BotWriter.open(store);
    await store.reset(writer.table);
    const keys = Array.from({ length: 100 }, (_, number) => `row-${number}`);
    const rows = keys.map((key) => ({ key, closed: [], present: { body: '{}', from: position(1) } }));
    await store.commit({ ...writer.batch(1), from: undefined, rows });
    await store.complete(writer.table);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows: known } = await client.query(
      `SELECT n_distinct FROM pg_stats WHERE tablename = $1 AND attname = 'key'`,
      [`${writer.table.name}_v1`],
    );
    await client.end();
    // All of them differ.
    expect(known).toEqual([{ n_distinct: -1 }]);
  });

  it('can be emptied while batches are written, each before it or not at all', async () => {
    const writer = await BotWriter.open(store);
    for (let round = 1; round <= 20; round++) {
      const from = await store.checkpoint(writer.table.name);
      const batch = { ...writer.batch(round), from: from?.position };
      const rows = [{ key: `row-${round}`, closed: [], present: { body: '{}', from: position(round) } }];
      const written = store.commit({ ...batch, rows });
      const emptied = store.reset(writer.table);
      const [outcome] = await Promise.allSettled([written, emptied]);
      await emptied;
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Superseded);
      const left = await store.query(writer.table, { limit: 1 });
      expect(left.rows.length > 0).toBe(left.checkpoint !== undefined);
    }
  });

  it('are looked at by a connection whose end rejects the look, and ends nothing else', async () => {
    const writer = await BotWriter.open(store);
    await writer.write(Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`bot-${index}`, {}])));
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const look = store.atOneMoment(writer.table, async ({ versions }) => {
      let seen = 0;
      for await (const _ of versions) if (seen++ === 0) await client.query(END_TRANSACTIONS);
    });
    await expect(look).rejects.toThrow();
    await client.end();
    expect((await store.query(writer.table, { limit: 10 })).rows).toHaveLength(10);
  });
});

const END_TRANSACTIONS = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND state = 'idle in transaction'`;
