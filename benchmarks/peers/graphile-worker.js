import { makeWorkerUtils, run, Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { many, percentile, serve, timed } from './serve.js';
import { payload } from './payload.js';

const silent = new Logger(() => () => {});

/** Prepared statements are on, as they are by default; the pool is as large as the documentation's default of ten, doubled. */
serve(async ({ url, batches }) => {
  const pgPool = new pg.Pool({ connectionString: url, max: 20 });
  pgPool.on('error', () => {});
  pgPool.on('connect', (client) => client.on('error', () => {}));
  await runMigrations({ pgPool, logger: silent });
  const utils = await makeWorkerUtils({ pgPool, logger: silent });
  return {
    enqueue: async ({ count, atOnce }) => ({
      ms: await timed(() => many(count, atOnce, (number) => utils.addJob('run', payload(number)))),
    }),
    prepare: async ({ count }) => {
      for (let from = 0; from < count; from += 1_000) {
        const length = Math.min(1_000, count - from);
        await utils.addJobs(
          Array.from({ length }, (_, index) => ({ identifier: 'run', payload: payload(from + index) })),
        );
      }
    },
    life: async ({ count, bots }) => ({ ms: await work(pgPool, count, bots, batches) }),
    idle: async ({ count }) => idle(pgPool, utils, count),
    clear: () => pgPool.query('DELETE FROM graphile_worker._private_jobs'),
    close: () => pgPool.end(),
  };
});

/** Fetching and completing in batches are what its documentation offers for throughput. */
const inBatches = (concurrentJobs) => ({
  worker: {
    concurrentJobs,
    localQueue: { size: 500, refetchDelay: { durationMs: 10 } },
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
  },
});

async function work(pgPool, count, bots, batches) {
  let done = 0;
  const finished = Promise.withResolvers();
  const begun = performance.now();
  const runner = await run({
    pgPool,
    logger: silent,
    noHandleSignals: true,
    ...(batches ? { preset: inBatches(bots) } : { concurrency: bots }),
    taskList: {
      run: async () => {
        done += 1;
        if (done === count) finished.resolve();
      },
    },
  });
  await finished.promise;
  // The last completions are on their way.
  while (await isLeft(pgPool)) await new Promise((resolve) => setTimeout(resolve, 1));
  const ms = performance.now() - begun;
  await runner.stop();
  return ms;
}

async function isLeft(pgPool) {
  const { rows } = await pgPool.query('SELECT EXISTS (SELECT FROM graphile_worker._private_jobs) AS left');
  return rows[0].left;
}

async function idle(pgPool, utils, count) {
  const latencies = [];
  let assigned = () => undefined;
  const runner = await run({
    pgPool,
    logger: silent,
    noHandleSignals: true,
    concurrency: 4,
    taskList: { run: async () => assigned() },
  });
  for (let number = 0; number < count; number += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const begun = performance.now();
    const taken = new Promise((resolve) => (assigned = resolve));
    await utils.addJob('run', payload(number));
    await taken;
    latencies.push(performance.now() - begun);
  }
  await runner.stop();
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
