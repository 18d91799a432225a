import type { Clock } from '#kernel/clock.js';
import type { AnyFolds } from '#kernel/fold.js';
import type { Position, Recorded } from '#kernel/message.js';
import { OVER } from '#kernel/over.js';
import type { EventStore, Slice } from '#event-store/event-store.js';
import { foldBatch, keysBefore, neverMeetsARow, type FoldedBatch } from './fold-batch.js';
import { FoldedRow } from './folded-row.js';
import type { AgendaChange } from './agenda.js';
import { deferred } from './deferred.js';
import type { Lease } from './leases.js';
import type { RowStore, Table } from './row-store.js';
import type { Checkpoint, StoredRow } from './stored-rows.js';
import { gatheringMs } from './gathering-time.js';
import { Recent } from './recent.js';
import { noSkips, type Skips } from './skips.js';
import { isBefore, type Tail } from './tail.js';
import { foldWhatWaited } from './take-up.js';
import { untilAborted } from './until-aborted.js';

/** Of one batch, and so of one transaction. */
const BATCH_EVENTS = 5_000;
/** Rows kept in memory between batches; only this runner writes them, so they stay true while it holds the lease. */
const CACHED_ROWS = 20_000;

export type FoldTable = {
  readonly table: Table;
  readonly folds: AnyFolds;
  /** For sagas and effects: from when on a row wants something; `undefined` when it wants nothing. */
  readonly dueAt?: (row: unknown) => number | undefined;
};

type Parts = {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly rows: RowStore;
  readonly tail: Tail;
  readonly clock: Clock;
  /** None unless told. */
  readonly skips?: Skips;
};

/**
 * Brings one table of rows up to the log and keeps it there, batch by batch: load the touched rows, fold in memory, write in
 * bulk with the checkpoint in one transaction. Serves projections, sagas and effects; the last two also keep an agenda.
 */
export class FoldRunner {
  readonly #cache = new Recent<FoldedRow>(CACHED_ROWS);
  #checkpoint: Checkpoint | undefined;
  #parked = new Set<string>();
  #running = new AbortController();
  #isSkipped: (eventId: string, key: string) => boolean = () => false;
  readonly #waiters = new Set<{ position: Position; resolve: () => void }>();

  constructor(
    private readonly parts: Parts,
    private readonly what: FoldTable,
    /** Told after each commit; sagas and effects look at their agenda then. */
    private readonly committed: (agenda: readonly AgendaChange[], takenUp: readonly string[]) => void = () => undefined,
  ) {}

  get name(): string {
    return this.what.table.name;
  }

  /** How far this process has brought it; `undefined` while it does not run here, or has folded nothing yet. */
  get checkpoint(): Checkpoint | undefined {
    return this.#checkpoint;
  }

