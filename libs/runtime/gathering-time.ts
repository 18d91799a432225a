import type { Slice } from '#event-store/event-store.js';

/** How long a runner that has come to the end of the log lets events gather, and how many of the last batch make a millisecond. */
const SHORTEST_GATHERING_MS = 4;
const LONGEST_GATHERING_MS = 300;
const EVENTS_PER_MS = 20;
/** A runner leaves the database alone for so many times as long as its last batch took. */
const RESTS_PER_BATCH = 2;

/**
 * A batch costs much the same however few events it has, and a row that changes three times within it is written once. So the busier
 * the log or the database is, the longer the next batch gathers. And what follows at once from an event, like the assignment
 * of a run that was just enqueued, goes before the telling of it.
 */
export function gatheringMs({ events, atEnd }: Slice, tookMs: number): number {
  if (!atEnd) return 0;
  const wanted = SHORTEST_GATHERING_MS + Math.floor(events.length / EVENTS_PER_MS) + RESTS_PER_BATCH * tookMs;
  return Math.min(LONGEST_GATHERING_MS, wanted);
}
