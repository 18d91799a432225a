import type { Position } from '#kernel/message.js';
import { projections } from '#projections/all.js';
import type { Product } from './open-product.js';

/** Nothing that is measured may wait longer than this for its read models. */
const VISIBLE_TIMEOUT_MS = 30 * 60_000;

/** Every read model shows everything that stands in the log now. */
export async function visible({ engine }: Product): Promise<void> {
  const head = (await engine.store.head()) as Position;
  const reached = await Promise.all(projections.map(({ name }) => engine.caughtUp(name, head, VISIBLE_TIMEOUT_MS)));
  if (!reached.every(Boolean)) throw new Error('the read models do not catch up');
}
