import { many, serve, timed } from '../peers/serve.js';
import { Bots } from './bots.js';
import { idle } from './idle.js';
import { openProduct } from './open-product.js';
import { enqueue, setScene } from './scene.js';
import { visible } from './visible.js';

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
