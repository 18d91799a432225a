import type { Clock } from '#kernel/clock.js';
import { Bots } from './bots.js';
import { appendLives } from './lives.js';
import { openMeasuredStore } from './measured-store.js';
import { openProduct } from './open-product.js';
import { enqueue, setScene } from './scene.js';

const BOTS = 64;

export const clock: Clock = {
  now: Date.now,
  waitUntil: (at: number) => new Promise<void>((done) => setTimeout(done, at - Date.now())),
};

/** A group with its bots, made by the product; then its runs, straight into the log. */
export async function begin(url: string, lives: number): Promise<void> {
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
