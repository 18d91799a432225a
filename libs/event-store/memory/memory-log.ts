import { Bell } from '../bell.js';
import type { LogState } from '../movable-log.js';
import type { StoredEvent } from '../stored-event.js';

/** What a log in memory is: events in their order, by stream, and whether it takes more. */
export class MemoryLog {
  readonly events: StoredEvent[] = [];
  readonly bell = new Bell();
  state: LogState = { kind: 'open' };
  private readonly streams = new Map<string, StoredEvent[]>();

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
}
