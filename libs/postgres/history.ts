import type { Pool } from 'pg';
import { SHAPE_LOCK } from './shape-lock.js';
import { inLongTransaction, inTransaction, type Statements } from './transaction.js';

/** A database that nobody has moved anything into or out of. */
export const FIRST_HISTORY = 1;

/** Which history the rows of this database are folded from: it counts the moves of the log to another store. */
export async function historyIn(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ history: number }>('SELECT history FROM hostler.installation');
  return rows[0]?.history ?? FIRST_HISTORY;
}

/** Holds where the present history is the one of this parameter. */
export const isHistory = (parameter: string): string =>
  `coalesce((SELECT history FROM hostler.installation), ${FIRST_HISTORY}) = ${parameter}::integer`;

/**
 * After a move of the log: servers that follow it in its old store lose their leases here and get none of the new history, so
 * what they would write is written by nobody. What has been folded stays to be shown until {@link forgetEarlierRows}.
 */
export async function beginHistory(pool: Pool, installationId: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    // A lease that is being taken is taken before this, and lost by it, or looks at the history after it.
    await client.query('LOCK TABLE hostler.leases IN SHARE ROW EXCLUSIVE MODE');
    await client.query(NEXT_HISTORY, [installationId]);
    await client.query('UPDATE hostler.leases SET owner = NULL, epoch = epoch + 1, expires_at = clock_timestamp()');
  });
}

const NEXT_HISTORY = `
  INSERT INTO hostler.installation AS ours (id, history) VALUES ($1, ${FIRST_HISTORY + 1})
  ON CONFLICT (is_only) DO UPDATE SET history = ours.history + 1`;

/** Forgets what was folded from the log in an earlier store, whose positions mean nothing in this one: it is folded anew. */
export async function forgetEarlierRows(pool: Pool): Promise<void> {
  await inLongTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [SHAPE_LOCK]);
    const { rowCount } = await client.query(
      'UPDATE hostler.installation SET rows_history = history WHERE rows_history <> history',
    );
    if (rowCount === 1) await forgetRows(client);
  });
}

/** Tables of rows are made anew from their declarations by whoever starts. */
async function forgetRows(client: Statements): Promise<void> {
  await client.query('DROP SCHEMA hostler_rows CASCADE');
  await client.query('CREATE SCHEMA hostler_rows');
  for (const table of ['checkpoints', 'agenda', 'parked', 'take_ups', 'snapshots'])
    await client.query(`DELETE FROM hostler.${table}`);
}
