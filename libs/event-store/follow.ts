import type { Position } from '#kernel/message.js';
import type { Bell } from './bell.js';
import type { Slice } from './event-store.js';

type Followed = {
  /** Reads on after a position; waits out a store that is away. */
  readonly read: (after: Position | undefined) => Promise<Slice>;
  /** Rings when there may be more to read. */
  readonly bell: Bell;
  readonly signal: AbortSignal;
};

/** A subscription made of reads: catches up slice by slice, tells once that the end is reached, then waits for the bell. */
export async function* follow(after: Position | undefined, { read, bell, signal }: Followed): AsyncGenerator<Slice> {
  let position = after;
  let endWasTold = false;
  while (!signal.aborted) {
    const rings = bell.count;
    const slice = await read(position);
    if (signal.aborted) return;
    const isNews = slice.position !== position || (slice.atEnd && !endWasTold);
    position = slice.position;
    endWasTold = slice.atEnd;
    if (isNews) yield slice;
    if (slice.atEnd) await bell.heardSince(rings, signal);
  }
}
