import type { Folds } from '#kernel/fold.js';
import type { Message, Recorded } from '#kernel/message.js';
import { rowsOf } from '#kernel/testing/fold-spec.js';
import type { HostlerEvent } from '#domain/all.events.js';

/** The rows that a read model makes of a whole log; events that it does not know pass it by. */
export const foldedFrom = <Row, E extends Message>(
  folds: Folds<Row, E>,
  log: readonly Recorded<HostlerEvent>[],
): Record<string, Row> => rowsOf(folds as unknown as Folds<Row, HostlerEvent>, log);
