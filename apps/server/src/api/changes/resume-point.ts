import type { Position } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
import type { Engine } from '../../engine/engine.js';
import { positionFrom } from '../http/position-header.js';
import { Problem } from '../http/problem.js';

/** Who has missed more events than these is told to ask for everything anew: that costs less than to tell every change. */
export const MAX_MISSED_EVENTS = 5_000;
const PAGE_EVENTS = 1_000;

/** From where a stream of changes goes on, and why not from where the client was. */
export type ResumePoint = {
  readonly position: Position | undefined;
  readonly reset: 'unknownPosition' | 'tooFarBehind' | undefined;
};

/** `lastEventId` is what a client names that comes back, `after` what a new one has seen elsewhere; from now on where there is neither. */
export async function resumePoint(
  { store, logId }: Pick<Engine, 'store' | 'logId'>,
  lastEventId: string | undefined,
  after: string | undefined,
): Promise<ResumePoint> {
  const head = await store.head();
  if (lastEventId === undefined && after === undefined) return { position: head, reset: undefined };
  const seen =
    lastEventId === undefined ? positionFrom(after ?? '', logId, '?after') : knownPosition(lastEventId, logId);
  // A log that was restored to an earlier moment does not know what the client has seen since.
  if (seen === undefined || head === undefined || seen > head) return { position: head, reset: 'unknownPosition' };
  const missed = await missedEvents(store, seen);
  if (missed === undefined) return { position: head, reset: 'unknownPosition' };
  return missed > MAX_MISSED_EVENTS ? { position: head, reset: 'tooFarBehind' } : { position: seen, reset: undefined };
}

/** A browser that comes back with an id of another time or another store can't be told by a refusal: it would just try again. */
function knownPosition(lastEventId: string, logId: string): Position | undefined {
  try {
    return positionFrom(lastEventId, logId, 'Last-Event-ID');
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** How many events stand behind a position, counted no further than need be; `undefined` where no store has such positions. */
async function missedEvents(store: EventStore, seen: Position): Promise<number | undefined> {
  let [missed, after]: [number, Position | undefined] = [0, seen];
  try {
    while (missed <= MAX_MISSED_EVENTS) {
      const { events, position, atEnd } = await store.readAll(after, { limit: PAGE_EVENTS });
      missed += events.length;
      if (atEnd) break;
      after = position;
    }
    return missed;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
