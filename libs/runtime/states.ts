import type { Recorded } from '#kernel/message.js';
import { NO_STREAM, type EventStore } from '#event-store/event-store.js';
import { KeptStates } from './kept-states.js';
import { Recent } from './recent.js';
import type { Snapshots } from './snapshots.js';
import type { AnyDecider, Entry, Loaded } from './stream-state.js';

/** For how long a stream remembers which commands it has seen: as long as an answer is replayed (ADR 0004). */
export const COMMANDS_REMEMBERED_MS = 24 * 60 * 60 * 1_000;
const READ_PAGE_EVENTS = 1_000;
/** A stream that has grown by so many events gets a new snapshot. */
export const SNAPSHOT_EVERY_EVENTS = 200;

/**
 * States of streams, kept while they are warm. The tail of the log keeps what is kept current, so facts cost no read; an append
 * is guarded by its expected revision whatever is believed here.
 */
export class States {
  readonly #entries: Recent<Entry>;
  readonly #snapshots: KeptStates | undefined;
  /** Streams that are being read. */
  readonly #reads = new Map<string, Reading>();
  /** Streams that are loaded, so that many who want the same cold one read it once. */
  readonly #loads = new Map<string, Promise<Loaded<unknown>>>();

  constructor(
    private readonly store: Pick<EventStore, 'read'>,
    snapshots?: Snapshots,
    /** How many streams are kept at most; the least recently used go first. */
    capacity = 20_000,
  ) {
    this.#entries = new Recent(capacity);
    this.#snapshots = snapshots && new KeptStates(snapshots);
  }

  /** The state as it is kept, or as it is read now. */
  async load<State>(decider: AnyDecider<State>, stream: string): Promise<Loaded<State>> {
    return this.kept<State>(stream) ?? ((await this.#loaded(decider, stream)) as Loaded<State>);
  }

  /** The kept state, if the stream is warm. */
  kept<State>(stream: string): Loaded<State> | undefined {
    return this.#entries.get(stream) as (Entry & Loaded<State>) | undefined;
  }

  /**
   * Reads on from what is kept, so that the answer is at least as new as the call. A stream that is not kept is shown to nobody until it
   * has been read to its end.
   */
  async refresh<State>(decider: AnyDecider<State>, stream: string): Promise<Loaded<State>> {
    const reading = this.#reads.get(stream) ?? { readers: 0, shown: NO_STREAM };
    this.#reads.set(stream, reading);
    reading.readers += 1;
    try {
      const entry = this.#entries.get(stream) ?? (await this.#fromSnapshot(decider, stream));
      await this.#readOn(entry, stream, reading);
      return this.#newest(entry, stream, reading) as Entry & Loaded<State>;
    } finally {
      reading.readers -= 1;
      if (reading.readers === 0) this.#reads.delete(stream);
    }
  }

  /** What was just appended, or what the tail shows. Streams that nobody asked for are not kept. */
  observe(events: readonly Recorded[]): void {
    for (const event of events) {
      const reading = this.#reads.get(event.stream);
      if (reading !== undefined) reading.shown = Math.max(reading.shown, event.revision);
      const entry = this.#entries.get(event.stream);
      if (entry !== undefined && !this.#follows(entry, event)) this.#entries.delete(event.stream);
    }
  }

  /** Keeps a stream that this process has just begun. */
  begin<State>(decider: AnyDecider<State>, stream: string, events: readonly Recorded[]): void {
    if (events[0]?.revision === 0 && !this.#entries.has(stream)) this.#entries.set(stream, unread(decider));
    this.observe(events);
  }

  #loaded(decider: AnyDecider<unknown>, stream: string): Promise<Loaded<unknown>> {
    const known = this.#loads.get(stream);
    if (known !== undefined) return known;
    const load = this.refresh(decider, stream).finally(() => this.#loads.delete(stream));
    this.#loads.set(stream, load);
    return load;
  }

  async #fromSnapshot(decider: AnyDecider<unknown>, stream: string): Promise<Entry> {
    const snapshot = await this.#snapshots?.find(decider, stream);
    return snapshot === undefined ? unread(decider) : { decider, ...snapshot };
  }

  /** To the end of the stream, and what the tail has shown of it meanwhile. */
  async #readOn(entry: Entry, stream: string, reading: Reading): Promise<void> {
    for (;;) {
      const events = await this.store.read(stream, entry.revision + 1, READ_PAGE_EVENTS);
      for (const event of events) this.#advance(entry, event);
      if (events.length < READ_PAGE_EVENTS && (reading.shown <= entry.revision || events.length === 0)) return;
    }
  }

  /**
   * What is kept from now on. Not what the tail has gone past, for it would never come up again; nor a stream that does not exist, of
   * which anybody can name as many as they like.
   */
  #newest(entry: Entry, stream: string, { shown }: Reading): Entry {
    const kept = this.#entries.get(stream);
    if (kept !== undefined && kept.revision >= entry.revision) return kept;
    if (entry.revision !== NO_STREAM && shown <= entry.revision) this.#entries.set(stream, entry);
    return entry;
  }

  /** Whether the entry holds the event now. One that can't be folded is told to whoever reads the stream. */
  #follows(entry: Entry, event: Recorded): boolean {
    if (event.revision > entry.revision + 1) return false;
    try {
      this.#advance(entry, event);
      return true;
    } catch {
      return false;
    }
  }

  #advance(entry: Entry, event: Recorded): void {
    if (event.revision !== entry.revision + 1) return;
    advance(entry, event);
    if ((event.revision + 1) % SNAPSHOT_EVERY_EVENTS === 0) this.#snapshots?.keep(event.stream, entry);
  }
}

/** Who reads a stream now, and the newest revision that the tail has shown of it meanwhile. */
type Reading = { readers: number; shown: number };

const unread = (decider: AnyDecider<unknown>): Entry => ({
  ...{ decider, state: decider.initial, revision: NO_STREAM, position: undefined, commands: new Map() },
});

function advance(entry: Entry, event: Recorded): void {
  entry.state = entry.decider.evolve(entry.state, event as never);
  entry.revision = event.revision;
  entry.position = event.position;
  const at = event.metadata.recordedAt;
  entry.commands.set(event.metadata.commandId, { revision: event.revision, position: event.position, at });
  for (const [commandId, seen] of entry.commands) {
    if (seen.at > at - COMMANDS_REMEMBERED_MS) break;
    entry.commands.delete(commandId);
  }
}
