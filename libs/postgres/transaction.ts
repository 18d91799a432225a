import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';

type Begin = 'BEGIN' | 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** Runs work in one transaction, which is rolled back when it throws. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await begin(pool, 'BEGIN');
  try {
    const result = await work(client);
    await end(client, 'COMMIT');
    return result;
  } catch (error) {
    await end(client, 'ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** What asks a database. */
export type Statements = {
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<Row>>;
};

/** As long as a timer can count. */
const LONGEST_MS = 2 ** 31 - 1;

/** A transaction whose statements may take their time: an index on a long table, or the wait for another process. */
export function inLongTransaction<Result>(pool: Pool, work: (client: Statements) => Promise<Result>): Promise<Result> {
  return inTransaction(pool, async (client) => {
    await client.query('SET LOCAL statement_timeout = 0');
    return work({
      query: <Row extends QueryResultRow>(text: string, values: unknown[] = []) => {
        const patient: QueryConfig & { readonly query_timeout: number } = { text, values, query_timeout: LONGEST_MS };
        return client.query<Row>(patient);
      },
    });
  });
}

/** Borrows a connection and begins a transaction on it. To be followed by {@link end}. */
export async function begin(pool: Pool, how: Begin): Promise<PoolClient> {
  const client = await pool.connect();
  client.on('error', brokenWhileBorrowed);
  try {
    await client.query(how);
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Ends the transaction and gives the connection back; one that can't even do that is broken, and closed. */
export async function end(client: PoolClient, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  try {
    await client.query(how);
  } catch (error) {
    client.release(true);
    throw error;
  }
  client.off('error', brokenWhileBorrowed);
  client.release();
}

/** The next query says that the connection is broken. Without a listener the event that comes before would end the process. */
const brokenWhileBorrowed = (): void => undefined;
