import { PgBoss } from 'pg-boss';
import { many, percentile, serve, timed } from './serve.js';
import { payload } from './payload.js';

const QUEUE = 'runs';

/** Queues are made once; monitoring and scheduling are off, as the documentation advises for workers that need neither. */
serve(async ({ url }) => {
  const boss = new PgBoss({ connectionString: url, max: 20, schedule: false, supervise: false });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  await boss.createQueue(QUEUE);
  return {
    enqueue: async ({ count, atOnce }) => ({
      ms: await timed(() => many(count, atOnce, (number) => boss.send(QUEUE, payload(number)))),
    }),
    prepare: async ({ count }) => {
      for (let from = 0; from < count; from += 1_000)
        await boss.insert(
          QUEUE,
          Array.from({ length: Math.min(1_000, count - from) }, (_, index) => ({ data: payload(from + index) })),
        );
    },
    life: async ({ count, bots, oneByOne }) => ({ ms: await timed(() => work(boss, count, oneByOne ? 1 : bots)) }),
    idle: async ({ count }) => idle(boss, count),
    clear: () => boss.deleteAllJobs(QUEUE),
    close: () => boss.stop({ graceful: false }),
  };
});

/** Four fetchers: each fetches a batch, has every job of it done, and completes the batch in one call. */
async function work(boss, count, batchSize) {
  let done = 0;
  const fetcher = async () => {
    while (done < count) {
      const jobs = await boss.fetch(QUEUE, { batchSize });
      if (jobs.length === 0) return;
      await boss.complete(
        QUEUE,
        jobs.map(({ id }) => id),
      );
      done += jobs.length;
    }
  };
  await Promise.all(Array.from({ length: batchSize === 1 ? 16 : 4 }, fetcher));
  if (done < count) throw new Error(`only ${done} of ${count} jobs were done`);
}

/** The shortest polling interval that pg-boss allows is half a second, so a worker that polls by itself would show only that. */
async function idle(boss, count) {
  const latencies = [];
  for (let number = 0; number < count; number += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const begun = performance.now();
    await boss.send(QUEUE, payload(number));
    let jobs = [];
    while (jobs.length === 0) jobs = await boss.fetch(QUEUE);
    latencies.push(performance.now() - begun);
    await boss.complete(QUEUE, jobs[0].id);
  }
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
