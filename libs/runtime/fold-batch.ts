import { begins, foldRow, ignored, keysOf, type AnyFolds } from '#kernel/fold.js';
import type { Position, Recorded } from '#kernel/message.js';
import type { RowChange } from './row-store.js';
import type { Parked } from './stored-rows.js';

/** A row in memory: what the fold sees, the text that is stored, and since when it stands. */
export type FoldedRow = { readonly row: unknown; readonly body: string; readonly from: Position };

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
  const closed = new Map<string, (FoldedRow & { to: Position })[]>();
  const parked = new Map<string, Omit<Parked, 'runner'>>();

  for (const event of events) {
    for (const key of keysOf(folds, event)) {
      if (parkedKeys.has(key) || parked.has(key) || isSkipped(event.id, key)) continue;
      const old = present.has(key) ? present.get(key) : before.get(key);
      try {
        const row = foldRow(folds, old?.row, event, key);
        const folded = row === undefined ? undefined : { row, body: JSON.stringify(row), from: event.position };
        if (folded?.body === old?.body) continue;
        const versions = closed.get(key) ?? [];
        if (old !== undefined) versions.push({ ...old, to: event.position });
        closed.set(key, versions);
        present.set(key, folded);
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

const parkedBy = (event: Recorded, key: string, error: unknown): Omit<Parked, 'runner'> => ({
  key,
  position: event.position,
  eventId: event.id,
  reason: error instanceof Error ? error.message : 'the fold threw something that is no error',
  parkedAt: event.metadata.recordedAt,
});
