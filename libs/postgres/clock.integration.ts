import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createDatabase, type TestDatabase } from '../../test/support/database.js';
import { PostgresClock } from './clock.js';
import { openPool } from './pool.js';

describe("the database's clock", () => {
  let database: TestDatabase;
  let pool: Pool;
  let clock: PostgresClock;

  beforeAll(async () => {
    database = await createDatabase();
    pool = openPool({ connectionString: database.url, applicationName: 'clock test' });
    clock = await PostgresClock.open(pool);
  });
  afterAll(async () => {
    clock.close();
    await pool.end();
    await database.drop();
  });

  const databaseTime = async (): Promise<number> => {
    const { rows } = await pool.query<{ now: number }>(
      'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now',
    );
    return rows[0]!.now;
  };

  it("tells the database's time, to within the way there and back", async () => {
    const before = await databaseTime();
    const now = clock.now();
    const after = await databaseTime();
    expect(Number.isInteger(now)).toBe(true);
    expect(now).toBeGreaterThanOrEqual(before - 50);
    expect(now).toBeLessThanOrEqual(after + 50);
  });

  it('never runs backwards, whatever a measurement says', async () => {
    let latest = clock.now();
    for (let round = 0; round < 20; round++) {
      await clock.measure();
      const now = clock.now();
      expect(now).toBeGreaterThanOrEqual(latest);
      latest = now;
    }
  });

  it('goes on when the database is away, and says so', async () => {
    const gone = openPool({ connectionString: database.url, applicationName: 'clock test' });
    let told: (error: unknown) => void = () => {};
    const error = new Promise((resolve) => (told = resolve));
    const carried = await PostgresClock.open(gone, { everyMs: 5, onError: (reason) => told(reason) });
    await gone.end();
    expect(await error).toBeInstanceOf(Error);
    const now = carried.now();
    await carried.waitUntil(now + 5);
    expect(carried.now()).toBeGreaterThanOrEqual(now + 5);
    carried.close();
  });

  it('does not open without a database', async () => {
    const nowhere = openPool({ connectionString: 'postgres://127.0.0.1:1/none', applicationName: 'clock test' });
    await expect(PostgresClock.open(nowhere)).rejects.toThrow();
    await nowhere.end();
  });

  it('waits until a time, and not a moment less', async () => {
    const at = clock.now() + 20;
    await clock.waitUntil(at);
    expect(clock.now()).toBeGreaterThanOrEqual(at);
  });

  it('stops waiting when the signal aborts, and does not begin when it has', async () => {
    const abort = new AbortController();
    const waiting = clock.waitUntil(clock.now() + 3_600_000, abort.signal);
    abort.abort();
    await waiting;
    await clock.waitUntil(clock.now() + 3_600_000, abort.signal);
    expect(abort.signal.aborted).toBe(true);
  });
});
