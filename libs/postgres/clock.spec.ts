import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { performance } from 'node:perf_hooks';
import type { Pool } from 'pg';
import { PostgresClock } from './clock.js';

const HOUR_MS = 3_600_000;

describe('a clock whose database has set its own back', () => {
  let databaseAheadMs: number;
  let clock: PostgresClock;
  const databaseTime = (): number => performance.now() + databaseAheadMs;
  beforeEach(async () => {
    databaseAheadMs = 500 * HOUR_MS;
    const pool = { query: async () => ({ rows: [{ now: databaseTime() }] }) } as unknown as Pool;
    clock = await PostgresClock.open(pool);
  });
  afterEach(() => clock.close());

  /** By the machine's monotonic clock. */
  async function waited(ms: number): Promise<number> {
    const since = performance.now();
    await clock.waitUntil(clock.now() + ms);
    return performance.now() - since;
  }

  it('I4 does not run backwards, and makes nobody wait much longer', async () => {
    const before = clock.now();
    databaseAheadMs -= HOUR_MS;
    await clock.measure();
    expect(clock.now()).toBeGreaterThanOrEqual(before);
    expect(await waited(100)).toBeLessThan(1_000);
  });

  it('lets the database catch up', async () => {
    expect(Math.abs(clock.now() - databaseTime())).toBeLessThan(20);
    databaseAheadMs -= 50;
    await clock.measure();
    expect(clock.now() - databaseTime()).toBeGreaterThan(20);
    await waited(100);
    expect(Math.abs(clock.now() - databaseTime())).toBeLessThan(20);
  });
});
