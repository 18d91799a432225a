import { migrations } from '#migrations/all.js';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { SHAPE_LOCK } from './shape-lock.js';

/** The longest wait for another process that is migrating. */
const LOCK_TIMEOUT_MS = 10 * 60_000;

/** Brings the database to the present shape. Several processes may do so at once: TypeORM takes no lock, we do. */
export async function migrate(connectionString: string): Promise<void> {
  const client = new Client({
    connectionString,
    application_name: 'hostler migrate',
    lock_timeout: LOCK_TIMEOUT_MS,
  });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [SHAPE_LOCK]);
    // TypeORM keeps its list of migrations in this schema, so it must stand before the first of them.
    await client.query('CREATE SCHEMA IF NOT EXISTS hostler');
    await runMigrations(connectionString);
  } finally {
    // Ends the session, and the lock with it.
    await client.end();
  }
}

async function runMigrations(connectionString: string): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: connectionString,
    applicationName: 'hostler migrate',
    schema: 'hostler',
    migrationsTableName: 'migrations',
    migrations,
  });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}
