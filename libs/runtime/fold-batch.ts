import { begins, foldRow, ignored, keysOf, type AnyFolds } from '#kernel/fold.js';
import type { Recorded } from '#kernel/message.js';
import { FoldedRow } from './folded-row.js';
import type { RowChange } from './row-store.js';
import type { Parked } from './stored-rows.js';

export type FoldedBatch = {
  readonly rows: readonly RowChange[];
  readonly parked: readonly Omit<Parked, 'runner'>[];
  /** The rows as they stand after the batch, for the runner's cache. */
  readonly after: ReadonlyMap<string, FoldedRow | undefined>;
};

/**
 * Folds one batch in memory, purely. Every event that changes a row closes a version, so versions are the same however the log is
 * cut into batches. An event that can't be folded parks its row; later events of the row pass it by until it is taken up again.
 */
export function foldBatch(
  folds: AnyFolds,
  events: readonly Recorded[],
  before: ReadonlyMap<string, FoldedRow>,
  parkedKeys: ReadonlySet<string>,
  isSkipped: (eventId: string, key: string) => boolean = () => false,
): FoldedBatch {
  const present = new Map<string, FoldedRow | undefined>();
  const closed = new Map<string, RowChange['closed'][number][]>();
  const parked = new Map<string, Omit<Parked, 'runner'>>();

  for (const event of events) {
    for (const key of keysOf(folds, event)) {
      if (parkedKeys.has(key) || parked.has(key) || isSkipped(event.id, key)) continue;
      const old = present.has(key) ? present.get(key) : before.get(key);
      try {
        const row = foldRow(folds, old?.row, event, key);
        if (old === undefined ? row === undefined : old.saysTheSameAs(row)) continue;
        if (old !== undefined) appendTo(closed, key, { version: old, to: event.position });
        present.set(key, row === undefined ? undefined : new FoldedRow(row, event.position));
      } catch (error) {
        parked.set(key, parkedBy(event, key, error));
      }
    }
  }
  const rows = [...present].map(([key, row]) => ({
    key,
    closed: closed.get(key) ?? [],
    present: row,
  }));
  return { rows, parked: [...parked.values()], after: present };
}

/** Every key under which a row may have stood before the batch. */
export function keysBefore(folds: AnyFolds, events: readonly Recorded[]): ReadonlySet<string> {
  const made = new Set<string>();
  const before = new Set<string>();
  for (const event of events) {
    const isMade = begins(folds, event);
    for (const key of keysOf(folds, event)) {
      if (isMade) made.add(key);
      else if (!made.has(key)) before.add(key);
    }
  }
  return before;
}

/** Whether no event meets a row that another has made: then there is no use in remembering rows. */
export const neverMeetsARow = (folds: AnyFolds): boolean =>
  Object.values(folds).every((fold) => fold === ignored || fold.begins === true);

function appendTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

const parkedBy = (event: Recorded, key: string, error: unknown): Omit<Parked, 'runner'> => ({
  key,
  position: event.position,
  eventId: event.id,
  reason: error instanceof Error ? error.message : 'the fold threw something that is no error',
  parkedAt: event.metadata.recordedAt,
});
