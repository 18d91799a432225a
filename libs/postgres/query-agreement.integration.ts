import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Bot, BotWriter, newTable, position } from '#runtime/contract/bots.js';
import { MemoryRowStore } from '#runtime/memory/memory-row-store.js';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import type { RowFilter, RowQuery } from '#runtime/row-query.js';
import fc from 'fast-check';
import { createDatabase, type TestDatabase } from '../../test/support/database.js';
import { migrate } from './migrate.js';
import { PostgresRowStore } from './postgres-row-store.js';

let database: TestDatabase;
let store: PostgresRowStore;

beforeAll(async () => {
  database = await createDatabase();
  await migrate(database.url);
  store = PostgresRowStore.open({ connectionString: database.url });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const group = fc.constantFrom('', 'red', 'Red', 'rot', '𝒳', '\uffee', "'", '%', '\\', '\u0001');
const size = fc.integer({ min: -2, max: 2 });
const bot = fc.record<Bot>({ group, size, idle: fc.boolean() }, { requiredKeys: [] });
const key = fc.constantFrom(...'abcdefgh𝒳\uffee');
const batch = fc.dictionary(key, fc.option(bot, { nil: undefined }), { noNullPrototype: true });

const filter: fc.Arbitrary<RowFilter> = fc.oneof(
  fc.record({ field: fc.constant('group'), is: fc.option(group) }),
  fc.record({ field: fc.constant('group'), contains: group }),
  fc.record({ field: fc.constant('group'), in: fc.array(group, { maxLength: 3 }) }),
  fc.record({ field: fc.constant('size'), in: fc.array(size, { maxLength: 3 }) }),
  fc.record({ field: fc.constant('size'), atLeast: size, below: size }, { requiredKeys: ['field'] }),
  fc.record({ field: fc.constant('idle'), is: fc.option(fc.boolean()) }),
  fc.record({ field: fc.constant('key'), atLeast: key }),
);

const query = fc.record<RowQuery, 'limit' | 'count'>(
  {
    where: fc.array(filter, { maxLength: 2 }),
    orderBy: fc.record({ field: fc.constantFrom('key', 'group', 'size', 'idle'), descending: fc.boolean() }),
    limit: fc.integer({ min: 1, max: 4 }),
    asOf: fc.integer({ min: 0, max: 9 }).map(position),
    count: fc.constant(true),
  },
  { requiredKeys: ['limit', 'count'] },
);

/** Every page of both stores, side by side, cursors and counts included. */
async function agree(memory: MemoryRowStore, table: BotWriter['table'], asked: RowQuery): Promise<void> {
  for (let next: RowQuery | undefined = asked; next !== undefined;) {
    const page = await store.query(table, next);
    expect(page).toEqual(await memory.query(table, next));
    next = page.next && { ...asked, after: page.next };
  }
}

it('PostgreSQL and memory answer every query alike, page by page, now and as of any position', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(batch, { minLength: 1, maxLength: 6 }),
      fc.array(query, { minLength: 10, maxLength: 10 }),
      async (batches, queries) => {
        const memory = new MemoryRowStore({ clock: new VirtualClock() });
        const table = newTable();
        const writers = [await BotWriter.open(store, table), await BotWriter.open(memory, table)];
        for (const written of batches) for (const writer of writers) await writer.write(written);
        for (const asked of queries) await agree(memory, table, asked);
      },
    ),
    { numRuns: 40 },
  );
});
