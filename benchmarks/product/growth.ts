import { percentile, serve, timed, many } from '../peers/serve.js';
import { Bots } from './bots.js';
import { idle } from './idle.js';
import { appendLives, EVENTS_PER_LIFE } from './lives.js';
import { openProduct } from './open-product.js';
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
  const { engine } = product;
  const page = (asOf: string | undefined) =>
    engine.rows.query(engine.table('runs'), {
      where: [{ field: 'environmentId', is: 'default' }],
      orderBy: { field: 'queuedAt', descending: true },
      limit: 50,
      ...(asOf === undefined ? {} : { asOf }),
    });
  const half = String(Math.ceil(events / 2)).padStart(16, '0');
  return {
    append: () => each(() => enqueue(product, waiting)),
    dispatch: () => idle(product, crew, () => enqueue(product, working), SAMPLES),
    page: () => each(() => page(undefined)),
    asOf: () => each(() => page(half)),
    start: async () => {
      await product.close();
      return { ms: await timed(async () => void (product = await openProduct(url))) };
    },
    close: () => product.close(),
  };
});

async function each(work: () => Promise<unknown>) {
  const times: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) times.push(await timed(work));
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}
