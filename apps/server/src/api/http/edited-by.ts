import type { Message } from '#kernel/message.js';
import type { Handled } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { folded } from './made-by.js';
import { Problem } from './problem.js';

/** How long an answer to an edit waits for its read model; after that it shows what the read model has, and the edit itself. */
const SETTLE_MS = 2_000;

/** A thing's row with an edit in it; `read-model-behind` where the read model has no row of it yet, though the edit is recorded. */
export async function editedBy<Row>(
  engine: Pick<Engine, 'rows' | 'table' | 'caughtUp'>,
  projection: { readonly name: string; readonly on: object },
  key: string,
  { position, events }: Handled<Message>,
): Promise<Row> {
  if (position !== undefined) await engine.caughtUp(projection.name, position, SETTLE_MS);
  const stored = (await engine.rows.load(engine.table(projection.name), [key])).get(key);
  // It was made so shortly before that the read model, which is behind, does not know it at all.
  if (stored === undefined) throw new Problem('read-model-behind');
  const missing = events.filter(({ position: at }) => at > stored.from);
  return folded(projection, JSON.parse(stored.body) as Row, missing, key);
}
