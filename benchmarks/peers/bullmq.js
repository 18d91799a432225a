import { Queue, Worker } from 'bullmq';
import { many, percentile, serve, timed } from './serve.js';
import { payload } from './payload.js';

const QUEUE = 'runs';

serve(async ({ url }) => {
  const { hostname: host, port } = new URL(url);
  const connection = { host, port: Number(port), maxRetriesPerRequest: null };
  const queue = new Queue(QUEUE, { connection });
  await queue.waitUntilReady();
  return {
    enqueue: async ({ count, atOnce }) => ({
      ms: await timed(() => many(count, atOnce, (number) => queue.add('run', payload(number)))),
    }),
    prepare: async ({ count }) => {
      for (let from = 0; from < count; from += 1_000) {
        const length = Math.min(1_000, count - from);
        await queue.addBulk(Array.from({ length }, (_, index) => ({ name: 'run', data: payload(from + index) })));
      }
    },
    life: async ({ count, bots }) => ({ ms: await work(connection, count, bots) }),
    idle: async ({ count }) => idle(connection, queue, count),
    clear: () => queue.obliterate({ force: true }),
    close: () => queue.close(),
  };
});

async function work(connection, count, concurrency) {
  let done = 0;
  const finished = Promise.withResolvers();
  const begun = performance.now();
  const worker = new Worker(QUEUE, async () => undefined, { connection, concurrency });
  worker.on('completed', () => {
    done += 1;
    if (done === count) finished.resolve();
  });
  await finished.promise;
  const ms = performance.now() - begun;
  await worker.close();
  return ms;
}

async function idle(connection, queue, count) {
  const latencies = [];
  let assigned = () => undefined;
  const worker = new Worker(QUEUE, async () => assigned(), { connection, concurrency: 4 });
  await worker.waitUntilReady();
  for (let number = 0; number < count; number += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const begun = performance.now();
    const taken = new Promise((resolve) => (assigned = resolve));
    await queue.add('run', payload(number));
    await taken;
    latencies.push(performance.now() - begun);
  }
  await worker.close();
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
