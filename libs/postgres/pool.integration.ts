import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, type Pool } from 'pg';
import { createDatabase, type TestDatabase } from '../../test/support/database.js';
import { openPool } from './pool.js';

describe('a pool', () => {
  let database: TestDatabase;
  let pool: Pool;
  let lost: (error: Error) => void = () => {};

  beforeAll(async () => {
    database = await createDatabase();
    pool = openPool({
      connectionString: database.url,
      applicationName: 'pool test',
      onLost: (error) => lost(error),
    });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('outlives the end of an idle connection, and says so', async () => {
    await pool.query('SELECT 1');
    const told = new Promise<Error>((resolve) => (lost = resolve));
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'pool test'`,
    );
    await client.end();
    expect((await told).message).toMatch(/terminat/);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('reads bigint as a number', async () => {
    const { rows } = await pool.query('SELECT 1764000000000::bigint AS time, count(*) FROM generate_series(1, 3)');
    expect(rows).toEqual([{ time: 1_764_000_000_000, count: 3 }]);
  });

  it('limits how long a statement takes', async () => {
    const { rows } = await pool.query<{ limit: string }>(`SELECT current_setting('statement_timeout') AS limit`);
    expect(rows[0]?.limit).toBe('30s');
  });

  it('gives up a connection that does not answer, and goes on with another one', async () => {
    const impatient = openPool({
      connectionString: database.url,
      applicationName: 'impatient pool test',
      maxConnections: 1,
      answerTimeoutMs: 100,
    });
    await expect(impatient.query('SELECT pg_sleep(20)')).rejects.toThrow('timeout');
    expect((await impatient.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await impatient.end();
  });
});
