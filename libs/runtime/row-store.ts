import type { Position } from '#kernel/message.js';
import type { ColumnType } from '#kernel/projection.js';

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

  /** Makes the tables that are not there yet. Called once at start, under the migration lock. */
  prepare(tables: readonly Table[]): Promise<void>;

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

  /** All present rows, or all versions closed ones included, in the order of key and position, read as one moment. */
  scan(table: Table, what: 'present' | 'versions'): AsyncIterable<StoredVersion>;

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

/** What became of one row in a batch: the versions that it went through, and the present one, if it still is there. */
export type RowChange = {
  readonly key: string;
  /** The version that stood before the batch, now closed, and those that came and went within it; oldest first. */
  readonly closed: readonly { readonly body: string; readonly from: Position; readonly to: Position }[];
  readonly present: { readonly body: string; readonly from: Position } | undefined;
};

export type RowFilter =
  | { readonly field: string; readonly is: string | number | boolean | null }
  | { readonly field: string; readonly in: readonly (string | number)[] }
  | { readonly field: string; readonly atLeast?: string | number; readonly below?: string | number }
  /** Case-insensitive, anywhere in the text. */
  | { readonly field: string; readonly contains: string };

export type RowQuery = {
  readonly where?: readonly RowFilter[];
  /** A declared column, or `key`; ties by key in the same direction. Rows where it is absent (NULL) come last. By key unless told. */
  readonly orderBy?: { readonly field: string; readonly descending?: boolean };
  readonly limit: number;
  /** Continue behind this row of the page before. */
  readonly after?: RowCursor;
  /** Rows as they were when everything up to this position had happened. */
  readonly asOf?: Position;
  /** Also count all rows of the filter. */
  readonly count?: boolean;
};

export type RowCursor = { readonly value: string | number | boolean | null; readonly key: string };
export type RowPage = {
  readonly rows: readonly StoredRow[];
  /** Present if there are more rows. */
  readonly next: RowCursor | undefined;
  readonly total: number | undefined;
  /** The runner's checkpoint when the rows were read, in one snapshot with them. */
  readonly checkpoint: Checkpoint | undefined;
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

/** Somebody else owns the runner now; whatever this owner believed is void. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** The right to run something, until it expires in the store's own time, unless renewed. */
export type Lease = { readonly name: string; readonly owner: string; readonly epoch: number };

export interface Leases {
  /** The lease if it is free, expired, or already this owner's. The epoch rises whenever it is taken anew, never on renewal. */
  acquire(name: string, owner: string, ttlMs: number): Promise<Lease | undefined>;
  /** True while it is still this epoch's. */
  renew(lease: Lease, ttlMs: number): Promise<boolean>;
  release(lease: Lease): Promise<void>;
  /** Frees every lease, so that each is taken anew. Only for a start that knows itself to be alone: its predecessor was killed. */
  freeAll(): Promise<void>;
  /** The leases that have an owner, expired or not. */
  list(): Promise<readonly (Lease & { readonly expiresAt: number })[]>;
}

/**
 * What a row wants done from `dueAt` on. `undefined` takes the entry off the agenda. A new entry resets attempts and back-off,
 * and takes a parked row up again: the event that moved it may have mended what a person should have looked at.
 */
export type AgendaChange = { readonly key: string; readonly dueAt: number | undefined; readonly from: Position };

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
  /** When the next entry comes due; `undefined` when the agenda is empty. */
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

/**
 * One bot's place at the dispatcher's table. The agent's claim number counts its readiness; whoever takes the claim (for a
 * run, or to retire the bot) takes it from everybody else. The row guards *one run a bot*; the run's stream *one bot a run*.
 */
export type Session = {
  readonly botId: string;
  readonly environmentId: string;
  readonly groupId: string;
  readonly claim: number;
  readonly taken: Taking | undefined;
  /** Heartbeats extend it; after it, in the store's time, the bot counts as lost. */
  readonly leaseUntil: number;
};

export type Taking = { readonly for: 'run'; readonly runId: string } | { readonly for: 'retirement' };

export interface Sessions {
  /**
   * The agent says: I am ready, with this claim number. A higher number than the row's frees it; the same number changes
   * nothing but the lease; a lower one is a late message and changes nothing. Answers with the row as it is then.
   */
  offer(offer: Omit<Session, 'taken'>): Promise<Session>;
  /** Extends the lease; never shortens it. False where the bot has no session. */
  extend(botId: string, leaseUntil: number): Promise<boolean>;
  /**
   * Takes claims, each by compare-and-set on `claim` and on being free, all only under the dispatcher's epoch: with a stale
   * lease throws {@link Superseded}. Answers which bots were taken. Taking again for the same thing counts as taken.
   */
  take(
    lease: Lease,
    takings: readonly { botId: string; claim: number; taking: Taking }[],
  ): Promise<ReadonlySet<string>>;
  /** Gives a claim back that was taken for something that did not come about. */
  free(botId: string, claim: number): Promise<void>;
  remove(botId: string): Promise<void>;
  get(botId: string): Promise<Session | undefined>;
  list(environmentId?: string): Promise<readonly Session[]>;
}

/** What was answered to a command that carried an Idempotency-Key; kept for 24 h. */
export type Answer = {
  readonly scope: string;
  readonly key: string;
  /** Keyed digest of the request, to tell a repeat from another request under the same key. */
  readonly digest: string;
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly answeredAt: number;
};

export interface Answers {
  find(scope: string, key: string): Promise<Answer | undefined>;
  /** The first answer stays. */
  keep(answer: Answer): Promise<void>;
  forgetBefore(time: number): Promise<number>;
}

/** A stream's state at a revision, so that a long stream opens by reading its end only. Disposable: the log has everything. */
export type Snapshot = {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  /** Of the state's shape: another version is as good as none. */
  readonly stateVersion: number;
  /** JSON text. */
  readonly state: string;
  /** JSON text: the commands of the last 24 h. */
  readonly commands: string;
};

export interface Snapshots {
  /** The newest of a stream. */
  find(stream: string): Promise<Snapshot | undefined>;
  /** Keeps the one of the higher revision. */
  keep(snapshot: Snapshot): Promise<void>;
}
