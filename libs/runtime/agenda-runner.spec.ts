import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import type { AnyFolds, Folds } from '#kernel/fold.js';
import { deriveId, eventId } from '#kernel/ids.js';
import type { Message } from '#kernel/message.js';
import { AgendaRunner, type Attend } from './agenda-runner.js';
import { leaseOfRunner } from './leases.js';
import { MemoryRowStore } from './memory/memory-row-store.js';
import { VirtualClock } from './memory/virtual-clock.js';
import type { Table } from './row-store.js';
import { Tail } from './tail.js';

type Wished = Message<'Wished', { readonly key: string }>;
const table: Table = { name: 'wishes', version: 1, columns: {}, indexes: [], history: false };
const folds = {
  Wished: { key: ({ data }) => data.key, row: () => ({}) },
} satisfies Folds<object, Wished> as unknown as AnyFolds;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const LEASE_TTL_MS = 10_000;

describe('a runner that attends to rows', () => {
  let clock: VirtualClock;
  let store: MemoryEventStore;
  let rows: MemoryRowStore;
  let over: AbortController;
  beforeEach(async () => {
    clock = new VirtualClock(1_000);
    store = new MemoryEventStore({ clock });
    rows = new MemoryRowStore({ clock });
    over = new AbortController();
    await rows.prepare([table]);
  });
  afterEach(() => over.abort());

  async function start(attend: Attend): Promise<void> {
    const tail = new Tail(store, over.signal);
    await tail.start();
    const parts = { store, rows, tail, clock, log: silent, owner: 'spec', leaseTtlMs: LEASE_TTL_MS, spread: () => 0 };
    void new AgendaRunner(parts, { table, folds, dueAt: () => 0 }, attend).run(over.signal);
  }

  async function wish(key: string): Promise<void> {
    const commandId = deriveId('wish', key);
    const traced = { commandId, $correlationId: commandId, $causationId: commandId };
    const metadata = { schemaVersion: 1, environmentId: 'default', actor: 'spec', ...traced };
    const stream = `things-default_${key}`;
    await store.append(stream, [{ type: 'Wished', data: { key }, id: eventId(commandId, stream, 0), metadata }], -1);
  }

  /** Lets everything happen that waits for no time to pass. */
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await clock.advanceBy(0);
  };

  it('I10 takes its lease again only when what it attended to under the last one has ended', async () => {
    let attended = 0;
    let end = (): void => undefined;
    await start(async (_row, _entry, signal) => {
      attended += 1;
      await new Promise<void>((resolve) => (end = resolve));
      return signal.aborted ? { kind: 'again' } : { kind: 'done' };
    });
    await wish('a');
    await settled();
    expect(attended).toBe(1);
    await rows.leases.free(leaseOfRunner('wishes'));
    await clock.advanceBy(3 * LEASE_TTL_MS);
    expect(await rows.leases.list()).toEqual([]);
    end();
    await settled();
    expect(await rows.leases.list()).toMatchObject([{ owner: 'spec', epoch: 2 }]);
  });
});
