import type { Position } from '#kernel/message.js';
import { projections } from '#projections/all.js';
import { percentile, serve } from '../peers/serve.js';
import { openProduct, type Product } from './open-product.js';
import { enqueue, setScene, type Scene } from './scene.js';

const TICK_MS = 10;
const VISIBLE_TIMEOUT_MS = 60_000;
/** Of so many appends one is watched: watching is no part of what is measured. */
const WATCHED_OF = 20;

type Asked = { readonly eventsPerSecond: number; readonly seconds: number };

/** Events at a steady rate; how long each takes from its acknowledgement until every read model shows it. */
serve(async ({ url }: { url: string }) => {
  const product = await openProduct(url);
  const scene = await setScene(product, 1);
  return {
    lag: async (asked: Asked) => {
      const lags = await steadily(product, scene, asked);
      return { p50: percentile(lags, 0.5), p99: percentile(lags, 0.99) };
    },
    close: () => product.close(),
  };
});

async function steadily(product: Product, scene: Scene, { eventsPerSecond, seconds }: Asked): Promise<number[]> {
  const lags: number[] = [];
  const calls: Promise<void>[] = [];
  const begun = performance.now();
  for (let sent = 0; sent < eventsPerSecond * seconds;) {
    const due = Math.floor(((performance.now() - begun) / 1_000) * eventsPerSecond);
    for (; sent < due; sent += 1) calls.push(append(product, scene, sent % WATCHED_OF === 0 ? lags : undefined));
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(calls);
  return lags;
}

async function append(product: Product, scene: Scene, lags: number[] | undefined): Promise<void> {
  const { position } = await enqueue(product, scene);
  if (lags === undefined) return;
  const acknowledged = performance.now();
  const everywhere = projections.map(({ name }) =>
    product.engine.caughtUp(name, position as Position, VISIBLE_TIMEOUT_MS),
  );
  await Promise.all(everywhere);
  lags.push(performance.now() - acknowledged);
}
