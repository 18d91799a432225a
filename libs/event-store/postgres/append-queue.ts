import { StoreUnavailable } from '../event-store.js';
import type { FitAppend } from '../fit-for-append.js';

/** Beyond this many appends, or bytes, the next one is refused rather than kept waiting. */
const MAX_WAITING_APPENDS = 20_000;
const MAX_WAITING_BYTES = 64 * 1024 * 1024;
/** One batch is one call to the server. */
const MAX_BATCH_APPENDS = 512;
const MAX_BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Appends that wait for their turn, first come first served, but at most one a stream in a batch: the second append to a
 * stream can only be judged when the first stands. So each stream is a lane, and a batch takes the first of each.
 */
export class AppendQueue<Waiting extends { readonly append: FitAppend }> {
  private readonly lanes = new Map<string, Waiting[]>();
  private appends = 0;
  private bytes = 0;

  get isEmpty(): boolean {
    return this.appends === 0;
  }

  /** Throws {@link StoreUnavailable} when too much is waiting already. */
  add(waiting: Waiting): void {
    if (this.appends >= MAX_WAITING_APPENDS || this.bytes >= MAX_WAITING_BYTES) {
      throw new StoreUnavailable(`${this.appends} appends wait for the event store; no more are taken`);
    }
    const lane = this.lanes.get(waiting.append.stream);
    if (lane === undefined) this.lanes.set(waiting.append.stream, [waiting]);
    else lane.push(waiting);
    this.appends += 1;
    this.bytes += waiting.append.bytes;
  }

  /** The next batch; the appends leave the queue. */
  take(): Waiting[] {
    const batch: Waiting[] = [];
    let batchBytes = 0;
    // What is left of a lane goes behind the others; a batch ends before it comes round to it again.
    const laneCount = Math.min(this.lanes.size, MAX_BATCH_APPENDS);
    for (const [stream, lane] of this.lanes) {
      if (batch.length === laneCount || batchBytes >= MAX_BATCH_BYTES) break;
      const waiting = lane.shift();
      if (waiting === undefined) continue;
      this.lanes.delete(stream);
      if (lane.length > 0) this.lanes.set(stream, lane);
      batch.push(waiting);
      batchBytes += waiting.append.bytes;
    }
    this.appends -= batch.length;
    this.bytes -= batchBytes;
    return batch;
  }
}
