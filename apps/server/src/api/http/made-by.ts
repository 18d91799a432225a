import { foldRow, type AnyFolds } from '#kernel/fold.js';
import type { Message, Recorded } from '#kernel/message.js';
import { Rejected } from '#kernel/rejected.js';
import type { Handled } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { ANSWER_KEPT_MS } from './idempotency-key.js';

/** As a read model's table of folds stands in `projections/`. */
type Folds = { readonly on: object };

/**
 * A new thing's row as its read model will show it, from the event that made it, without waiting. A repeated command finds that
 * event in the stream. One that made nothing and is no repeat, or is one of an event whose answer is no longer given, has met the
 * thing of an older command under the same key.
 */
export async function madeBy<Row>(
  { store, clock }: Pick<Engine, 'store' | 'clock'>,
  projection: Folds,
  stream: string,
  key: string,
  { events, repeated, revision }: Handled<Message>,
): Promise<Row> {
  if (events.length === 0 && !repeated) throw new Rejected('idempotency-key-used');
  const made = events.length > 0 ? events : await store.read(stream, revision, 1);
  const isOld = made.some(({ metadata }) => metadata.recordedAt <= clock.now() - ANSWER_KEPT_MS);
  if (isOld) throw new Rejected('idempotency-key-used');
  return folded<Row>(projection, undefined, made, key);
}

/** What these events make of a row. */
export const folded = <Row>(projection: Folds, row: Row | undefined, events: readonly Recorded[], key: string): Row =>
  events.reduce<unknown>((before, event) => foldRow(projection.on as AnyFolds, before, event, key), row) as Row;