  /** Resolves when everything up to the position has been folded by this process, which may be never, or when the signal aborts. */
  async reaches(position: Position, signal: AbortSignal): Promise<void> {
    if (!isBefore(this.#checkpoint?.position, position)) return;
    const { promise, resolve } = deferred();
    const waiter = { position, resolve };
    this.#waiters.add(waiter);
    await untilAborted(promise, signal);
    this.#waiters.delete(waiter);
  }

  /** Ends the present run, so that the next one begins from the checkpoint as it is stored then. */
  restart(): void {
    this.#running.abort(OVER);
  }

  /** Runs under a lease until the signal aborts. Throws {@link Superseded} when somebody else has written. */
  async run(lease: Lease, ending: AbortSignal): Promise<void> {
    this.#running = new AbortController();
    try {
      await this.#runUntil(AbortSignal.any([ending, this.#running.signal]), lease);
    } finally {
      this.#checkpoint = undefined;
    }
  }

  async #runUntil(signal: AbortSignal, lease: Lease): Promise<void> {
    const { rows } = this.parts;
    this.#cache.clear();
    this.#checkpoint = await rows.checkpoint(this.name);
    if (this.#checkpoint !== undefined) this.#wake(this.#checkpoint.position);
    this.#parked = await this.#keysHeldBack();
    this.#isSkipped = await (this.parts.skips ?? noSkips)(this.what.table);
    await this.#takeUpAsked(lease);
    let gatherMs = 0;
    let isComplete = false;
    while (!signal.aborted) {
      const slice = await untilAborted(this.#next(gatherMs, signal), signal);
      if (slice === undefined || slice.events.length === 0) continue;
      const begun = this.parts.clock.now();
      await this.#foldIn(lease, slice);
      if (slice.atEnd && !isComplete) await rows.complete(this.what.table);
      isComplete ||= slice.atEnd;
      gatherMs = gatheringMs(slice, this.parts.clock.now() - begun);
    }
  }

  /** The next events; where there are few, those too that come within the time given. */
  async #next(gatherMs: number, signal: AbortSignal): Promise<Slice> {
    const { tail, clock } = this.parts;
    const after = this.#checkpoint?.position;
    const slice = await tail.next(after, BATCH_EVENTS);
    if (gatherMs === 0 || !slice.atEnd || slice.events.length === 0) return slice;
    await clock.waitUntil(clock.now() + gatherMs, signal);
    return tail.next(after, BATCH_EVENTS);
  }

  /** Folds what parked rows have waited with, after a fix or a skip; one that still can't be folded is parked again. */
  async #takeUpAsked(lease: Lease): Promise<void> {
    const { store, rows } = this.parts;
    const { table, folds } = this.what;
    const asked = await rows.takeUps.asked(this.name);
    const keys = new Set(asked.map(({ key }) => key).filter((key) => this.#parked.has(key)));
    for (const key of keys) {
      const checkpoint = this.#checkpoint;
      if (checkpoint === undefined) break;
      const row = (await this.#load([key])).get(key);
      const batch = await foldWhatWaited(store, folds, key, row, checkpoint.position, this.#isSkipped);
      const from = checkpoint.position;
      const { parked } = batch;
      const agenda = this.#agendaOf(batch);
      await rows.commit({ table, lease, from, to: checkpoint, rows: batch.rows, agenda, parked, unparked: [key] });
      if (parked.length === 0) this.#parked.delete(key);
      this.committed(agenda, [key]);
    }
    await rows.takeUps.settle(this.name, asked);
  }

  /** Rows that met a poison event wait with all that follows; rows whose command was refused are taken up by their next event. */
  async #keysHeldBack(): Promise<Set<string>> {
    const parked = await this.parts.rows.parked(this.name);
    return new Set(parked.flatMap(({ key, eventId }) => (eventId === '' ? [] : [key])));
  }

  async #foldIn(lease: Lease, { events }: Slice): Promise<void> {
    const { folds, table } = this.what;
    const batch = foldBatch(folds, events, await this.#rowsBefore(events), this.#parked, this.#isSkipped);
    const agenda = this.#agendaOf(batch);
    const to = checkpointAfter(this.#checkpoint, events);
    await this.parts.rows.commit({
      table,
      lease,
      from: this.#checkpoint?.position,
      to,
      rows: batch.rows,
      agenda,
      parked: batch.parked,
      unparked: [],
    });
    this.#checkpoint = to;
    for (const { key } of batch.parked) this.#parked.add(key);
    this.#remember(batch);
    this.committed(agenda, []);
    this.#wake(to.position);
  }

  async #rowsBefore(events: readonly Recorded[]): Promise<Map<string, FoldedRow>> {
    const before = new Map<string, FoldedRow>();
    const missing: string[] = [];
    for (const key of keysBefore(this.what.folds, events)) {
      const cached = this.#cache.get(key);
      if (cached === undefined) missing.push(key);
      else before.set(key, cached);
    }
    if (missing.length > 0) for (const [key, row] of await this.#load(missing)) before.set(key, row);
    return before;
  }

  async #load(keys: readonly string[]): Promise<Map<string, FoldedRow>> {
    const stored = await this.parts.rows.load(this.what.table, keys);
    const folded = ({ key, body, from }: StoredRow) => [key, new FoldedRow(JSON.parse(body), from, body)] as const;
    return new Map([...stored.values()].map(folded));
  }

  #agendaOf({ after }: FoldedBatch): AgendaChange[] {
    const { dueAt } = this.what;
    if (dueAt === undefined) return [];
    const end = (row: FoldedRow | undefined) => row?.from ?? '';
    return [...after].map(([key, row]) => ({ key, dueAt: row && dueAt(row.row), from: end(row) }));
  }

  #remember({ after }: FoldedBatch): void {
    if (neverMeetsARow(this.what.folds)) return;
    for (const [key, row] of after) {
      if (row === undefined) this.#cache.delete(key);
      else this.#cache.set(key, row);
    }
  }

  #wake(position: Position): void {
    for (const waiter of this.#waiters) if (!isBefore(position, waiter.position)) waiter.resolve();
  }
}

function checkpointAfter(before: Checkpoint | undefined, events: readonly Recorded[]): Checkpoint {
  const last = events.at(-1) as Recorded;
  const time = events.reduce((latest, event) => Math.max(latest, event.metadata.recordedAt), before?.time ?? 0);
  return { position: last.position, time, eventId: last.id };
}
