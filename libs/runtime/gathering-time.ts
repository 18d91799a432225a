import type { Slice } from '#event-store/event-store.js';

/** How long a runner that has come to the end of the log lets events gather, and how many of the last batch make a millisecond. */
const SHORTEST_GATHERING_MS = 4;
const LONGEST_GATHERING_MS = 300;
const EVENTS_PER_MS = 4;

/**
 * A batch costs much the same however few events it has: so the busier the log is, the longer the next one gathers. And what follows
 * at once from an event, like the assignment of a run that was just enqueued, goes before the telling of it.
 */
export const gatheringMs = ({ events, atEnd }: Slice, tookMs: number): number =>
  atEnd
    ? Math.min(LONGEST_GATHERING_MS, SHORTEST_GATHERING_MS + Math.floor(events.length / EVENTS_PER_MS) + 4 * tookMs)
    : 0;
