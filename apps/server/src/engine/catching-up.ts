import type { Clock } from '#kernel/clock.js';
import type { Position } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
import type { FoldRunner } from '#runtime/fold-runner.js';
import type { RowStore, Table } from '#runtime/row-store.js';
import { isBefore } from '#runtime/tail.js';
import type { RunnerLag } from './engine.js';

/** How often the checkpoint of a projection that another server runs is looked at. */
const LOOK_EVERY_MS = 50;

/** Waits until a projection has folded everything up to a position: told by its runner if it runs here, else by looking. */
export const caughtUp =
  (rows: RowStore, clock: Clock, folds: readonly FoldRunner[]) =>
  async (projection: string, position: Position, timeoutMs: number): Promise<boolean> => {
    const over = new AbortController();
    const timeout = clock.waitUntil(clock.now() + timeoutMs, over.signal).then(() => false);
    const here = folds
      .find(({ name }) => name === projection)
      ?.reaches(position)
      .then(() => true);
    try {
      return await Promise.race([
        timeout,
        ...(here === undefined ? [] : [here]),
        lookedAt(rows, clock, projection, position, over.signal),
      ]);
    } finally {
      over.abort();
    }
  };

async function lookedAt(
  rows: RowStore,
  clock: Clock,
  projection: string,
  position: Position,
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    const checkpoint = await rows.checkpoint(projection);
    if (!isBefore(checkpoint?.position, position)) return true;
    await clock.waitUntil(clock.now() + LOOK_EVERY_MS, signal);
  }
  return false;
}

/** How far each runner is behind the log: by position, and by the age of what it has folded last if it is behind. */
export async function lagOf(
  rows: RowStore,
  clock: Clock,
  store: EventStore,
  tables: readonly Table[],
): Promise<readonly RunnerLag[]> {
  const head = await store.head();
  return Promise.all(
    tables.map(async ({ name }) => {
      const checkpoint = await rows.checkpoint(name);
      const atHead = !isBefore(checkpoint?.position, head);
      const lagMs = atHead ? 0 : Math.max(0, clock.now() - (checkpoint?.time ?? 0));
      return { runner: name, position: checkpoint?.position, lagMs, atHead };
    }),
  );
}
