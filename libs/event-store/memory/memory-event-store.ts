import type { Clock } from '#kernel/clock.js';
import type { NewEvent, Position, Recorded } from '#kernel/message.js';
import type { Appended, EventStore, Filter, Slice } from '../event-store.js';
import { StoreSealed, StoreUnavailable } from '../event-store.js';
import { fitForAppend, stamped } from '../fit-for-append.js';
import { follow } from '../follow.js';
import { isPosition, ordinalOf, positionOf } from '../position.js';
import { appended, repeatedOrRefused } from '../stored-event.js';
import { MemoryLog } from './memory-log.js';

/** The log of specs and of the simulation: no timers, no chance; the same calls in the same order give the same log. */
export class MemoryEventStore implements EventStore {
  private readonly log: MemoryLog;
  private readonly closing = new AbortController();

  /** Stores that are given the same log share it, as servers share one. */
  constructor(private readonly options: { readonly clock: Clock; readonly log?: MemoryLog }) {
    this.log = options.log ?? new MemoryLog();
  }

  async append(stream: string, events: readonly NewEvent[], expectedRevision: number): Promise<Appended> {
    const append = fitForAppend(stream, events, expectedRevision);
    this.refuseWhenClosed();
    this.refuseWhenSealed();
    const standing = this.log.stream(stream);
    const first = expectedRevision + 1;
    if (standing.length !== first) {
      return repeatedOrRefused(append, standing.slice(first, first + events.length), standing.length - 1);
    }
    const recordedAt = this.options.clock.now();
    const added = append.events.map((event, index) => ({
      ...event,
      stream,
      metadata: stamped(event.metadata, recordedAt),
      revision: first + index,
    }));
    return appended(this.log.add(added), false);
  }

  async read(stream: string, fromRevision = 0, limit = 1_000): Promise<readonly Recorded[]> {
    this.refuseWhenClosed();
    return this.log
      .stream(stream)
      .slice(fromRevision, fromRevision + limit)
      .map((event) => this.log.read(event));
  }

  async readAll(after: Position | undefined, options: Filter & { readonly limit?: number } = {}): Promise<Slice> {
    this.refuseWhenClosed();
    const { streamPrefixes = [], limit = 1_000 } = options;
    const events: Recorded[] = [];
    let passed = ordinalOf(after);
    for (; passed < this.log.events.length && events.length < limit; passed += 1) {
      const event = this.log.events[passed];
      if (event !== undefined && isWithin(event.stream, streamPrefixes)) events.push(this.log.read(event));
    }
    return { events, position: passed === 0 ? undefined : positionOf(passed), atEnd: passed >= this.log.events.length };
  }

  subscribeAll(
    after: Position | undefined,
    { signal, ...filter }: Filter & { readonly signal: AbortSignal },
  ): AsyncIterable<Slice> {
    return follow(after, {
      read: (position) => this.readAll(position, filter),
      bell: this.log.bell,
      signal: AbortSignal.any([signal, this.closing.signal]),
    });
  }

  async eventAt(position: Position): Promise<Recorded | undefined> {
    this.refuseWhenClosed();
    const event = isPosition(position) ? this.log.events[ordinalOf(position) - 1] : undefined;
    return event === undefined ? undefined : this.log.read(event);
  }

  async head(): Promise<Position | undefined> {
    this.refuseWhenClosed();
    return this.log.events.length === 0 ? undefined : positionOf(this.log.events.length);
  }

  async ping(): Promise<void> {
    this.refuseWhenClosed();
    this.refuseWhenSealed();
  }

  async close(): Promise<void> {
    this.closing.abort();
  }

  private refuseWhenSealed(): void {
    const { state } = this.log;
    if (state.kind !== 'open') throw new StoreSealed(state.kind, state.other);
  }

  private refuseWhenClosed(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('the event store is closed');
  }
}

const isWithin = (stream: string, prefixes: readonly string[]): boolean =>
  prefixes.length === 0 || prefixes.some((prefix) => stream.startsWith(prefix));
