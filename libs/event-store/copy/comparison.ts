import type { Position } from '#kernel/message.js';
import type { MovableLog } from '../movable-log.js';
import { LogDigest } from './log-digest.js';

const PAGE_EVENTS = 2_000;

/** Reads a log and its copy side by side, and goes on later where it was: what was compared online is not read again. */
export class Comparison {
  private readonly from: Side;
  private readonly to: Side;

  constructor(
    from: MovableLog,
    to: MovableLog,
    private readonly signal: AbortSignal,
  ) {
    this.from = new Side(from);
    this.to = new Side(to);
  }

  get events(): number {
    return this.to.digest.count;
  }

  get streams(): number {
    return this.to.digest.streamCount;
  }

  /** Compares all that the copy holds. Gives what differs, in words. */
  async ofCopy(looked: (events: number) => void): Promise<string | undefined> {
    do {
      this.signal.throwIfAborted();
      await this.to.readTo(this.events + PAGE_EVENTS);
      await this.from.readTo(this.events);
      looked(this.events);
    } while (!this.to.isOver);
    return this.from.digest.differenceTo(this.to.digest);
  }

  /** Compares all that the log and the copy hold. */
  async ofAll(looked: (events: number) => void): Promise<string | undefined> {
    await this.ofCopy(looked);
    await this.from.readTo(Infinity);
    return this.from.digest.differenceTo(this.to.digest);
  }
}

class Side {
  readonly digest = new LogDigest();
  isOver = false;
  private position: Position | undefined;

  constructor(private readonly log: MovableLog) {}

  async readTo(events: number): Promise<void> {
    this.isOver = false;
    while (this.digest.count < events && !this.isOver) {
      const slice = await this.log.read(this.position, Math.min(PAGE_EVENTS, events - this.digest.count));
      for (const event of slice.events) this.digest.add(event);
      this.position = slice.position;
      this.isOver = slice.atEnd;
    }
  }
}
