import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BotWriter, newTable, position } from '#runtime/contract/bots.js';
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
});
