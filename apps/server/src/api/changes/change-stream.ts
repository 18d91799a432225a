import type { Position } from '#kernel/message.js';
import type { Slice } from '#event-store/event-store.js';
import type { Engine } from '../../engine/engine.js';
import { positionText } from '../http/position-header.js';
import { serverSentEvent } from '../http/server-sent-events.js';
import type { ResumePoint } from './resume-point.js';
import type { Following, ToldChanges } from './told-changes.js';

/** How often a client hears how far it is when nothing changes. */
const PROGRESS_EVERY_MS = 5_000;
/** What comes this soon after the last change is told with what follows it, to all at the same time. */
const TELL_EVERY_MS = 100;
const SLICE_EVENTS = 1_000;

type From = { readonly following: Following; readonly from: ResumePoint };

/**
 * Changes of rows, derived from the log and told when the read models have them. The ids of events are positions; a client that comes
 * back with one gets all that it has missed.
 */
export class ChangeStream {
  #position: Position | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly told: ToldChanges,
    private readonly start: From,
    private readonly signal: AbortSignal,
  ) {
    this.#position = start.from.position;
  }

  async *events(): AsyncGenerator<string> {
    const { reset } = this.start.from;
    if (reset !== undefined) yield this.#message('reset', { reason: reset });
    yield this.#progress(0);
    while (!this.signal.aborted) {
      const slice = yield* this.#untilThere(this.engine.tail.next(this.#position, SLICE_EVENTS), () => 0);
      // Nothing comes only when the server stops.
      if (slice === undefined || slice.events.length === 0) return;
      yield* this.#tell(slice);
      if (slice.atEnd) await this.#gather();
    }
  }

  async *#tell(slice: Slice): AsyncGenerator<string> {
    const since = slice.events[0]?.metadata.recordedAt ?? 0;
    const told = this.told.of(this.start.following, this.#position, slice);
    const text = yield* this.#untilThere(told, (now) => Math.max(0, now - since));
    if (text === undefined) return;
    this.#position = slice.position;
    if (text !== '') yield text;
  }

  /** What is waited for; meanwhile the client hears how far behind the read models are. `undefined` where it has gone. */
  async *#untilThere<T>(awaited: Promise<T>, lagMs: (now: number) => number): AsyncGenerator<string, T | undefined> {
    while (!this.signal.aborted) {
      const arrived = await this.#within(awaited);
      if (arrived !== undefined) return arrived.value;
      if (!this.signal.aborted) yield this.#progress(lagMs(this.engine.clock.now()));
    }
    return undefined;
  }

  /** Until the next of the times that all streams have in common, so that what is told is the same for all. */
  async #gather(): Promise<void> {
    const { clock } = this.engine;
    const now = clock.now();
    await clock.waitUntil(now - (now % TELL_EVERY_MS) + TELL_EVERY_MS, this.signal);
  }

  /** `undefined` where nothing arrives for a while. */
  async #within<T>(next: Promise<T>): Promise<{ readonly value: T } | undefined> {
    const { clock } = this.engine;
    const arrived = new AbortController();
    const waiting = AbortSignal.any([arrived.signal, this.signal]);
    const quiet = clock.waitUntil(clock.now() + PROGRESS_EVERY_MS, waiting).then(() => undefined);
    try {
      return await Promise.race([next.then((value) => ({ value })), quiet]);
    } finally {
      arrived.abort();
    }
  }

  #progress(lagMs: number): string {
    return this.#message('progress', { lagMs });
  }

  #message(event: string, data: object): string {
    if (this.#position === undefined) return '';
    const text = positionText(this.#position, this.engine.logId);
    return serverSentEvent(event, text, { ...data, position: text });
  }
}
