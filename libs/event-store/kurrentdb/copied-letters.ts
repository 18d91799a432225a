import { NO_STREAM } from '@kurrent/kurrentdb-client';
import { MAX_BYTES_PER_APPEND, MAX_EVENTS_PER_APPEND } from '../event-store.js';
import type { TextEvent } from '../movable-log.js';
import type { Namespace } from './namespace.js';
import { sentEvent, type Letter } from './send-append.js';

/** An append of a copy: events that follow each other in the log and in their stream. */
export type CopiedLetter = Letter & { readonly insideStream: string; readonly lastRevision: number };

/** As few appends as keep the order: neighbours of one stream share one. */
export function lettersOf(events: readonly TextEvent[], namespace: Namespace): CopiedLetter[] {
  return neighbours(events).map((group) => {
    const [first, last] = [group[0] as TextEvent, group.at(-1) as TextEvent];
    return {
      stream: namespace.outside(first.stream),
      insideStream: first.stream,
      events: group.map(sentEvent),
      streamState: first.revision === 0 ? NO_STREAM : BigInt(first.revision - 1),
      lastRevision: last.revision,
    };
  });
}

function neighbours(events: readonly TextEvent[]): TextEvent[][] {
  const groups: TextEvent[][] = [];
  let bytes = 0;
  for (const event of events) {
    const group = groups.at(-1);
    const size = Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
    const fits = group !== undefined && group.length < MAX_EVENTS_PER_APPEND && bytes + size <= MAX_BYTES_PER_APPEND;
    if (fits && group[0]?.stream === event.stream) {
      group.push(event);
      bytes += size;
    } else {
      groups.push([event]);
      bytes = size;
    }
  }
  return groups;
}
