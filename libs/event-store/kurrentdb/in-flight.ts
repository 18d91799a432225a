import { StoreUnavailable } from '../event-store.js';
import type { FitAppend } from '../fit-for-append.js';

/** On their way to the server at once; enough to keep it busy, few enough that it answers each within its deadline. */
const MAX_IN_FLIGHT_APPENDS = 256;
const MAX_IN_FLIGHT_BYTES = 8 * 1024 * 1024;
/** Beyond this many appends, or bytes, the next one is refused rather than kept waiting. */
const MAX_WAITING_APPENDS = 20_000;
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

type Waiting = { readonly append: FitAppend; readonly go: () => void };

/**
 * Lets appends through, many at a time but one a stream: the second append to a stream can only be judged when the first
 * stands, and streams do not wait for each other.
 */
export class InFlight {
  private readonly lanes = new Map<string, Waiting[]>();
  private readonly ready: Waiting[] = [];
  private appends = 0;
  private bytes = 0;
  private waiting = 0;
  private waitingBytes = 0;
  private whenIdle: (() => void) | undefined;

  /** Runs the send when it is the append's turn. Throws {@link StoreUnavailable} when too much is waiting already. */
  async through<T>(append: FitAppend, send: () => Promise<T>): Promise<T> {
    await this.turn(append);
    try {
      return await send();
    } finally {
      this.leave(append);
    }
  }

  /** Resolves when nothing waits and nothing is on its way. */
  idle(): Promise<void> {
    if (this.lanes.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.whenIdle = resolve;
    });
  }

  private turn(append: FitAppend): Promise<void> {
    if (this.waiting >= MAX_WAITING_APPENDS || this.waitingBytes >= MAX_WAITING_BYTES) {
      throw new StoreUnavailable(`${this.waiting} appends wait for the event store; no more are taken`);
    }
    this.waiting += 1;
    this.waitingBytes += append.bytes;
    return new Promise((go) => {
      const waiting = { append, go };
      const lane = this.lanes.get(append.stream);
      if (lane !== undefined) {
        lane.push(waiting);
        return;
      }
      this.lanes.set(append.stream, []);
      this.ready.push(waiting);
      this.admit();
    });
  }

  private admit(): void {
    while (this.appends < MAX_IN_FLIGHT_APPENDS && this.bytes < MAX_IN_FLIGHT_BYTES) {
      const next = this.ready.shift();
      if (next === undefined) return;
      const { append, go } = next;
      this.waiting -= 1;
      this.waitingBytes -= append.bytes;
      this.appends += 1;
      this.bytes += append.bytes;
      go();
    }
  }

  private leave(append: FitAppend): void {
    this.appends -= 1;
    this.bytes -= append.bytes;
    const lane = this.lanes.get(append.stream);
    const next = lane?.shift();
    if (next === undefined) this.lanes.delete(append.stream);
    else this.ready.push(next);
    this.admit();
    if (this.lanes.size > 0) return;
    this.whenIdle?.();
    this.whenIdle = undefined;
  }
}
