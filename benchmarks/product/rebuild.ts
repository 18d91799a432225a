import type { AnyFolds } from '#kernel/fold.js';
import type { Position } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
import { PostgresRowStore } from '#postgres/postgres-row-store.js';
import { projections, type ListedProjection } from '#projections/all.js';
import { FoldRunner } from '#runtime/fold-runner.js';
import type { Lease } from '#runtime/leases.js';
import { Tail } from '#runtime/tail.js';
import { serve, timed } from '../peers/serve.js';
import { Bots } from './bots.js';
import { appendLives } from './lives.js';
import { openMeasuredStore } from './measured-store.js';
import { openProduct } from './open-product.js';
import { enqueue, setScene } from './scene.js';

const LEASE_MS = 60 * 60_000;
const BOTS = 64;
/** A version that no live table has: what is rebuilt here stands beside what serves. */
const BESIDE = 1_000;

const clock = {
  now: Date.now,
  waitUntil: (at: number) => new Promise<void>((done) => setTimeout(done, at - Date.now())),
};

/** Folds the log anew, all read models side by side, as `hostler projection rebuild` does each. */
serve(async ({ url, lives }: { url: string; lives: number }) => {
  await begin(url, lives);
  const store = await openMeasuredStore(url, clock);
  const rows = PostgresRowStore.open({ connectionString: url });
  const events = () => readAll(store);
  const rebuild = async (history: boolean) => {
    const count = await events();
    return { ms: await timed(() => rebuildAll(store, rows, history)), events: count };
  };
  return {
    read: async () => {
      let events = 0;
      const ms = await timed(async () => {
        events = await readAll(store);
      });
      return { ms, events };
    },
    present: () => rebuild(false),
    versions: () => rebuild(true),
    close: async () => {
      await store.close();
      await rows.close();
    },
  };
});

/** A group with its bots, made by the product; then its runs, straight into the log. */
async function begin(url: string, lives: number): Promise<void> {
  const product = await openProduct(url);
  const scene = await setScene(product, BOTS);
  const crew = new Bots(product, scene);
  for (let run = 0; run < BOTS; run += 1) await enqueue(product, scene);
  await crew.enrolled(BOTS);
  await product.close();
  const store = await openMeasuredStore(url, clock);
  await appendLives(store, scene, crew.botIds, lives);
  await store.close();
}

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

async function rebuildAll(store: EventStore, rows: PostgresRowStore, history: boolean): Promise<void> {
  const over = new AbortController();
  const tables = projections.map((projection) => tableOf(projection, history));
  await rows.prepare(tables);
  for (const table of tables) await rows.reset(table);
  const tail = new Tail(store, over.signal);
  await tail.start();
  const runners = projections.map(({ on }, index) => {
    const table = tables[index] as (typeof tables)[number];
    return new FoldRunner({ store, rows, tail, clock }, { table, folds: on as AnyFolds });
  });
  const running = runners.map(async (runner) => {
    const lease = (await rows.leases.acquire(`rebuild:${runner.name}`, 'benchmark', LEASE_MS)) as Lease;
    await runner.run(lease, over.signal);
  });
  await Promise.race([
    Promise.all(runners.map((runner) => runner.reaches(tail.position as Position))),
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
