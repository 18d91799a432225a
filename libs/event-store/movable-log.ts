import type { Position } from '#kernel/message.js';

/** An event with data and metadata as the exact JSON text that the log holds; `recordedAt` stands in the metadata. */
export type TextEvent = {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly position: Position;
};

/** Events in the order of the log. `atEnd` when no event stood behind them as they were read. */
export type TextSlice = {
  readonly events: readonly TextEvent[];
  readonly position: Position | undefined;
  readonly atEnd: boolean;
};

/** Whether a log takes appends. `other` tells, for people, where its events come from or went to. */
export type LogState =
  | { readonly kind: 'open' }
  /** A copy is being written into it, and nobody else may append. */
  | { readonly kind: 'receiving'; readonly other: string }
  /** Its events went on elsewhere. What may stand behind `end` was never acknowledged. */
  | { readonly kind: 'sealed'; readonly other: string; readonly end: Position | undefined };

/**
 * What moving a log to another store needs, beside what a server does with one. Every method throws `StoreUnavailable` while the
 * store is away, and all but `write` may be repeated then.
 */
export interface MovableLog {
  /** Where it is, for people: without user and password. */
  readonly shown: string;

  state(): Promise<LogState>;

  /** The log after a position, to the end of a sealed one. At most `limit` events. */
  read(after: Position | undefined, limit: number): Promise<TextSlice>;

  /** An event by its place in its stream. */
  at(stream: string, revision: number): Promise<TextEvent | undefined>;

  /** The last event of the log. */
  last(): Promise<TextEvent | undefined>;

  /** From now on only {@link write} appends. */
  receive(from: string): Promise<void>;

  /**
   * Appends events just as they stand in the other log, in their order, where this one ends with the event at `behind`. Gives the
   * position of the last one. Throws {@link NotAsCopied} where the log ends elsewhere. After an error some may stand: look at
   * {@link last} before going on.
   */
  write(behind: Position | undefined, events: readonly TextEvent[]): Promise<Position>;

  /** From now on nobody's append is acknowledged, however long ago the store was opened. */
  seal(to: string): Promise<void>;

  /** Takes appends again. */
  reopen(): Promise<void>;

  close(): Promise<void>;
}

/** The log that a copy writes into holds something else than the copy so far. */
export class NotAsCopied extends Error {
  override readonly name = 'NotAsCopied';
}
