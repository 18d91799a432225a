import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { streamOf } from '#domain/streams.js';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import { deriveId } from '#kernel/ids.js';
import { PostgresClock } from '#postgres/clock.js';
import { openPool } from '#postgres/pool.js';
import { PostgresRowStore } from '#postgres/postgres-row-store.js';
import { memoryVault } from '#vault/memory/memory-vault.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { createMigratedDatabase } from '../../../../test/support/migrated-database.js';
import { assembleEngine, type RunningEngine } from './assemble.js';

const LEASE_TTL_MS = 1_500;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const POISONED = 'ghost';

/** Everything is asked of a server that folds nothing, and done by the other one. */
describe('a server that does not fold', () => {
  let database: TestDatabase;
  let pool: ReturnType<typeof openPool>;
  let clock: PostgresClock;
  let store: MemoryEventStore;
  let stores: PostgresRowStore[];
  let servers: RunningEngine[];
  let api: RunningEngine;
  beforeEach(async () => {
    database = await createMigratedDatabase();
    pool = openPool({ connectionString: database.url, applicationName: 'test', onLost: () => undefined });
    clock = await PostgresClock.open(pool);
    store = new MemoryEventStore({ clock });
    stores = [];
    servers = [];
    await serverThat({ projections: true });
    api = await serverThat({ projections: false });
    await startOfNothing();
  }, 60_000);
  afterEach(async () => {
    for (const server of servers) await server.stop();
    for (const rows of stores) await rows.close();
    clock.close();
    await pool.end();
    await database.drop();
  });

  async function serverThat({ projections }: { projections: boolean }): Promise<RunningEngine> {
    const rows = PostgresRowStore.open({ connectionString: database.url });
    stores.push(rows);
    const server = await assembleEngine({
      store,
      rows,
      vault: memoryVault(),
      clock,
      ids: { next: randomUUID },
      log: silent,
      owner: randomUUID(),
      leaseTtlMs: LEASE_TTL_MS,
      spread: () => 0,
      provider: undefined,
      serverUrl: () => 'http://127.0.0.1',
      capacity: 2,
      runs: { projections, orchestrator: false },
    });
    servers.push(server);
    await server.engine.ready;
    return server;
  }

  /** A run that starts without ever having been queued: no rule allows it. */
  async function startOfNothing(): Promise<void> {
    const ofRun = { environmentId: 'default', groupId: 'group', runId: POISONED };
    const data = { ...ofRun, botId: 'bot', claim: 1, startedAt: 1, queuedAt: 1, runDeadline: 2, left: 'assigned' };
    const commandId = deriveId('command', POISONED);
    const traced = { commandId, $correlationId: commandId, $causationId: commandId };
    const metadata = { schemaVersion: 1, environmentId: 'default', actor: 'system:spec', ...traced };
    const event = { type: 'RunStarted', data, id: deriveId('event', POISONED), metadata };
    const { position } = await store.append(streamOf('run', 'default', POISONED), [event], -1);
    await api.engine.caughtUp('runs', position, 30_000);
  }

  const parked = () => api.engine.rows.parked('runs');

  /** The test's own time-out is the only limit. */
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  it('I12 has a parked row taken up by the server that runs the fold', async () => {
    const [row] = await parked();
    const { eventId, position } = row as NonNullable<typeof row>;
    const data = { runner: 'runs', version: 1, key: POISONED, eventId, position };
    const commandId = randomUUID();
    const context = { actor: 'system:spec', commandId, correlationId: commandId, causationId: commandId };
    await api.engine.execute({ type: 'SkipPoisonEvent', data }, { ...context, environmentId: 'default' });
    expect(await api.takeUp('runs', POISONED)).toBe(true);
    await until(async () => (await parked()).length === 0);
    expect(await api.takeUp('runs', POISONED)).toBe(false);
  }, 30_000);

  it('I5 has a read model rebuilt by the server that runs it, though nothing happens', async () => {
    const head = (await store.head()) ?? '';
    await api.engine.caughtUp('environments', head, 30_000);
    await api.rebuild('environments');
    expect(await api.engine.caughtUp('environments', head, 20_000)).toBe(true);
    expect(await api.compare('environments')).toMatchObject({ equal: true, rows: 1 });
  }, 30_000);
});
