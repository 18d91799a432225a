import type { Clock, Ending } from '#kernel/clock.js';
import { performance } from 'node:perf_hooks';
import type { Pool } from 'pg';

/** Clocks drift by less than a millisecond within this time. */
const MEASURE_EVERY_MS = 10_000;
/** Of several measurements the one with the shortest round trip is the least wrong. */
const MEASUREMENTS = 3;
/** A longer sleep looks at the clock in between, because a new measurement may have moved it. */
const LONGEST_SLEEP_MS = 5_000;
const SPEED_WHILE_AHEAD = 0.5;

/**
 * The database's time, carried by this machine's monotonic clock between measurements: so servers agree with each other,
 * whatever their own clocks say. Where a measurement says that it ran ahead, it goes half as fast until time has caught up: it runs
 * never backwards, and a wait is never longer than twice its time, however far the database's clock was set back.
 */
export class PostgresClock implements Clock {
  private latest = 0;
  private latestReadAt = 0;
  private offsetMs = 0;
  private readonly measuring: NodeJS.Timeout;

  private constructor(
    private readonly pool: Pool,
    everyMs: number,
    onError: (error: unknown) => void,
  ) {
    // While the database is away the last measurement goes on being right to within the drift.
    this.measuring = setInterval(() => void this.measure().catch(onError), everyMs).unref();
  }

  /** Measures before it answers the first time; rejects when the database can't be reached. The pool stays the caller's. */
  static async open(
    pool: Pool,
    { everyMs = MEASURE_EVERY_MS, onError = () => {} }: { everyMs?: number; onError?: (error: unknown) => void } = {},
  ): Promise<PostgresClock> {
    const clock = new PostgresClock(pool, everyMs, onError);
    try {
      await clock.measure();
    } catch (error) {
      clock.close();
      throw error;
    }
    return clock;
  }

  now(): number {
    const readAt = performance.now();
    const atLeast = this.latest + (readAt - this.latestReadAt) * SPEED_WHILE_AHEAD;
    this.latest = Math.max(atLeast, readAt + this.offsetMs);
    this.latestReadAt = readAt;
    return Math.floor(this.latest);
  }

  async waitUntil(at: number, signal?: Ending): Promise<void> {
    for (let now = this.now(); now < at && !signal?.aborted; now = this.now())
      await sleep(Math.min(at - now, LONGEST_SLEEP_MS), signal);
  }

  close(): void {
    clearInterval(this.measuring);
  }

  /** Asks the database for its time. Called by itself every so often. */
  async measure(): Promise<void> {
    let shortestMs = Infinity;
    let offsetMs = this.offsetMs;
    for (let measurement = 0; measurement < MEASUREMENTS; measurement++) {
      const sentAt = performance.now();
      const { rows } = await this.pool.query<{ now: number }>(DATABASE_TIME);
      const tripMs = performance.now() - sentAt;
      if (rows[0] === undefined || tripMs >= shortestMs) continue;
      shortestMs = tripMs;
      offsetMs = rows[0].now - (sentAt + tripMs / 2);
    }
    this.offsetMs = offsetMs;
  }
}

const DATABASE_TIME = 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now';

/** Resolves after a time, or as soon as the signal aborts. */
function sleep(ms: number, signal: Ending | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}
