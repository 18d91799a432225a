import assert from 'node:assert/strict';
import { positionOf } from '#event-store/position.js';
import { ModelsAtMoment } from '../../apps/server/src/api/http/models-at-moment.js';
import { percentile, serve, timed, many } from '../peers/serve.js';
import { Bots } from './bots.js';
import { idle } from './idle.js';
import { appendLives, EVENTS_PER_LIFE } from './lives.js';
import { openProduct, type Product } from './open-product.js';
import { enqueue, setScene } from './scene.js';
import { visible } from './visible.js';

const BOTS = 4;
const SAMPLES = 100;

type Size = { readonly url: string; readonly events: number; readonly queued: number };

/** An installation with so many events behind it and so many runs waiting in a group that gets no bots. */
serve(async ({ url, events, queued }: Size) => {
  let product = await openProduct(url);
  const waiting = await setScene(product, 1, 1);
  const working = await setScene(product, BOTS, 2);
  const crew = new Bots(product, working);
  for (let run = 0; run < BOTS; run += 1) await enqueue(product, working);
  await crew.enrolled(BOTS);
  await appendLives(product.engine.store, working, crew.botIds, Math.ceil(events / EVENTS_PER_LIFE));
  await many(queued, 64, () => enqueue(product, waiting));
  await visible(product);
  const page = (models: ModelsAtMoment) =>
    models.page('runs', {
      where: [{ field: 'environmentId', is: 'default' }, ...models.bornBy('queuedAt')],
      orderBy: { field: 'queuedAt', descending: true },
      limit: 50,
    });
  const halfWay = await momentOf(product, Math.ceil(events / 2));
  return {
    append: () => each(() => enqueue(product, waiting)),
    dispatch: () => idle(product, crew, () => enqueue(product, working), SAMPLES),
    page: () => each(() => page(new ModelsAtMoment(product.engine, { after: undefined }))),
    asOf: () => each(() => page(new ModelsAtMoment(product.engine, { past: halfWay }))),
    start: async () => {
      await product.close();
      const ms = await timed(async () => void (product = await openProduct(url)));
      crew.follow(product);
      return { ms };
    },
    close: () => product.close(),
  };
});

/** The moment of the event that stands there, counted from 1. */
async function momentOf({ engine }: Product, ordinal: number) {
  const [{ position, metadata } = assert.fail('the log is shorter')] = (
    await engine.store.readAll(positionOf(ordinal - 1), { limit: 1 })
  ).events;
  return { position, time: metadata.recordedAt };
}

async function each(work: () => Promise<unknown>) {
  const times: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) times.push(await timed(work));
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}
