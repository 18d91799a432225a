import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import type { AnyFolds, Folds } from '#kernel/fold.js';
import { deriveId, eventId } from '#kernel/ids.js';
import type { Message } from '#kernel/message.js';
import { compareRebuild } from '#runtime/compare-rebuild.js';
import { FoldRunner, type FoldTable } from '#runtime/fold-runner.js';
import type { Lease } from '#runtime/leases.js';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import { tableId } from '#runtime/table-id.js';
import { Tail } from '#runtime/tail.js';
import { Client } from 'pg';
import { createMigratedDatabase } from '../../test/support/migrated-database.js';
import { PostgresRowStore } from './postgres-row-store.js';

type Put = Message<'Put', { readonly key: string; readonly dueAt: number }>;

/** Keeps what was put last; a row that is due at 0 wants nothing. */
const folds: Folds<{ puts: number; dueAt: number }, Put> = {
  Put: {
    key: ({ data }) => data.key,
    row: (row, { data }) => ({ puts: (row?.puts ?? 0) + 1, dueAt: data.dueAt }),
  },
};
const what = (name: string, history: boolean): FoldTable => ({
  table: { name, version: 1, columns: {}, indexes: [], history },
  folds: folds as unknown as AnyFolds,
  dueAt: (row) => (row as { dueAt: number }).dueAt || undefined,
});
const KEYS = 40;

describe('a comparison of live rows with their rebuild', () => {
  let database: Awaited<ReturnType<typeof createMigratedDatabase>>;
  let rows: PostgresRowStore;
  let client: Client;
  const over = new AbortController();
  const clock = new VirtualClock(1_000);
  const store = new MemoryEventStore({ clock });
  const story = what('story', false);
  const list = what('list', true);
  let appended = 0;

  const put = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= 1) {
      const commandId = deriveId('put', appended);
      const data = { key: `key-${(appended * 7) % KEYS}`, dueAt: appended % 5 };
      const caused = { commandId, $correlationId: commandId, $causationId: commandId };
      const metadata = { schemaVersion: 1, environmentId: 'default', actor: 'spec', ...caused };
      await store.append(
        'things-default_1',
        [{ type: 'Put', data, id: eventId(commandId, 'things', appended), metadata }],
        appended - 1,
      );
      appended += 1;
    }
  };

  beforeAll(async () => {
    database = await createMigratedDatabase();
    rows = PostgresRowStore.open({ connectionString: database.url });
    client = new Client({ connectionString: database.url });
    await client.connect();
    await rows.prepare([story.table, list.table]);
    const tail = new Tail(store, over.signal);
    await tail.start();
    await put(500);
    for (const one of [story, list]) {
      const runner = new FoldRunner({ store, rows, tail, clock }, one);
      const lease = (await rows.leases.acquire(`runner:${one.table.name}`, 'spec', 1_000_000)) as Lease;
      void runner.run(lease, over.signal).catch(() => undefined);
      await runner.reaches((await store.head()) ?? '', over.signal);
    }
  }, 60_000);
  afterAll(async () => {
    over.abort();
    await client.end();
    await rows.close();
    await database.drop();
  });

  it('I5 finds rows, versions and due times equal while writers go on, with history and without', async () => {
    const writing = new AbortController();
    const writer = (async () => {
      while (!writing.signal.aborted) {
        await put(3);
        await clock.advanceBy(100);
      }
    })();
    const positions = new Set<string | undefined>();
    for (let round = 0; round < 15; round += 1)
      for (const one of [story, list]) {
        const comparison = await compareRebuild(store, rows, one);
        expect(comparison).toMatchObject({ equal: true, differences: [], rows: KEYS });
        expect(comparison.dueTimes).toBeGreaterThan(0);
        expect(comparison.versions > 0).toBe(one.table.history);
        positions.add(comparison.position);
      }
    writing.abort();
    await writer;
    expect(positions.size).toBeGreaterThan(5);
  });

  it.each([
    ['later than it should be', 'UPDATE hostler.agenda SET due_at = due_at + 1 WHERE runner = $1 AND key = $2', 'due'],
    ['forgotten', 'DELETE FROM hostler.agenda WHERE runner = $1 AND key = $2', 'due'],
    [
      'invented',
      `INSERT INTO hostler.agenda (runner, key, due_at, retry_at, from_position) VALUES ($1, 'nobody' || $2, 1, 1, '1')`,
      'unexpected',
    ],
  ])('I5 finds a due time that is %s', async (_, tamper, difference) => {
    const { rows: wanted } = await client.query<{ key: string }>(
      'SELECT key FROM hostler.agenda WHERE runner = $1 ORDER BY key LIMIT 1',
      [tableId(story.table)],
    );
    const key = wanted[0]?.key ?? '';
    const before = (await compareRebuild(store, rows, story)).differences.length;
    await client.query(tamper, [tableId(story.table), key]);
    const { equal, differences } = await compareRebuild(store, rows, story);
    expect(equal).toBe(false);
    expect(differences.length).toBeGreaterThanOrEqual(before);
    expect(differences).toContainEqual({ key: difference === 'due' ? key : `nobody${key}`, difference });
  });

  it('I5 finds a due time equal after what was wanted has been done', async () => {
    const { rows: wanted } = await client.query<{ key: string; from: string }>(
      'SELECT key, from_position AS "from" FROM hostler.agenda WHERE runner = $1 ORDER BY key LIMIT 1',
      [tableId(list.table)],
    );
    const [entry] = wanted;
    if (entry === undefined) throw new Error('nothing is wanted');
    await rows.agenda.done(list.table.name, entry);
    expect(await compareRebuild(store, rows, list)).toMatchObject({ equal: true });
  });
});
