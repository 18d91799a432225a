import type { Recorded } from '#kernel/message.js';
import type { Appended } from './event-store.js';
import type { FitAppend } from './fit-for-append.js';
import { WrongExpectedRevision } from './event-store.js';
import { positionOf } from './position.js';

/** An event as a log keeps it: data and metadata are the exact JSON text of the append. */
export type StoredEvent = {
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
};

/** An event as it is read, parsed anew each time. */
export const recordedFrom = (event: StoredEvent): Recorded => ({
  type: event.type,
  data: JSON.parse(event.data) as Recorded['data'],
  id: event.id,
  stream: event.stream,
  revision: event.revision,
  position: positionOf(event.ordinal),
  metadata: JSON.parse(event.metadata) as Recorded['metadata'],
});

/** The answer to an append whose events now stand in the log, for the first time or again. */
export function appended(events: readonly StoredEvent[], repeated: boolean): Appended {
  const last = events.at(-1);
  if (last === undefined) throw new Error('an append has at least one event');
  return { revision: last.revision, position: positionOf(last.ordinal), repeated, events: events.map(recordedFrom) };
}

/**
 * The answer to an append that was refused: the first result again, if what stands behind the expected revision are the very
 * same events; otherwise throws {@link WrongExpectedRevision}.
 */
export function repeatedOrRefused(append: FitAppend, standing: readonly StoredEvent[], actual: number): Appended {
  const same =
    standing.length === append.events.length && standing.every((event, index) => event.id === append.events[index]?.id);
  if (!same) throw new WrongExpectedRevision(append.stream, append.expectedRevision, actual);
  return appended(standing, true);
}
