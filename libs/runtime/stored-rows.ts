import type { Position } from '#kernel/message.js';

/** A row as JSON text, exactly as its fold made it, valid from a position on. */
export type StoredRow = { readonly key: string; readonly body: string; readonly from: Position };
/** A version of a row; `to` is the position that ended it, `undefined` for the present one. */
export type StoredVersion = StoredRow & { readonly to: Position | undefined };

export type Checkpoint = {
  readonly position: Position;
  /** The running maximum of `recordedAt` up to the position, in milliseconds. */
  readonly time: number;
  /** Of the event at the position: a store that was restored to before it is noticed. */
  readonly eventId: string;
};

/** A row whose fold threw, or whose command a person must look at. Later events of its key wait. */
export type Parked = {
  readonly runner: string;
  readonly key: string;
  /** The event that could not be folded, or after which the command was refused. */
  readonly position: Position;
  readonly eventId: string;
  readonly reason: string;
  readonly parkedAt: number;
};
