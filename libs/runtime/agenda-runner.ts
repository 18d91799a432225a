import type { Clock } from '#kernel/clock.js';
import { OVER } from '#kernel/over.js';
import type { EventStore } from '#event-store/event-store.js';
import { backoffMs } from './backoff.js';
import { FoldRunner, type FoldTable } from './fold-runner.js';
import { whileHolding } from './leaseholder.js';
import type { Log } from './log.js';
import { leaseOfRunner } from './leases.js';
import type { AgendaChange, AgendaEntry } from './agenda.js';
import type { RowStore } from './row-store.js';
import type { Skips } from './skips.js';
import type { Tail } from './tail.js';
import { Wakeup } from './wakeup.js';

/** How many rows of one runner are being attended to at once. */
const AT_ONCE = 16;
/** The longest sleep between two looks at the agenda, should a wake-up be missed. */
const LOOK_EVERY_MS = 30_000;

/** What came of attending to a row. */
export type Attended =
  /** Nothing more is wanted until the row's next event. */
  | { readonly kind: 'done' }
  /** Told, or failed: look again after a back-off, or at the time given, unless an event moves the row before. */
  | { readonly kind: 'again'; readonly at?: number; readonly resume?: string }
  /** A person must look. */
  | { readonly kind: 'park'; readonly reason: string };

/** Attends to one row; the signal aborts when a later event of the row has superseded what it wanted. */
export type Attend = (row: unknown, entry: AgendaEntry, signal: AbortSignal) => Promise<Attended>;

export type RunnerParts = {
  readonly store: EventStore;
  readonly rows: RowStore;
  /** None unless told. */
  readonly skips?: Skips;
  readonly tail: Tail;
  readonly clock: Clock;
  readonly log: Log;
  readonly owner: string;
  readonly leaseTtlMs?: number;
  /** In [0, 1): spreads the retries of several servers. */
  readonly spread: () => number;
};

/** The version of the row that is attended to, what ends that, and when it has ended; never a failure. */
type UnderWay = { readonly from: string; readonly over: AbortController; readonly ended: Promise<void> };

/**
 * A fold whose rows want something done: a saga's next command, an effect's wish. Folding and attending run under one lease. What
 * a row wants stays on the agenda until an event moves the row, so a crash only repeats it; each repeat backs off, so nothing spins.
 */
export class AgendaRunner {
  readonly fold: FoldRunner;
  readonly #underWay = new Map<string, UnderWay>();
  #wakeup: Wakeup | undefined;

  constructor(
    private readonly parts: RunnerParts,
    private readonly what: Required<FoldTable>,
    private readonly attend: Attend,
  ) {
    this.fold = new FoldRunner(parts, what, (agenda, takenUp) => this.#moved(agenda, takenUp));
  }

  run(signal: AbortSignal): Promise<void> {
    const { rows, clock } = this.parts;
    return whileHolding(
      { ...this.parts, leases: rows.leases },
      leaseOfRunner(this.fold.name),
      signal,
      async (lease, held) => {
        const folded = new AbortController();
        const attended = AbortSignal.any([held, folded.signal]);
        this.#wakeup = new Wakeup(clock, attended);
        const attending = this.#attendAll(attended);
        try {
          await this.fold.run(lease, held);
        } finally {
          // The lease is let go of only when nothing is attended to any more: who takes it next attends to the same rows.
          folded.abort(OVER);
          for (const { over } of this.#underWay.values()) over.abort(OVER);
          await attending;
          await Promise.all(Array.from(this.#underWay.values(), ({ ended }) => ended));
        }
      },
    );
  }

  #moved(agenda: readonly AgendaChange[], takenUp: readonly string[]): void {
    for (const { key, from } of agenda) {
      const underWay = this.#underWay.get(key);
      if (underWay !== undefined && underWay.from !== from) underWay.over.abort(OVER);
    }
    if (agenda.length > 0 || takenUp.length > 0) this.#wakeup?.ring();
  }

  async #attendAll(signal: AbortSignal): Promise<void> {
    const { clock, rows, log } = this.parts;
    while (!signal.aborted) {
      let next = clock.now() + LOOK_EVERY_MS;
      try {
        const free = AT_ONCE - this.#underWay.size;
        const due = free > 0 ? await rows.agenda.due(this.fold.name, clock.now(), AT_ONCE + free) : [];
        for (const entry of due.filter(({ key }) => !this.#underWay.has(key)).slice(0, free))
          this.#begin(entry, signal);
        const following = this.#underWay.size < AT_ONCE ? await this.#nextNotUnderWay() : undefined;
        next = Math.min(next, following ?? next);
      } catch (error) {
        log.warn({ runner: this.fold.name, err: error }, 'could not look at the agenda; trying again');
        next = clock.now() + backoffMs(1, this.parts.spread());
      }
      await this.#wakeup?.sleepUntil(next);
    }
  }

  /** Entries under way are still on the agenda; looking for them again at once would spin. */
  async #nextNotUnderWay(): Promise<number | undefined> {
    const next = await this.parts.rows.agenda.nextAt(this.fold.name);
    if (next === undefined || this.#underWay.size === 0) return next;
    return Math.max(next, this.parts.clock.now() + 200);
  }

  #begin(entry: AgendaEntry, signal: AbortSignal): void {
    const over = new AbortController();
    const ended = this.#attendTo(entry, AbortSignal.any([signal, over.signal])).finally(() => {
      this.#underWay.delete(entry.key);
      this.#wakeup?.ring();
    });
    this.#underWay.set(entry.key, { from: entry.from, over, ended });
  }

  async #attendTo(entry: AgendaEntry, signal: AbortSignal): Promise<void> {
    const { rows, clock, log, spread } = this.parts;
    const name = this.fold.name;
    const again = (at?: number, resume?: string) =>
      rows.agenda.defer(name, entry, {
        retryAt: at ?? clock.now() + backoffMs(entry.attempts, spread()),
        attempts: entry.attempts + 1,
        ...(resume === undefined ? {} : { resume }),
      });
    try {
      const stored = (await rows.load(this.what.table, [entry.key])).get(entry.key);
      if (stored === undefined) return await rows.agenda.done(name, entry);
      const attended = await this.attend(JSON.parse(stored.body), entry, signal);
      if (attended.kind === 'done') await rows.agenda.done(name, entry);
      else if (attended.kind === 'again') await again(attended.at, attended.resume);
      else await rows.agenda.park(this.#parking(entry, attended.reason));
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ runner: name, key: entry.key, attempts: entry.attempts, err: error }, 'failed; trying again later');
      await again().catch(() => undefined);
    }
  }

  #parking({ key, from }: AgendaEntry, reason: string) {
    return { runner: this.fold.name, key, position: from, eventId: '', reason, parkedAt: this.parts.clock.now() };
  }
}
