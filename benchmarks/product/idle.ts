import { percentile } from '../peers/serve.js';
import type { Bots } from './bots.js';
import type { Product } from './open-product.js';
import { visible } from './visible.js';

/** Until the first runs of new bots are done. */
const SETTLING_MS = 1_000;

/** One run after the other, each enqueued when nothing else goes on: how long until a bot has it. */
export async function idle(product: Product, crew: Bots, trigger: () => Promise<unknown>, count: number) {
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
