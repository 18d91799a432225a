import type { Position } from '#kernel/message.js';
import { Backoff } from '../backoff.js';
import type { Slice } from '../event-store.js';
import { StoreUnavailable } from '../event-store.js';
import { pause } from '../pause.js';

/**
 * Events of one page; two pages are in memory at most. Large, because each call may stand still for 40 ms, which is how long TCP
 * holds back what the client sends in two parts.
 */
const PAGE_EVENTS = 8_000;
/** A page that did not come may have been too much for its time: the next attempt asks for half of it, down to this. */
const MIN_PAGE_EVENTS = 500;
const FIRST_RETRY_MS = 50;
const MAX_RETRY_MS = 2_000;

type Read = (after: Position | undefined, limit: number) => Promise<Slice>;

/** Reads page after page, each begun while the one before is still being folded, and waits out a store that is away. */
export class ReadAhead {
  private ahead: { readonly after: Position | undefined; readonly slice: Promise<Slice> } | undefined;

  constructor(
    private readonly readAll: Read,
    private readonly signal: AbortSignal,
  ) {}

  /** An empty slice when the signal aborts meanwhile. */
  async read(after: Position | undefined): Promise<Slice> {
    const { ahead } = this;
    this.ahead = undefined;
    const slice = await (ahead?.after === after && ahead !== undefined ? ahead.slice : this.patiently(after));
    if (!slice.atEnd && !this.signal.aborted) {
      const next = this.patiently(slice.position);
      // Whoever reads on hears of it; nobody else needs to.
      next.catch(() => undefined);
      this.ahead = { after: slice.position, slice: next };
    }
    return slice;
  }

  private async patiently(after: Position | undefined): Promise<Slice> {
    const backoff = new Backoff(FIRST_RETRY_MS, MAX_RETRY_MS);
    let limit = PAGE_EVENTS;
    while (!this.signal.aborted) {
      try {
        return await this.readAll(after, limit);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        limit = Math.max(MIN_PAGE_EVENTS, limit / 2);
        await pause(backoff.next(), this.signal);
      }
    }
    return { events: [], position: after, atEnd: false };
  }
}
