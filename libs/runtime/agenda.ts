import type { Position } from '#kernel/message.js';
import type { Parked } from './stored-rows.js';

/**
 * What a row wants done from `dueAt` on. `undefined` takes the entry off the agenda. A new entry resets attempts and back-off,
 * and takes a parked row up again: the event that moved it may have mended what a person should have looked at.
 */
export type AgendaChange = { readonly key: string; readonly dueAt: number | undefined; readonly from: Position };

/** What a row wants, as its fold says it, attempts and back-off apart. */
export type WantedRow = { readonly key: string; readonly dueAt: number; readonly from: Position };

/**
 * The retry time of an entry that is done with. It stays until an event moves its row, so that what is due can be compared
 * with a rebuild, which does not know what has been done.
 */
export const SETTLED_MS = Number.MAX_SAFE_INTEGER;

export type AgendaEntry = {
  readonly key: string;
  readonly dueAt: number;
  readonly retryAt: number;
  readonly attempts: number;
  /** The version of the row that wants it. */
  readonly from: Position;
  /** Opaque state of an unfinished operation (a cloud poller). */
  readonly resume: string | undefined;
};

/** All writes name the version that they speak of: if an event has moved the row since, they do nothing. */
export interface Agenda {
  /** Entries whose due and retry times have both come, in the order of the later of the two. Parked rows are left out. */
  due(runner: string, now: number, limit: number): Promise<readonly AgendaEntry[]>;
  /** When the next entry comes due; `undefined` when nothing is left to do. */
  nextAt(runner: string): Promise<number | undefined>;
  /** Told, or in vain: not before `retryAt`. */
  defer(
    runner: string,
    entry: Pick<AgendaEntry, 'key' | 'from'>,
    next: { retryAt: number; attempts: number; resume?: string },
  ): Promise<void>;
  /** Nothing more is wanted until the next event of the row. */
  done(runner: string, entry: Pick<AgendaEntry, 'key' | 'from'>): Promise<void>;
  park(parked: Parked): Promise<void>;
  /** Takes a parked row up again: its entry is due at once. False if it is not parked. */
  unpark(runner: string, key: string): Promise<boolean>;
}
