import type { Position } from '#kernel/message.js';
import { projections } from '#projections/all.js';
import { many, percentile, serve, timed } from '../peers/serve.js';
import { Bots } from './bots.js';
import { openProduct, type Product } from './open-product.js';
import { enqueue, setScene } from './scene.js';

/** Nothing that is measured may wait longer than this for its read models. */
const VISIBLE_TIMEOUT_MS = 5 * 60_000;
/** Until the first runs of new bots are done. */
const SETTLING_MS = 1_000;

type Asked = { readonly count: number; readonly atOnce: number; readonly bots: number };

serve(async ({ url, bots }: { url: string; bots: number }) => {
  const product = await openProduct(url);
  const scene = await setScene(product, Math.max(1, bots));
  const crew = new Bots(product, scene);
  return {
    enqueue: async ({ count, atOnce }: Asked) => {
      const begun = performance.now();
      await many(count, atOnce, () => enqueue(product, scene));
      const ms = performance.now() - begun;
      await visible(product);
      return { ms, visibleMs: performance.now() - begun };
    },
    prepare: async ({ count, bots: wanted }: Asked) => {
      await many(count, 256, () => enqueue(product, scene));
      await crew.enrolled(wanted);
      await visible(product);
    },
    life: async ({ count }: Asked) => {
      const begun = performance.now();
      const ms = await timed(() => ended(crew, count));
      await visible(product);
      await crew.stop();
      return { ms, visibleMs: performance.now() - begun };
    },
    idle: async ({ count }: Asked) => {
      const trigger = () => enqueue(product, scene);
      // Runs that wait are what makes the group ask for its bots.
      for (let run = 0; run < bots; run += 1) await trigger();
      await crew.enrolled(bots);
      return idle(product, crew, trigger, count);
    },
    close: () => product.close(),
  };
});

function ended(crew: Bots, count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    const countDown = () => {
      left -= 1;
      if (left === 0) resolve();
    };
    crew.begin({ ended: countDown });
  });
}

async function idle(product: Product, crew: Bots, trigger: () => Promise<unknown>, count: number) {
  const latencies: number[] = [];
  let assigned = () => undefined as void;
  crew.begin({ assigned: () => assigned() });
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  for (let number = 0; number < count; number += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const begun = performance.now();
    const taken = new Promise<void>((resolve) => (assigned = resolve));
    await trigger();
    await taken;
    latencies.push(performance.now() - begun);
  }
  await visible(product);
  await crew.stop();
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

/** Every read model shows everything that stands in the log now. */
async function visible({ engine }: Product): Promise<void> {
  const head = (await engine.store.head()) as Position;
  const reached = await Promise.all(projections.map(({ name }) => engine.caughtUp(name, head, VISIBLE_TIMEOUT_MS)));
  if (!reached.every(Boolean)) throw new Error('the read models do not catch up');
}
