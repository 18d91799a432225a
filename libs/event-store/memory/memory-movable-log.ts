import type { Position } from '#kernel/message.js';
import { NotAsCopied, type LogState, type MovableLog, type TextEvent, type TextSlice } from '../movable-log.js';
import { ordinalOf, positionOf } from '../position.js';
import type { StoredEvent } from '../stored-event.js';
import type { MemoryLog } from './memory-log.js';

/** A log in memory as something to move, for specs. */
export class MemoryMovableLog implements MovableLog {
  constructor(
    private readonly log: MemoryLog,
    readonly shown: string,
  ) {}

  async state(): Promise<LogState> {
    return this.log.state;
  }

  async read(after: Position | undefined, limit: number): Promise<TextSlice> {
    const start = ordinalOf(after);
    const events = this.log.events.slice(start, start + limit).map(textFrom);
    const position = events.at(-1)?.position ?? after;
    return { events, position, atEnd: start + events.length === this.log.events.length };
  }

  async at(stream: string, revision: number): Promise<TextEvent | undefined> {
    const event = this.log.stream(stream)[revision];
    return event && textFrom(event);
  }

  async last(): Promise<TextEvent | undefined> {
    const event = this.log.events.at(-1);
    return event && textFrom(event);
  }

  async receive(from: string): Promise<void> {
    this.log.state = { kind: 'receiving', other: from };
  }

  async write(behind: Position | undefined, events: readonly TextEvent[]): Promise<Position> {
    if (this.log.state.kind !== 'receiving' || ordinalOf(behind) !== this.log.events.length)
      throw new NotAsCopied(`somebody else has changed ${this.shown} during the copy`);
    const stored = this.log.add(events.map(({ position: _, ...event }) => event));
    return positionOf(stored.at(-1)?.ordinal ?? ordinalOf(behind));
  }

  async seal(to: string): Promise<void> {
    this.log.state = { kind: 'sealed', other: to, end: (await this.last())?.position };
  }

  async reopen(): Promise<void> {
    this.log.state = { kind: 'open' };
  }

  async close(): Promise<void> {
    // Nothing was opened.
  }
}

const textFrom = ({ ordinal, ...event }: StoredEvent): TextEvent => ({ ...event, position: positionOf(ordinal) });
