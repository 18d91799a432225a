import type { Message, Recorded } from './message.js';

/**
 * What one type of event does to rows: which rows it touches, and what becomes of each.
 * A row that becomes `undefined` is gone. Pure: no clock, no chance, nothing but the event and the row.
 */
export type Fold<Row, Event extends Message> = {
  readonly key: (event: Recorded<Event>) => string | readonly string[];
  readonly row: (row: Row | undefined, event: Recorded<Event>, key: string) => Row | undefined;
  /** The event makes the row: nothing has ever stood under its key before, so nothing has to be looked for. */
  readonly begins?: true;
};

/** Said of an event that a fold knows and passes by, so that forgetting one does not compile. */
export const ignored = 'ignored';

/** One entry for every type of the union: the compiler lists what was forgotten. */
export type Folds<Row, Event extends Message> = {
  readonly [Type in Event['type']]: Fold<Row, Extract<Event, { type: Type }>> | typeof ignored;
};

/** The same table, seen by a runner that does not know the types. */
export type AnyFolds = Readonly<Record<string, Fold<unknown, Message> | typeof ignored>>;

/** The keys an event touches; none where the table does not know its type or passes it by. */
export function keysOf(folds: AnyFolds, event: Recorded): readonly string[] {
  const fold = folds[event.type];
  if (fold === undefined || fold === ignored) return [];
  const keys = fold.key(event);
  return typeof keys === 'string' ? [keys] : keys;
}

/** Whether an event makes its rows, rather than changing what may stand there. */
export function begins(folds: AnyFolds, event: Message): boolean {
  const fold = folds[event.type];
  return fold !== undefined && fold !== ignored && fold.begins === true;
}

/** What an event makes of one row. */
export function foldRow(folds: AnyFolds, row: unknown, event: Recorded, key: string): unknown {
  const fold = folds[event.type];
  return fold === undefined || fold === ignored ? row : fold.row(row, event, key);
}
