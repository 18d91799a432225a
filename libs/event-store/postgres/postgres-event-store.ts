import { Pool } from 'pg';
import type { Clock } from '#kernel/clock.js';
import type { NewEvent, Position, Recorded } from '#kernel/message.js';
import { Backoff } from '../backoff.js';
import type { Appended, EventStore, Filter, Slice } from '../event-store.js';
import { OutcomeUnknown, StoreSealed, StoreUnavailable } from '../event-store.js';
import type { FitAppend } from '../fit-for-append.js';
import { fitForAppend } from '../fit-for-append.js';
import { follow } from '../follow.js';
import { isPosition, positionOf } from '../position.js';
import { appended, recordedFrom, repeatedOrRefused, type StoredEvent } from '../stored-event.js';
import { AppendSession } from './append-session.js';
import { Appender } from './appender.js';
import { EventReader } from './event-reader.js';
import { FreshEvents } from './fresh-events.js';
import { HeadWatch } from './head-watch.js';
import { pause } from '../pause.js';
import { readSessions } from './sessions.js';

const POLL_MS = 250;
const FIRST_RETRY_MS = 50;
const MAX_RETRY_MS = 2_000;
/** Of what is followed: as many as a read gives at once. */
const SLICE_EVENTS = 1_000;

export type PostgresEventStoreOptions = {
  readonly connectionString: string;
  readonly clock: Clock;
  readonly log?: (sentence: string) => void;
  /** How often the head is looked at, beside notifications; 250 ms unless told. */
  readonly pollMs?: number;
};

/** The log in a PostgreSQL database whose migrations have run. Any number of processes may append to it. */
export class PostgresEventStore implements EventStore {
  /** Throws {@link StoreUnavailable} where the database does not answer. */
  static async open(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    const store = new PostgresEventStore(options);
    try {
      await store.head();
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private readonly pool: Pool;
  private readonly reader: EventReader;
  private readonly appender: Appender;
  private readonly watch: HeadWatch;
  private readonly fresh = new FreshEvents();
  private readonly closing = new AbortController();

  private constructor({ connectionString, clock, log = () => undefined, pollMs = POLL_MS }: PostgresEventStoreOptions) {
    this.pool = new Pool(readSessions(connectionString));
    // A reading connection that is lost while idle is no concern of anybody: the pool opens another.
    this.pool.on('error', () => undefined);
    this.reader = new EventReader(this.pool);
    this.watch = new HeadWatch({ connectionString, pollMs, log });
    const session = new AppendSession(connectionString, log);
    this.appender = new Appender({ session, clock, onAppended: (events) => this.keepFresh(events) });
  }

  async append(stream: string, events: readonly NewEvent[], expectedRevision: number): Promise<Appended> {
    const append = fitForAppend(stream, events, expectedRevision);
    const outcome = await this.appender.append(append);
    return 'stored' in outcome ? appended(outcome.stored, false) : this.judge(append, outcome.actualRevision);
  }

  async read(stream: string, fromRevision = 0, limit = 1_000): Promise<readonly Recorded[]> {
    this.refuseWhenClosed();
    return (await this.reader.read(stream, fromRevision, limit)).map(recordedFrom);
  }

  async readAll(after: Position | undefined, options: Filter & { readonly limit?: number } = {}): Promise<Slice> {
    this.refuseWhenClosed();
    return this.reader.readAll(after, options);
  }

  subscribeAll(
    after: Position | undefined,
    { signal, ...filter }: Filter & { readonly signal: AbortSignal },
  ): AsyncIterable<Slice> {
    const ended = AbortSignal.any([signal, this.closing.signal]);
    return follow(after, {
      read: (position) => this.readOn(position, filter, ended),
      bell: this.watch.bell,
      signal: ended,
    });
  }

  async eventAt(position: Position): Promise<Recorded | undefined> {
    this.refuseWhenClosed();
    return isPosition(position) ? this.reader.eventAt(position) : undefined;
  }

  async head(): Promise<Position | undefined> {
    this.refuseWhenClosed();
    const ordinal = await this.reader.head();
    return ordinal === 0 ? undefined : positionOf(ordinal);
  }

  async ping(): Promise<void> {
    const [state] = await Promise.all([this.reader.state(), this.head()]);
    if (state !== undefined) throw new StoreSealed(state.kind, state.other);
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.appender.close();
    await this.watch.close();
    await this.pool.end();
  }

  /** An append was refused because its stream is elsewhere; perhaps because the very same append came through before. */
  private async judge(append: FitAppend, actualRevision: number): Promise<Appended> {
    const first = append.expectedRevision + 1;
    if (actualRevision < first) return repeatedOrRefused(append, [], actualRevision);
    try {
      const standing = await this.reader.read(append.stream, first, append.events.length);
      return repeatedOrRefused(append, standing, actualRevision);
    } catch (cause) {
      if (cause instanceof StoreUnavailable)
        throw new OutcomeUnknown('whether this is a repeat is not known', { cause });
      throw cause;
    }
  }

  private keepFresh(events: readonly StoredEvent[]): void {
    const last = events.at(-1);
    if (last === undefined) return;
    this.fresh.add(events);
    this.watch.reached(last.ordinal);
  }

  private async readOn(after: Position | undefined, filter: Filter, signal: AbortSignal): Promise<Slice> {
    const isFiltered = (filter.streamPrefixes ?? []).length > 0;
    const fresh = isFiltered ? undefined : this.fresh.after(after, SLICE_EVENTS);
    return fresh ?? this.readPatiently(after, filter, signal);
  }

  /** Reads on, however long the store is away; an empty slice when the signal aborts meanwhile. */
  private async readPatiently(after: Position | undefined, filter: Filter, signal: AbortSignal): Promise<Slice> {
    const backoff = new Backoff(FIRST_RETRY_MS, MAX_RETRY_MS);
    while (!signal.aborted) {
      try {
        return await this.reader.readAll(after, filter);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        await pause(backoff.next(), signal);
      }
    }
    return { events: [], position: after, atEnd: false };
  }

  private refuseWhenClosed(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('the event store is closed');
  }
}
