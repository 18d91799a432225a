import type { Position, Recorded } from '#kernel/message.js';
import type { Slice } from '#event-store/event-store.js';
import type { Engine } from '../../engine/engine.js';
import { positionText } from '../http/position-header.js';
import { serverSentEvent } from '../http/server-sent-events.js';
import { changedRows, type ChangedRow } from './changed-rows.js';
import type { Followed } from './followed-projections.js';
import type { ResumePoint } from './resume-point.js';

/** How often a client hears how far it is when nothing changes. */
const PROGRESS_EVERY_MS = 5_000;

type Following = { readonly environmentId: string; readonly followed: readonly Followed[]; readonly from: ResumePoint };

/**
 * Changes of rows, derived from the log and told when the read models have them. The ids of events are positions; a client that comes
 * back with one gets all that it has missed.
 */
export class ChangeStream {
  #position: Position | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly following: Following,
    private readonly signal: AbortSignal,
  ) {
    this.#position = following.from.position;
  }

  async *events(): AsyncGenerator<string> {
    const { store } = this.engine;
    const { reset } = this.following.from;
    if (reset !== undefined) yield this.#told('reset', { reason: reset });
    yield this.#progress(0);
    const slices = store.subscribeAll(this.#position, { signal: this.signal })[Symbol.asyncIterator]();
    for (let next = slices.next(); !this.signal.aborted;) {
      const arrived = await this.#within(next);
      if (arrived === undefined) {
        yield this.#progress(0);
        continue;
      }
      if (arrived.done === true) return;
      yield* this.#tell(arrived.value);
      next = slices.next();
    }
  }

  async *#tell({ events, position }: Slice): AsyncGenerator<string> {
    yield* this.#untilRowsAreThere(events, position);
    if (this.signal.aborted) return;
    const { environmentId, followed } = this.following;
    const changes = changedRows(events, environmentId, followed);
    const present = await this.#presentOf(changes);
    const told = changes.map((change, index) => {
      // Of several changes at one position only the last one carries it: who has seen the others only must get it again.
      const isWhole = changes[index + 1]?.position !== change.position;
      const { projection, key } = change;
      const deleted = present.get(projection)?.has(key) === true ? {} : { deleted: true };
      return this.#message('change', change.position, isWhole, { projection, key, ...deleted });
    });
    this.#position = position;
    if (told.length > 0) yield told.join('');
  }

  /** Meanwhile the client hears how far behind the read models are. */
  async *#untilRowsAreThere(events: readonly Recorded[], position: Position | undefined): AsyncGenerator<string> {
    const [first] = events;
    if (first === undefined || position === undefined) return;
    for (const { name } of this.following.followed) {
      while (!this.signal.aborted && !(await this.engine.caughtUp(name, position, PROGRESS_EVERY_MS)))
        yield this.#progress(Math.max(0, this.engine.clock.now() - first.metadata.recordedAt));
    }
  }

  async #presentOf(changes: readonly ChangedRow[]): Promise<ReadonlyMap<string, ReadonlyMap<string, unknown>>> {
    const { rows, table } = this.engine;
    const names = [...new Set(changes.map(({ projection }) => projection))];
    const loaded = names.map(async (name) => {
      const keys = changes.flatMap(({ projection, key }) => (projection === name ? [key] : []));
      return [name, await rows.load(table(name), keys)] as const;
    });
    return new Map(await Promise.all(loaded));
  }

  /** `undefined` where nothing arrives for a while. */
  async #within<T>(next: Promise<T>): Promise<T | undefined> {
    const { clock } = this.engine;
    const arrived = new AbortController();
    const waiting = AbortSignal.any([arrived.signal, this.signal]);
    const quiet = clock.waitUntil(clock.now() + PROGRESS_EVERY_MS, waiting).then(() => undefined);
    try {
      return await Promise.race([next, quiet]);
    } finally {
      arrived.abort();
    }
  }

  #progress(lagMs: number): string {
    return this.#told('progress', { lagMs });
  }

  #told(event: string, data: object): string {
    return this.#position === undefined ? '' : this.#message(event, this.#position, true, data);
  }

  #message(event: string, position: Position, isWhole: boolean, data: object): string {
    const text = positionText(position, this.engine.installationId);
    return serverSentEvent(event, isWhole ? text : undefined, { ...data, position: text });
  }
}
