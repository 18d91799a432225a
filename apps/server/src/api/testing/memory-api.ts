import { Writable } from 'node:stream';
import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import type { Clock, Ending } from '#kernel/clock.js';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import { MemoryRowStore } from '#runtime/memory/memory-row-store.js';
import { memoryVault } from '#vault/memory/memory-vault.js';
import type { Vault } from '#vault/vault.js';
import { assembleEngine, type EngineParts } from '../../engine/assemble.js';
import type { Engine } from '../../engine/engine.js';
import { administratorId } from '../../engine/first-start.js';
import { createApi } from '../create-api.js';
import type { ApiSettings } from '../tokens.js';

export type MemoryApi = {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly engine: Engine;
  readonly vault: Vault;
  /** An administrator's. */
  readonly key: string;
  readonly adminId: string;
  /** Moves the server's time on. */
  advance(ms: number): void;
  /** All that was logged. */
  logged(): string;
  drain(): void;
  close(): Promise<void>;
};

const CAPACITY = 8;
/** Timers take no more than 31 bits, and a wait may be for ever. */
const LONGEST_PAUSE_MS = 60_000;
const STREAM_CHECK_EVERY_MS = 50;

type Given = Partial<Pick<EngineParts, 'store' | 'rows'> & Pick<ApiSettings, 'trustedProxies'>>;

/**
 * The whole API on stores in memory unless others are given, listening on a free port: everything but the database is what a server is
 * made of.
 */
export async function memoryApi(given: Given = {}): Promise<MemoryApi> {
  const clock = new ShiftableClock();
  const lines: string[] = [];
  const logger = pino(
    { level: 'trace' },
    new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) }),
  );
  const vault = memoryVault();
  const { store = new MemoryEventStore({ clock }), rows = new MemoryRowStore({ clock }) } = given;
  const running = await assembleEngine({
    store,
    rows,
    vault,
    clock,
    ids: { next: randomUUID },
    log: logger,
    owner: randomUUID(),
    spread: Math.random,
    provider: undefined,
    serverUrl: () => 'http://127.0.0.1',
    capacity: CAPACITY,
    runs: { projections: true, orchestrator: false },
  });
  const { engine } = running;
  await engine.ready;
  const draining = new AbortController();
  const app = await createApi(engine, {
    logger,
    publicUrl: 'http://127.0.0.1',
    trustedProxies: given.trustedProxies,
    rebuild: running.rebuild,
    compare: running.compare,
    takeUp: running.takeUp,
    draining: draining.signal,
    streamCheckEveryMs: STREAM_CHECK_EVERY_MS,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = await app.getUrl();
  const adminId = administratorId(engine.installationId);
  const key = await vault.credentials.issue('key', 'test', { subjectId: adminId, credentialId: 'test' }, undefined);
  const drain = (): void => draining.abort();
  return {
    app,
    url,
    engine,
    vault,
    key,
    adminId,
    advance: (ms) => clock.advance(ms),
    logged: () => lines.join(''),
    drain,
    close: async () => {
      drain();
      // Clients of tests keep connections open that they will not use again.
      app.getHttpServer().closeAllConnections();
      await app.close();
      await running.stop();
      await store.close();
    },
  };
}

/** Real time that can be set forward. */
class ShiftableClock implements Clock {
  #shiftMs = 0;

  now(): number {
    return Date.now() + this.#shiftMs;
  }

  advance(ms: number): void {
    this.#shiftMs += ms;
  }

  async waitUntil(at: number, signal?: Ending): Promise<void> {
    for (let left = at - this.now(); left > 0 && signal?.aborted !== true; left = at - this.now())
      await pause(Math.min(left, LONGEST_PAUSE_MS), signal);
  }
}

function pause(ms: number, signal: Ending | undefined): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms).unref();
    signal?.addEventListener('abort', over);
  });
}
