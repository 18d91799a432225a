import type { Position } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
import { PostgresRowStore } from '#postgres/postgres-row-store.js';
import { projections, type ListedProjection } from '#projections/all.js';
import { FoldRunner } from '#runtime/fold-runner.js';
import type { Lease } from '#runtime/leases.js';
import { Tail } from '#runtime/tail.js';
import { serve, timed } from '../peers/serve.js';
import { begin, clock } from './history.js';
import { openMeasuredStore } from './measured-store.js';

const LEASE_MS = 60 * 60_000;
/** The read model that is folded anew by itself. */
const ONE = 'runs';
/** A version that no live table has: what is rebuilt here stands beside what serves. */
const BESIDE = 1_000;

/** Folds the log anew, all read models side by side, as `hostler projection rebuild` does each. */
serve(async ({ url, lives }: { url: string; lives: number }) => {
  await begin(url, lives);
  const store = await openMeasuredStore(url, clock);
  const rows = PostgresRowStore.open({ connectionString: url });
  const events = () => readAll(store);
  const rebuild = async (history: boolean, which = projections) => {
    const count = await events();
    return { ms: await timed(() => rebuildThese(which, store, rows, history)), events: count };
  };
  return {
    read: async () => {
      let events = 0;
      const ms = await timed(async () => {
        events = await readAll(store);
      });
      return { ms, events };
    },
    one: () =>
      rebuild(
        false,
        projections.filter(({ name }) => name === ONE),
      ),
    present: () => rebuild(false),
    versions: () => rebuild(true),
    close: async () => {
      await store.close();
      await rows.close();
    },
  };
});

/** As a rebuild reads: page after page, each asked for while the one before is worked on. Gives the number of events. */
async function readAll(store: EventStore): Promise<number> {
  const over = new AbortController();
  let events = 0;
  for await (const slice of store.subscribeAll(undefined, { signal: over.signal })) {
    events += slice.events.length;
    if (slice.atEnd) over.abort();
  }
  return events;
}

async function rebuildThese(
  which: typeof projections,
  store: EventStore,
  rows: PostgresRowStore,
  history: boolean,
): Promise<void> {
  const over = new AbortController();
  const tables = which.map((projection) => tableOf(projection, history));
  await rows.prepare(tables);
  for (const table of tables) await rows.reset(table);
  const tail = new Tail(store, over.signal);
  await tail.start();
  const runners = which.map(({ on }, index) => {
    const table = tables[index] as (typeof tables)[number];
    return new FoldRunner({ store, rows, tail, clock }, { table, folds: on });
  });
  const running = runners.map(async (runner) => {
    const lease = (await rows.leases.acquire(`rebuild:${runner.name}`, 'benchmark', LEASE_MS)) as Lease;
    await runner.run(lease, over.signal);
  });
  await Promise.race([
    Promise.all(runners.map((runner) => runner.reaches(tail.position as Position, over.signal))),
    Promise.all(running),
  ]);
  over.abort();
  await Promise.all(running);
}

const tableOf = ({ name, version, columns, indexes, history }: ListedProjection, versions: boolean) => ({
  name,
  version: version + BESIDE + (versions ? 1 : 0),
  columns,
  indexes,
  history: history && versions,
});
