import type { Position, Recorded } from '#kernel/message.js';
import type { EventStore, Slice } from '#event-store/event-store.js';
import { deferred } from './deferred.js';

/** How many of the newest events a process keeps for its runners. */
const KEPT_EVENTS = 8_192;
/** How many slices of the past are shared between runners that are behind; some of them are read ahead. */
const SHARED_READS = 6;

/**
 * The end of the log, read once a process for all its runners. A runner that is further behind than what is kept reads the
 * store itself, so a slow one slows nobody, and starting costs nothing however long the log is.
 */
export class Tail {
  #events: Recorded[] = [];
  /** Everything after this position, up to `#to`, is kept. */
  #from: Position | undefined;
  #to: Position | undefined;
  #arrival = deferred();
  readonly #reads = new Map<string, Promise<Slice>>();
  readonly #listeners: ((events: readonly Recorded[]) => void)[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly signal: AbortSignal,
    /** Keeps following going where the store fails it. */
    private readonly keepOn: (follow: () => Promise<void>) => Promise<void> = (follow) => follow(),
  ) {}

  /** Follows the log from its present head. Resolves once the head is known; goes on until the signal aborts. */
  async start(): Promise<void> {
    this.#from = this.#to = await this.store.head();
    this.signal.addEventListener('abort', () => this.#arrival.resolve(), { once: true });
    void this.keepOn(() => this.#follow());
  }

  /** Shown each batch of new events as it arrives, before any runner is. Listeners must not throw. */
  listen(listener: (events: readonly Recorded[]) => void): void {
    this.#listeners.push(listener);
  }

  /** Where the log was last seen to end. */
  get position(): Position | undefined {
    return this.#to;
  }

  /**
   * The next events after a position, waiting for some if there are none; an empty slice once the signal aborts. A store may hold what
   * is no event of ours, such as its own note that somebody deleted a stream: that is passed by here, so nobody asks for it for ever.
   */
  async next(after: Position | undefined, limit: number): Promise<Slice> {
    let passed = after;
    while (!this.signal.aborted) {
      const slice = isBefore(passed, this.#to) ? await this.#after(passed, limit) : undefined;
      if (slice !== undefined && slice.events.length > 0) return slice;
      if (slice === undefined || slice.position === passed) await this.#arrival.promise;
      else passed = slice.position;
    }
    return { events: [], position: after, atEnd: true };
  }

  async #after(position: Position | undefined, limit: number): Promise<Slice> {
    return isBefore(position, this.#from) ? this.#read(position, limit) : this.#kept(position, limit);
  }

  /** The slice after a position, and behind it already the next one, so that it comes while this one is folded. */
  async #read(after: Position | undefined, limit: number): Promise<Slice> {
    const slice = await this.#shared(after, limit);
    if (!slice.atEnd && isBefore(slice.position, this.#from)) void this.#shared(slice.position, limit);
    return slice;
  }

  /** Runners that are rebuilt side by side ask for the same slices: what one has read is shared with those close behind. */
  #shared(after: Position | undefined, limit: number): Promise<Slice> {
    const name = `${after ?? ''} ${limit}`;
    const known = this.#reads.get(name);
    if (known !== undefined) return known;
    const read = this.store.readAll(after, { limit });
    this.#reads.set(name, read);
    read.catch(() => this.#reads.delete(name));
    if (this.#reads.size > SHARED_READS) this.#reads.delete(this.#reads.keys().next().value as string);
    return read;
  }

  async #follow(): Promise<void> {
    for await (const { events, position } of this.store.subscribeAll(this.#to, { signal: this.signal })) {
      if (events.length === 0) continue;
      for (const event of events) this.#events.push(event);
      this.#to = position;
      // Nobody is far behind for long: what was shared then would only take room.
      this.#reads.clear();
      this.#forgetOldest();
      for (const listener of this.#listeners) listener(events);
      this.#arrival.resolve();
      this.#arrival = deferred();
    }
  }

  #forgetOldest(): void {
    if (this.#events.length <= 2 * KEPT_EVENTS) return;
    const dropped = this.#events.splice(0, this.#events.length - KEPT_EVENTS);
    this.#from = dropped.at(-1)?.position;
  }

  #kept(after: Position | undefined, limit: number): Slice {
    const start = firstAfter(this.#events, after);
    const events = this.#events.slice(start, start + limit);
    const atEnd = start + events.length === this.#events.length;
    return { events, position: atEnd ? this.#to : events.at(-1)?.position, atEnd };
  }
}

/** `undefined` is the start of the log. */
export const isBefore = (a: Position | undefined, b: Position | undefined): boolean =>
  b !== undefined && (a === undefined || a < b);

function firstAfter(events: readonly Recorded[], position: Position | undefined): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(position, events[middle]?.position)) high = middle;
    else low = middle + 1;
  }
  return low;
}
