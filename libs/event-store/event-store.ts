import type { NewEvent, Position, Recorded } from '#kernel/message.js';

/** A stream that must not exist yet. Any other expected revision is that of the stream's last event, counting from 0. */
export const NO_STREAM = -1;

/** One append is at most this many events … */
export const MAX_EVENTS_PER_APPEND = 100;
/** … and this many bytes of UTF-8 JSON, data and metadata together, in every store, so that a log can move between them. */
export const MAX_BYTES_PER_APPEND = 768 * 1024;

export type Appended = {
  /** Revision of the last event appended. */
  readonly revision: number;
  /** Position of the last event appended. */
  readonly position: Position;
  /** True when the very same events had been appended before, and this is the first result again. */
  readonly repeated: boolean;
  /** The events as the log holds them now, `recordedAt` as it was stamped at the first append. */
  readonly events: readonly Recorded[];
};

/** Events in the order of the log, and how far the log has been looked through. */
export type Slice = {
  readonly events: readonly Recorded[];
  /** Read on after this position. It also passes events that the filter left out; `undefined` while the log is empty. */
  readonly position: Position | undefined;
  /** No event stood behind `position` when this was read. */
  readonly atEnd: boolean;
};

/** Which events to see; a prefix of the stream's name (a kind, or a kind within an environment). All where empty. */
export type Filter = { readonly streamPrefixes?: readonly string[] };

/**
 * The log. The order of positions is the order of visibility: whoever has read up to a position has missed nothing before it,
 * however late some append committed. Data and metadata come back byte for byte as they were appended.
 */
export interface EventStore {
  /**
   * Appends all or nothing at the expected revision. A repeat whose events already stand at exactly these revisions with
   * these ids gives the first result. Throws {@link WrongExpectedRevision}, {@link UnfitEvent} (nothing was sent), {@link StoreSealed} or
   * {@link OutcomeUnknown} (repeat the identical append before deciding anything anew).
   */
  append(stream: string, events: readonly NewEvent[], expectedRevision: number): Promise<Appended>;

  /** A stream's events from a revision on, in order; `[]` where there is none. At most `limit`, 1,000 unless told. */
  read(stream: string, fromRevision?: number, limit?: number): Promise<readonly Recorded[]>;

  /** The log after a position (from its start where `undefined`). At most `limit` events, 1,000 unless told. */
  readAll(after: Position | undefined, options?: Filter & { readonly limit?: number }): Promise<Slice>;

  /**
   * The log after a position, and then for ever, in slices, until the signal aborts. A slice without events reports progress
   * past events that the filter left out, or that the end has been reached. Pulled, so a slow reader slows only itself.
   * Lost connections are taken up again inside, with back-off.
   */
  subscribeAll(after: Position | undefined, options: Filter & { readonly signal: AbortSignal }): AsyncIterable<Slice>;

  /** The event at a position; `undefined` where none stands there, or where the position is one of another store. */
  eventAt(position: Position): Promise<Recorded | undefined>;

  /** The position of the last event; `undefined` while the log is empty. */
  head(): Promise<Position | undefined>;

  /** Resolves if the store answers and takes appends; rejects with what is wrong. For readiness. */
  ping(): Promise<void>;

  /** Ends appends in flight, then closes. */
  close(): Promise<void>;
}

/** Somebody else appended first, or the stream is not where the caller believed it to be. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: string,
    readonly expectedRevision: number,
    readonly actualRevision: number,
  ) {
    super(`stream ${stream} is at revision ${actualRevision}, not ${expectedRevision}`);
  }
}

export type UnfitReason =
  | 'no-events'
  | 'too-many-events'
  | 'too-many-bytes'
  | 'nul-character'
  | 'lone-surrogate'
  | 'not-json'
  /** A stream or type that is empty, too long for an index, or holds a control character. */
  | 'unfit-name'
  /** An id that is no UUID in lower case. */
  | 'unfit-id'
  /** An expected revision that no stream can have. */
  | 'unfit-revision';

/** An append that no store may take: too many events, too many bytes, or text that is not well-formed. Refused alone. */
export class UnfitEvent extends Error {
  override readonly name = 'UnfitEvent';
  constructor(
    readonly reason: UnfitReason,
    message: string,
  ) {
    super(message);
  }
}

/** The connection was lost, or no answer came in time: the events may stand in the log or not. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The log takes no appends: its events have gone on to another store, or are just coming from one. Nothing was acknowledged. */
export class StoreSealed extends Error {
  override readonly name = 'StoreSealed';
  constructor(
    readonly state: 'sealed' | 'receiving',
    /** The other store, without user and password. */
    readonly other: string,
  ) {
    super(
      state === 'sealed'
        ? `the event store is sealed: its events have moved to ${other}`
        : `the event store is not to be used yet: the copy of the events from ${other} has not ended`,
    );
  }
}

/** The store can't take or give anything just now (down, disk full); nothing was appended. Try again later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
