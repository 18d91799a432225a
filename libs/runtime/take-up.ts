import { keysOf, type AnyFolds } from '#kernel/fold.js';
import type { Position } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
import { foldBatch, type FoldedBatch } from './fold-batch.js';
import type { FoldedRow } from './folded-row.js';
import { isBefore } from './tail.js';

const PAGE_EVENTS = 2_000;

/**
 * Folds all that a parked row has waited with: the events of its key from its last good version up to the runner's checkpoint. Where
 * one still can't be folded, the row stands as it was before it, and is parked again.
 */
export async function foldWhatWaited(
  store: Pick<EventStore, 'readAll'>,
  folds: AnyFolds,
  key: string,
  row: FoldedRow | undefined,
  upTo: Position,
  isSkipped: (eventId: string, key: string) => boolean,
): Promise<FoldedBatch> {
  const waiting = [];
  for (let after = row?.from; isBefore(after, upTo);) {
    const slice = await store.readAll(after, { limit: PAGE_EVENTS });
    waiting.push(
      ...slice.events.filter((event) => !isBefore(upTo, event.position) && keysOf(folds, event).includes(key)),
    );
    if (slice.atEnd) break;
    after = slice.position;
  }
  const before = new Map(row === undefined ? [] : [[key, row]]);
  return only(key, foldBatch(folds, waiting, before, new Set(), isSkipped));
}

/** An event may touch other rows too; those have had it. A row that stays as it is wants what it wanted. */
const only = (key: string, { rows, parked, after }: FoldedBatch): FoldedBatch => ({
  rows: rows.filter((row) => row.key === key),
  parked: parked.filter((row) => row.key === key),
  after: new Map([...after].filter(([of]) => of === key)),
});
