import type { Position } from '#kernel/message.js';
import type { Priority } from '#domain/run/run.events.js';

/** Enough digits for any time in milliseconds that a safe integer can hold. */
const TIME_DIGITS = 16;

/**
 * Where a run stands in its queue, as text that sorts: priority, then time queued, then the position of its first event (P1).
 * Compare by code point, as the row stores do.
 */
export const turnOf = (priority: Priority, queuedAt: number, place: Position): string =>
  `${priority === 'high' ? 0 : 1}:${String(queuedAt).padStart(TIME_DIGITS, '0')}:${place}`;
