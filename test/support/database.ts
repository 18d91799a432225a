import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

export type TestDatabase = { readonly url: string; drop(): Promise<void> };

/** A fresh, empty database of its own for one test file, on the server that the test run has started. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('TEST_DATABASE_URL is not set: integration tests need a PostgreSQL server');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  // Forced, so that a connection that a failing test left open does not keep its database for ever.
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
