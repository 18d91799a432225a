import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrations } from '#migrations/all.js';
import { Client } from 'pg';
import { createDatabase, type TestDatabase } from '../../test/support/database.js';
import { migrate } from './migrate.js';

describe('migrations', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const applied = async (): Promise<readonly string[]> => {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM hostler.migrations ORDER BY timestamp');
    return rows.map(({ name }) => name);
  };

  it('run once each, in their order, when several processes start at once and again', async () => {
    await Promise.all([1, 2, 3, 4].map(() => migrate(database.url)));
    await migrate(database.url);
    expect(await applied()).toEqual(migrations.map(({ name }) => name));
  });

  it('leave the lock free', async () => {
    const { rows } = await client.query(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    expect(rows).toEqual([]);
  });
});
