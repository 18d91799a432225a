import { foldRow, keysOf } from '#kernel/fold.js';
import type { Position, Recorded } from '#kernel/message.js';
import { projections } from '#projections/all.js';

/** What a projection makes of the log up to a position: its rows, by key. */
export function rowsAsOf<Row>(projection: string, log: readonly Recorded[], position: Position): Map<string, Row> {
  const folds = projections.find(({ name }) => name === projection)?.on ?? {};
  const rows = new Map<string, Row>();
  for (const event of log.filter((one) => one.position <= position)) {
    for (const key of keysOf(folds, event)) {
      const row = foldRow(folds, rows.get(key), event, key);
      if (row === undefined) rows.delete(key);
      else rows.set(key, row as Row);
    }
  }
  return rows;
}
