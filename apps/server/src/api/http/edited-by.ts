import type { Message } from '#kernel/message.js';
import type { Handled } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { folded } from './made-by.js';

/** How long an answer to an edit waits for its read model; after that it shows what the read model has, and the edit itself. */
const SETTLE_MS = 2_000;

/** A thing's row with an edit in it. */
export async function editedBy<Row>(
  engine: Pick<Engine, 'rows' | 'table' | 'caughtUp'>,
  projection: { readonly name: string; readonly on: object },
  key: string,
  { position, events }: Handled<Message>,
): Promise<Row> {
  if (position !== undefined) await engine.caughtUp(projection.name, position, SETTLE_MS);
  const stored = (await engine.rows.load(engine.table(projection.name), [key])).get(key);
  const row = stored === undefined ? undefined : (JSON.parse(stored.body) as Row);
  const missing = events.filter((event) => stored === undefined || event.position > stored.from);
  return folded(projection, row, missing, key);
}
