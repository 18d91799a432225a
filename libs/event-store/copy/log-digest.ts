import { createHash } from 'node:crypto';
import type { TextEvent } from '../movable-log.js';

/** Streams that differ are named, so many of them. */
const NAMED_STREAMS = 10;

/** What is compared of a log: how many events, each stream's hash over everything but positions, and one over their order. */
export class LogDigest {
  count = 0;
  private readonly streams = new Map<string, string>();
  private order = '';

  add({ stream, revision, id, type, data, metadata }: TextEvent): void {
    this.count += 1;
    this.order = hash(this.order, id);
    this.streams.set(stream, hash(this.streams.get(stream) ?? '', String(revision), id, type, data, metadata));
  }

  get streamCount(): number {
    return this.streams.size;
  }

  /** What is not the same in another log, in words for people; `undefined` where they are equal. */
  differenceTo(other: LogDigest): string | undefined {
    if (this.count !== other.count) return `${this.count} events on one side, ${other.count} on the other`;
    const differing = [...this.streams].filter(([stream, digest]) => other.streams.get(stream) !== digest);
    if (differing.length > 0 || this.streams.size !== other.streams.size) {
      const names = differing.slice(0, NAMED_STREAMS).map(([stream]) => stream);
      return `the events of ${differing.length} streams differ: ${names.join(', ')}`;
    }
    return this.order === other.order ? undefined : 'the events stand in another order';
  }
}

/** Lengths are hashed too, so that no two lists of texts run into the same bytes. */
function hash(...texts: readonly string[]): string {
  const sum = createHash('sha256');
  for (const text of texts) sum.update(`${text.length}:${text}`);
  return sum.digest('base64');
}
