import type { Recorded } from '#kernel/message.js';
import { Bell } from '../bell.js';
import type { LogState } from '../movable-log.js';
import { recordedFrom, type StoredEvent } from '../stored-event.js';

/** What a log in memory is: events in their order, by stream, and whether it takes more. */
export class MemoryLog {
  readonly events: StoredEvent[] = [];
  readonly bell = new Bell();
  state: LogState = { kind: 'open' };
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly recorded = new WeakMap<StoredEvent, Recorded>();

  stream(name: string): readonly StoredEvent[] {
    return this.streams.get(name) ?? [];
  }

  add(events: readonly Omit<StoredEvent, 'ordinal'>[]): StoredEvent[] {
    const stored = events.map((event, index) => ({ ...event, ordinal: this.events.length + index + 1 }));
    for (const event of stored) {
      this.events.push(event);
      const stream = this.streams.get(event.stream);
      if (stream === undefined) this.streams.set(event.stream, [event]);
      else stream.push(event);
    }
    this.bell.ring();
    return stored;
  }

  /** Parsed once for all who read it, and frozen, so none can change what another sees. */
  read(event: StoredEvent): Recorded {
    const known = this.recorded.get(event);
    if (known !== undefined) return known;
    const recorded = frozen(recordedFrom(event));
    this.recorded.set(event, recorded);
    return recorded;
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
