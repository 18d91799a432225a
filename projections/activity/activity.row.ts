import type { Histogram } from './histogram.js';

/**
 * What happened to the runs and bots of a group, or of a whole environment, within one minute, one hour, or ever. By the times that
 * events carry, in ms. What it adds to a number may be negative: a number at some time is what has been added up to it.
 */
export type ActivityRow = {
  /** When the minute or hour begins; 0 of the row that holds everything. */
  readonly from: number;

  /** Runs that came into the queue, less those that left it by starting or ending. */
  readonly waiting: number;
  /** Runs that started, less those that ended. */
  readonly running: number;
  /** Bots that were asked for, less those that enrolled or are given up. */
  readonly provisioning: number;
  /** Bots that enrolled, less those that leave. */
  readonly enrolled: number;
  /** Bots that leave, less those that are gone. */
  readonly leaving: number;

  /** When the first queued of the runs that left the queue was queued; `null` where none left it. */
  readonly firstQueuedAt: number | null;
  /** How long the runs that started had waited, in ms. */
  readonly waits: Histogram;
  /** How long the runs that ended had run, in ms; of those that had started. */
  readonly lasts: Histogram;
  readonly ended: number;
  readonly succeeded: number;
};

export const noActivity = (from: number): ActivityRow => ({
  from,
  waiting: 0,
  running: 0,
  provisioning: 0,
  enrolled: 0,
  leaving: 0,
  firstQueuedAt: null,
  waits: {},
  lasts: {},
  ended: 0,
  succeeded: 0,
});
