import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import type { AnyFolds, Folds } from '#kernel/fold.js';
import { deriveId, eventId } from '#kernel/ids.js';
import type { Message } from '#kernel/message.js';
import { compareRebuild } from './compare-rebuild.js';
import { FoldRunner, type FoldTable } from './fold-runner.js';
import { MemoryRowStore } from './memory/memory-row-store.js';
import { VirtualClock } from './memory/virtual-clock.js';
import type { Lease } from './leases.js';
import type { Table } from './row-store.js';
import type { Skips } from './skips.js';
import { Tail } from './tail.js';

type Put = Message<'Put', { readonly key: string; readonly value: number }>;
const table: Table = { name: 'sums', version: 1, columns: {}, indexes: [], history: true };

describe('a runner that folds', () => {
  let clock: VirtualClock;
  let store: MemoryEventStore;
  let rows: MemoryRowStore;
  let over: AbortController;
  let poison: number;
  let skipped: Set<string>;
  let appended: number;

  /** Adds up what is put under a key; chokes on one value, as a fold with a mistake in it does. */
  const folds = {
    Put: {
      key: ({ data }) => data.key,
      row: (row, { data }) => {
        if (data.value === poison) throw new Error(`can't digest ${data.value}`);
        return { sum: (row?.sum ?? 0) + data.value };
      },
    },
  } satisfies Folds<{ sum: number }, Put> as unknown as AnyFolds;
  const skips: Skips = async () => (id, key) => skipped.has(`${id} ${key}`);

  beforeEach(async () => {
    clock = new VirtualClock(1_000);
    store = new MemoryEventStore({ clock });
    rows = new MemoryRowStore({ clock });
    over = new AbortController();
    skipped = new Set();
    poison = NaN;
    appended = 0;
    await rows.prepare([table]);
  });
  afterEach(() => over.abort());

  const put = async (key: string, value: number): Promise<string> => {
    const commandId = deriveId('put', appended);
    const metadata = {
      schemaVersion: 1,
      environmentId: 'default',
      actor: 'spec',
      commandId,
      $correlationId: commandId,
      $causationId: commandId,
    };
    const event = { type: 'Put', data: { key, value }, id: eventId(commandId, 'things', appended), metadata } as const;
    await store.append('things-default_1', [event], appended - 1);
    appended += 1;
    return event.id;
  };

  const start = async (dueAt?: FoldTable['dueAt']): Promise<FoldRunner> => {
    const tail = new Tail(store, over.signal);
    await tail.start();
    const runner = new FoldRunner({ store, rows, tail, clock, skips }, { table, folds, ...(dueAt && { dueAt }) });
    const lease = (await rows.leases.acquire('runner:sums', 'spec', 1_000_000)) as Lease;
    void (async () => {
      while (!over.signal.aborted) await runner.run(lease, over.signal);
    })();
    await caughtUp(runner);
    return runner;
  };
  const caughtUp = async (runner: FoldRunner): Promise<void> => runner.reaches((await store.head()) ?? '', over.signal);
  const takeUp = async (runner: FoldRunner, key: string): Promise<void> => {
    await rows.takeUps.ask('sums', key);
    runner.restart();
  };
  const sums = async () =>
    Object.fromEntries(
      [...(await rows.load(table, ['a', 'b'])).values()].map(({ key, body }) => [key, JSON.parse(body)]),
    );
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };

  it('I12 parks the row of a poison event, and goes on with every other', async () => {
    poison = 2;
    await put('a', 1);
    const id = await put('a', 2);
    await put('a', 3);
    await put('b', 5);
    await start();
    expect(await sums()).toEqual({ a: { sum: 1 }, b: { sum: 5 } });
    expect(await rows.parked('sums')).toMatchObject([{ key: 'a', eventId: id, reason: "can't digest 2" }]);
  });

  it('I12 takes a parked row up again after a fix, with everything that it waited with', async () => {
    poison = 2;
    for (const value of [1, 2, 3]) await put('a', value);
    const runner = await start();
    poison = NaN;
    await takeUp(runner, 'a');
    await settled();
    await put('a', 4);
    await caughtUp(runner);
    expect(await sums()).toEqual({ a: { sum: 10 } });
    expect(await rows.parked('sums')).toEqual([]);
    expect(await compareRebuild(store, rows, { table, folds }, skips)).toMatchObject({ equal: true, versions: 3 });
  });

  it('I12 parks the row again where the event still is poison', async () => {
    poison = 2;
    for (const value of [1, 2, 3]) await put('a', value);
    const runner = await start();
    await takeUp(runner, 'a');
    await settled();
    await put('a', 4);
    await caughtUp(runner);
    expect(await sums()).toEqual({ a: { sum: 1 } });
    expect(await rows.parked('sums')).toMatchObject([{ key: 'a' }]);
  });

  it('I12 goes on without an event that is skipped, and so does every rebuild', async () => {
    poison = 2;
    const [, id] = [await put('a', 1), await put('a', 2), await put('a', 3)];
    const runner = await start();
    skipped.add(`${id} a`);
    await takeUp(runner, 'a');
    await settled();
    expect(await sums()).toEqual({ a: { sum: 4 } });
    expect(await compareRebuild(store, rows, { table, folds }, skips)).toMatchObject({ equal: true });
  });

  it('I12 leaves what a row wants as it was, where nothing followed the event that is skipped', async () => {
    poison = 2;
    const [, id] = [await put('a', 1), await put('a', 2)];
    const runner = await start(() => 5_000);
    expect(await rows.agenda.nextAt('sums')).toBeUndefined();
    skipped.add(`${id} a`);
    await takeUp(runner, 'a');
    await settled();
    expect(await rows.parked('sums')).toEqual([]);
    expect(await rows.agenda.nextAt('sums')).toBe(5_000);
  });

  it('I12 takes up what is asked for while another row is taken up', async () => {
    poison = 2;
    for (const key of ['a', 'b']) for (const value of [1, 2]) await put(key, value);
    const runner = await start();
    poison = NaN;
    const load = rows.load.bind(rows);
    rows.load = async (...asked) => {
      rows.load = load;
      await takeUp(runner, 'b');
      return load(...asked);
    };
    await takeUp(runner, 'a');
    await settled();
    expect(await sums()).toEqual({ a: { sum: 3 }, b: { sum: 3 } });
    expect(await rows.takeUps.asked('sums')).toEqual([]);
  });

  it('I5 finds a row that is not what the log says', async () => {
    await put('a', 1);
    await start();
    const tampered = { ...folds, Put: { key: () => 'a', row: () => ({ sum: 99 }) } } as unknown as AnyFolds;
    expect(await compareRebuild(store, rows, { table, folds: tampered })).toMatchObject({
      equal: false,
      differences: [{ key: 'a', difference: 'other' }],
    });
  });
});
