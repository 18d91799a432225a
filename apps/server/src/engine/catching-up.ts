import type { Clock } from '#kernel/clock.js';
import { OVER } from '#kernel/over.js';
import type { Position } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
import { isDatabaseAway } from '#event-store/postgres/failures.js';
import type { FoldRunner } from '#runtime/fold-runner.js';
import type { RowStore, Table } from '#runtime/row-store.js';
import { isBefore } from '#runtime/tail.js';
import { untilAborted } from '#runtime/until-aborted.js';
import type { RunnerLag } from './engine.js';

/** The checkpoint of a projection that another server runs is looked at so soon again, then ever less often. */
const FIRST_LOOK_MS = 20;
const LOOKS_GROW = 1.5;
const LAST_LOOK_MS = 500;

/**
 * Waits until a projection has folded everything up to a position: told by its runner, if that is one of those that may run here, and
 * by looking, as another server may be the one that runs it.
 */
export const caughtUp =
  (rows: RowStore, clock: Clock, folds: readonly FoldRunner[]) =>
  async (projection: string, position: Position, timeoutMs: number): Promise<boolean> => {
    const fold = folds.find(({ name }) => name === projection);
    if (fold?.checkpoint !== undefined && !isBefore(fold.checkpoint.position, position)) return true;
    const over = new AbortController();
    const { signal } = over;
    void clock.waitUntil(clock.now() + timeoutMs, signal).then(() => over.abort(OVER));
    const looking = looked({ rows, clock, projection, position, fold }, signal);
    const waiting = fold === undefined ? looking : Promise.race([told(fold, position, signal), looking]);
    try {
      return (await untilAborted(waiting, signal)) ?? false;
    } finally {
      over.abort(OVER);
    }
  };

async function told(fold: FoldRunner, position: Position, signal: AbortSignal): Promise<boolean> {
  await fold.reaches(position, signal);
  return !signal.aborted;
}

type Sought = {
  readonly rows: RowStore;
  readonly clock: Clock;
  readonly projection: string;
  readonly position: Position;
  readonly fold: FoldRunner | undefined;
};

/** A runner that is at work here tells; then it is looked only in case another process takes it over meanwhile. */
async function looked({ rows, clock, projection, position, fold }: Sought, signal: AbortSignal): Promise<boolean> {
  const isHere = fold?.checkpoint !== undefined;
  let pauseMs = isHere ? LAST_LOOK_MS : FIRST_LOOK_MS;
  if (isHere) await clock.waitUntil(clock.now() + pauseMs, signal);
  while (!signal.aborted) {
    const checkpoint = await rows.checkpoint(projection).catch((error: unknown) => {
      // A database that is busy with what the runner here folds is no reason to stop waiting for it.
      if (fold !== undefined && isDatabaseAway(error)) return undefined;
      throw error;
    });
    if (!isBefore(checkpoint?.position, position)) return true;
    await clock.waitUntil(clock.now() + pauseMs, signal);
    pauseMs = Math.min(LAST_LOOK_MS, pauseMs * LOOKS_GROW);
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
