import type { Recorded } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
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
  readonly #kept: KeptStates | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'read'>,
    snapshots?: Snapshots,
    /** How many streams are kept at most; the least recently used go first. */
    capacity = 20_000,
  ) {
    this.#entries = new Recent(capacity);
    this.#kept = snapshots && new KeptStates(snapshots);
  }

  /** The state as it is kept, or as it is read now. */
  async load<State>(decider: AnyDecider<State>, stream: string): Promise<Loaded<State>> {
    return this.kept<State>(stream) ?? (await this.refresh(decider, stream));
  }

  /** The kept state, if the stream is warm. */
  kept<State>(stream: string): Loaded<State> | undefined {
    return this.#entries.get(stream) as (Entry & Loaded<State>) | undefined;
  }

  /** Reads on from what is kept, so that the answer is at least as new as the call. */
  async refresh<State>(decider: AnyDecider<State>, stream: string): Promise<Loaded<State>> {
    const snapshot = this.#entries.has(stream) ? undefined : await this.#kept?.find(decider, stream);
    if (snapshot !== undefined && !this.#entries.has(stream)) this.#entries.set(stream, { decider, ...snapshot });
    for (;;) {
      const from = (this.#entries.get(stream)?.revision ?? -1) + 1;
      const events = await this.store.read(stream, from, READ_PAGE_EVENTS);
      const entry = this.#entryFor(decider, stream);
      for (const event of events) this.#advance(entry, event);
      if (events.length < READ_PAGE_EVENTS) return entry as Entry & Loaded<State>;
    }
  }

  /** What was just appended, or what the tail shows. Streams that nobody asked for are not kept. */
  observe(events: readonly Recorded[]): void {
    for (const event of events) {
      const entry = this.#entries.get(event.stream);
      if (entry === undefined) continue;
      if (event.revision > entry.revision + 1) this.#entries.delete(event.stream);
      else this.#advance(entry, event);
    }
  }

  /** Keeps a stream that this process has just begun. */
  begin<State>(decider: AnyDecider<State>, stream: string, events: readonly Recorded[]): void {
    if (events[0]?.revision === 0) this.#entryFor(decider, stream);
    this.observe(events);
  }

  #entryFor(decider: AnyDecider<unknown>, stream: string): Entry {
    const known = this.#entries.get(stream);
    if (known !== undefined) return known;
    const entry: Entry = { decider, state: decider.initial, revision: -1, position: undefined, commands: new Map() };
    this.#entries.set(stream, entry);
    return entry;
  }

  #advance(entry: Entry, event: Recorded): void {
    if (event.revision !== entry.revision + 1) return;
    advance(entry, event);
    if ((event.revision + 1) % SNAPSHOT_EVERY_EVENTS === 0) this.#kept?.keep(event.stream, entry);
  }
}

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
