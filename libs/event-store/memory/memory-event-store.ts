import type { Clock } from '#kernel/clock.js';
import type { NewEvent, Position, Recorded } from '#kernel/message.js';
import { Bell } from '../bell.js';
import type { Appended, EventStore, Filter, Slice } from '../event-store.js';
import { StoreUnavailable } from '../event-store.js';
import { fitForAppend, stamped } from '../fit-for-append.js';
import { follow } from '../follow.js';
import { isPosition, ordinalOf, positionOf } from '../position.js';
import type { StoredEvent } from '../stored-event.js';
import { appended, recordedFrom, repeatedOrRefused } from '../stored-event.js';

/** The log of specs and of the simulation: no timers, no chance; the same calls in the same order give the same log. */
export class MemoryEventStore implements EventStore {
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly bell = new Bell();
  private readonly closing = new AbortController();

  constructor(private readonly options: { readonly clock: Clock }) {}

  async append(stream: string, events: readonly NewEvent[], expectedRevision: number): Promise<Appended> {
    const append = fitForAppend(stream, events, expectedRevision);
    this.refuseWhenClosed();
    const standing = this.streams.get(stream) ?? [];
    const first = expectedRevision + 1;
    if (standing.length !== first) {
      return repeatedOrRefused(append, standing.slice(first, first + events.length), standing.length - 1);
    }
    const recordedAt = this.options.clock.now();
    const stored = append.events.map((event, index) => ({
      ...event,
      stream,
      metadata: stamped(event.metadata, recordedAt),
      revision: first + index,
      ordinal: this.log.length + index + 1,
    }));
    this.log.push(...stored);
    this.streams.set(stream, standing);
    standing.push(...stored);
    this.bell.ring();
    return appended(stored, false);
  }

  async read(stream: string, fromRevision = 0, limit = 1_000): Promise<readonly Recorded[]> {
    this.refuseWhenClosed();
    const events = this.streams.get(stream) ?? [];
    return events.slice(fromRevision, fromRevision + limit).map(recordedFrom);
  }

  async readAll(after: Position | undefined, options: Filter & { readonly limit?: number } = {}): Promise<Slice> {
    this.refuseWhenClosed();
    const { streamPrefixes = [], limit = 1_000 } = options;
    const events: Recorded[] = [];
    let passed = ordinalOf(after);
    for (; passed < this.log.length && events.length < limit; passed += 1) {
      const event = this.log[passed];
      if (event !== undefined && isWithin(event.stream, streamPrefixes)) events.push(recordedFrom(event));
    }
    return { events, position: passed === 0 ? undefined : positionOf(passed), atEnd: passed >= this.log.length };
  }

  subscribeAll(
    after: Position | undefined,
    { signal, ...filter }: Filter & { readonly signal: AbortSignal },
  ): AsyncIterable<Slice> {
    return follow(after, {
      read: (position) => this.readAll(position, filter),
      bell: this.bell,
      signal: AbortSignal.any([signal, this.closing.signal]),
    });
  }

  async eventAt(position: Position): Promise<Recorded | undefined> {
    this.refuseWhenClosed();
    const event = isPosition(position) ? this.log[ordinalOf(position) - 1] : undefined;
    return event === undefined ? undefined : recordedFrom(event);
  }

  async head(): Promise<Position | undefined> {
    this.refuseWhenClosed();
    return this.log.length === 0 ? undefined : positionOf(this.log.length);
  }

  async ping(): Promise<void> {
    this.refuseWhenClosed();
  }

  async close(): Promise<void> {
    this.closing.abort();
  }

  private refuseWhenClosed(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('the event store is closed');
  }
}

const isWithin = (stream: string, prefixes: readonly string[]): boolean =>
  prefixes.length === 0 || prefixes.some((prefix) => stream.startsWith(prefix));
