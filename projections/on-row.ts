import type { Fold } from '#kernel/fold.js';
import type { Message, Recorded } from '#kernel/message.js';

/**
 * The fold of an event that speaks of a row that must be there. Without it the log is not what the rules allow: the fold
 * throws, and the runner parks that one key, visibly.
 */
export const onRow = <Row extends object, E extends Message>(
  key: (event: NoInfer<Recorded<E>>) => string | readonly string[],
  change: (row: NoInfer<Row>, event: NoInfer<Recorded<E>>) => NoInfer<Row> | undefined,
): Fold<Row, E> => ({
  key,
  row: (row, event, rowKey) => change(existing(row, event, rowKey), event),
});

/** The row, or an error that names the event that came without it. */
export function existing<Row>(row: Row | undefined, event: Recorded, key: string): Row {
  if (row === undefined) throw new Error(`${event.type} at ${event.position} speaks of ${key}, which has no row`);
  return row;
}
