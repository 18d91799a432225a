import type { Position } from '#kernel/message.js';
import type { ColumnType } from '#kernel/projection.js';
import type { Checkpoint, Parked, StoredRow, StoredVersion } from './stored-rows.js';
import type { Agenda, AgendaChange, WantedRow } from './agenda.js';
import type { Answers } from './answers.js';
import type { Lease, Leases } from './leases.js';
import type { RowPage, RowQuery } from './row-query.js';
import type { Sessions } from './sessions.js';
import type { Snapshots } from './snapshots.js';
import type { TakeUps } from './take-ups.js';

/**
 * Where runners keep what they fold: rows and their versions, checkpoints, agendas, leases and sessions. Everything in it but
 * sessions and answers can be made anew from the log. Adapters: memory, PostgreSQL; both pass `contract/`.
 */
export interface RowStore {
  readonly leases: Leases;
  readonly agenda: Agenda;
  readonly sessions: Sessions;
  readonly answers: Answers;
  readonly snapshots: Snapshots;
  readonly takeUps: TakeUps;

  /** Makes the tables that are not there yet. Called once at start, under the migration lock. */
  prepare(tables: readonly Table[]): Promise<void>;

  /**
   * A runner has come to the end of the log. What makes lists fast may be put off until now: filling a table costs less without.
   * To be called at least once after {@link prepare} and {@link reset}; a repeat costs little.
   */
  complete(table: Table): Promise<void>;

  /** How far a runner has come; `undefined` before its first commit. */
  checkpoint(runner: string): Promise<Checkpoint | undefined>;

  /** The present rows of these keys; keys without a row are left out. */
  load(table: Table, keys: readonly string[]): Promise<ReadonlyMap<string, StoredRow>>;

  /**
   * One batch of one runner, in one transaction whose first statement moves the checkpoint from `batch.from` under the
   * lease's epoch. Throws {@link Superseded} when another owner has been there: then nothing was written.
   */
  commit(batch: Batch): Promise<void>;

  /** A page of a list, now or as of a position; the same filters, order and pages either way. */
  query(table: Table, query: RowQuery): Promise<RowPage>;

  /** Shows everything that is kept of a table, read as one moment, whatever is written while `look` takes its time. */
  atOneMoment<Seen>(table: Table, look: (moment: Moment) => Promise<Seen>): Promise<Seen>;

  /** Forgets a runner: its rows, versions, agenda, parked rows and checkpoint. Its next start is a rebuild. */
  reset(table: Table): Promise<void>;

  /** The rows that wait for a person, oldest first. */
  parked(runner?: string): Promise<readonly Parked[]>;

  /** Resolves if the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What a projection, saga or effect keeps: one table of rows by key. The runner of the same name writes it. */
export type Table = {
  /** Also the runner's name: lower-case words with hyphens. */
  readonly name: string;
  readonly version: number;
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly indexes: readonly (readonly string[])[];
  /** Whether closed versions of rows are kept, for time travel. */
  readonly history: boolean;
};

export type Batch = {
  readonly table: Table;
  readonly lease: Lease;
  /** The checkpoint that the batch builds on; `undefined` for a runner's first batch. */
  readonly from: Position | undefined;
  readonly to: Checkpoint;
  readonly rows: readonly RowChange[];
  /** What sagas and effects want done, in the same transaction as the state that wants it. */
  readonly agenda: readonly AgendaChange[];
  readonly parked: readonly Omit<Parked, 'runner'>[];
  /** Parked rows taken up again by this batch. */
  readonly unparked: readonly string[];
};

/** All of a table at one moment. The two lists are read one after the other, each at most once. */
export type Moment = {
  readonly checkpoint: Checkpoint | undefined;
  /** Present rows, and closed versions where history is kept, in the order of key and position. */
  readonly versions: AsyncIterable<StoredVersion>;
  /** What rows want done, in the order of their keys. */
  readonly wanted: AsyncIterable<WantedRow>;
};

/** What became of one row in a batch: the versions that it went through, and the present one, if it still is there. */
export type RowChange = {
  readonly key: string;
  /** The version that stood before the batch, now closed, and those that came and went within it; oldest first. */
  readonly closed: readonly { readonly version: FoldedVersion; readonly to: Position }[];
  readonly present: FoldedVersion | undefined;
};

/** A version as its fold made it. `row` is what `body` says, where it is at hand: then nobody has to parse it for its columns. */
export type FoldedVersion = { readonly body: string; readonly from: Position; readonly row?: unknown };
