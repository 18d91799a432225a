import type { Table } from '#runtime/row-store.js';
import type { StoredVersion } from '#runtime/stored-rows.js';
import type { Pool } from 'pg';
import { historyTable, presentTable } from './row-tables.js';
import { begin, end } from './transaction.js';

/** So many rows are in memory at a time. */
const ROWS_PER_FETCH = 1_000;

type ScannedRow = Omit<StoredVersion, 'to'> & { readonly to: string | null };

/** Holds one connection, and one moment of the database, until the caller has seen all or stops. */
export async function* scanRows(pool: Pool, table: Table, what: 'present' | 'versions'): AsyncGenerator<StoredVersion> {
  const client = await begin(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await client.query(`DECLARE scan NO SCROLL CURSOR FOR ${scanStatement(table, what)}`);
    for (;;) {
      const { rows } = await client.query<ScannedRow>(`FETCH ${ROWS_PER_FETCH} FROM scan`);
      for (const row of rows) yield { ...row, to: row.to ?? undefined };
      if (rows.length < ROWS_PER_FETCH) return;
    }
  } finally {
    // Nothing was written, so there is nothing to lose with the connection.
    await end(client, 'ROLLBACK').catch(() => undefined);
  }
}

function scanStatement(table: Table, what: 'present' | 'versions'): string {
  const present = `SELECT key, body, from_position AS "from", NULL::text AS "to" FROM ${presentTable(table)}`;
  const history = `SELECT key, body, from_position, to_position FROM ${historyTable(table)}`;
  const all = what === 'versions' && table.history ? `${present} UNION ALL ${history}` : present;
  return `${all} ORDER BY key, "from"`;
}
