import type { Position } from '#kernel/message.js';
import type { Slice } from '../event-store.js';
import { ordinalOf, positionOf } from '../position.js';
import { recordedFrom, type StoredEvent } from '../stored-event.js';

/** How many are kept at least; twice as many at most. */
const KEPT_EVENTS = 8_192;

/**
 * The newest events of the log, as long as this process has appended them all: whoever follows the log closely is served from here,
 * and the database is asked only for what others have appended.
 */
export class FreshEvents {
  private events: StoredEvent[] = [];

  /** What one call has appended, in the order of the log. */
  add(appended: readonly StoredEvent[]): void {
    const [first] = appended;
    if (first === undefined) return;
    if (first.ordinal !== (this.events.at(-1)?.ordinal ?? NaN) + 1) this.events = [];
    this.events.push(...appended);
    if (this.events.length > 2 * KEPT_EVENTS) this.events = this.events.slice(-KEPT_EVENTS);
  }

  /** The next events after a position; `undefined` where only the database knows what follows. */
  after(position: Position | undefined, limit: number): Slice | undefined {
    const first = this.events[0]?.ordinal;
    if (first === undefined) return undefined;
    const start = ordinalOf(position) + 1 - first;
    if (start < 0 || start >= this.events.length) return undefined;
    const events = this.events.slice(start, start + limit);
    const last = events.at(-1) as StoredEvent;
    // Nothing stood behind the last one when it was appended; what others append since then rings the bell.
    return {
      events: events.map(recordedFrom),
      position: positionOf(last.ordinal),
      atEnd: start + events.length === this.events.length,
    };
  }
}
