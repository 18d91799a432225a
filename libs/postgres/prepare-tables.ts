import type { Table } from '#runtime/row-store.js';
import { tableId } from '#runtime/table-id.js';
import type { Pool, PoolClient } from 'pg';
import { SHAPE_LOCK } from './migrate.js';
import { createTables, declarationOf, dropTables, truncateTables } from './row-tables.js';
import { inTransaction } from './transaction.js';

/**
 * Makes the tables of rows from their declarations, under the lock that migrations take. They need no migration, because they
 * are disposable: whatever is in them can be folded again from the log.
 */
export async function prepareTables(pool: Pool, tables: readonly Table[]): Promise<void> {
  await inTransaction(pool, 'BEGIN', async (client) => {
    // Waiting for another process, or an index on a long table, may take its time.
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SHAPE_LOCK]);
    for (const table of tables) await prepareTable(client, table);
  });
}

/** Forgets all that a runner has written: its next start is a rebuild. */
export async function resetTable(pool: Pool, table: Table): Promise<void> {
  await inTransaction(pool, 'BEGIN', (client) => forget(client, table, [truncateTables(table)]));
}

async function prepareTable(client: PoolClient, table: Table): Promise<void> {
  const id = tableId(table);
  const declared = declarationOf(table);
  const { rows } = await client.query<{ declared: string }>(
    'SELECT declared FROM hostler.checkpoints WHERE runner = $1',
    [id],
  );
  const before = rows[0]?.declared;
  if (before !== undefined && before !== declared) await forget(client, table, dropTables(table));
  for (const statement of createTables(table)) await client.query(statement);
  await client.query(
    'INSERT INTO hostler.checkpoints (runner, declared) VALUES ($1, $2) ON CONFLICT (runner) DO UPDATE SET declared = $2',
    [id, declared],
  );
}

/** Empties what a runner has written. The checkpoint goes first: whoever is about to commit finds it moved, and writes nothing. */
async function forget(client: PoolClient, table: Table, emptyTables: readonly string[]): Promise<void> {
  const id = [tableId(table)];
  await client.query(
    'UPDATE hostler.checkpoints SET position = NULL, time = NULL, event_id = NULL WHERE runner = $1',
    id,
  );
  await client.query('DELETE FROM hostler.agenda WHERE runner = $1', id);
  await client.query('DELETE FROM hostler.parked WHERE runner = $1', id);
  for (const statement of emptyTables) await client.query(statement);
}
